-- CreateTable
CREATE TABLE "live_news" (
    "event_id" BIGINT NOT NULL,
    "place" BIGINT,
    "type" TEXT NOT NULL,
    "told_to" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "order_id" TEXT,
    "delivery_id" TEXT,
    "offer_id" TEXT,
    "driver_id" TEXT,
    "branch_id" TEXT,
    "user_id" TEXT,
    "session_id" TEXT,

    CONSTRAINT "live_news_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "live_head" (
    "id" INTEGER NOT NULL,
    "place" BIGINT NOT NULL DEFAULT 0,
    "swept_to" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "live_head_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "live_news_place_key" ON "live_news"("place");

-- CreateIndex
CREATE INDEX "live_news_order_id_place_idx" ON "live_news"("order_id", "place");

-- CreateIndex
CREATE INDEX "live_news_driver_id_place_idx" ON "live_news"("driver_id", "place");

-- What the schema language cannot say -------------------------------------------------------------------------------

CREATE INDEX "live_news_waiting" ON "live_news" ("event_id") WHERE "place" IS NULL;
ALTER TABLE "live_head" ADD CONSTRAINT "live_head_is_one" CHECK ("id" = 1);
INSERT INTO "live_head" ("id") VALUES (1);

-- Whoever writes news, writes this with it: whose it is, as it is at this moment. What the news itself says goes before
-- what the delivery says, because a delivery that was taken from a driver is no longer theirs when it is told.
CREATE FUNCTION keep_live_news() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_order text := NEW.payload->>'orderId';
  v_delivery text := NEW.payload->>'deliveryId';
  v_driver text := NEW.payload->>'driverId';
  v_branch text := NEW.payload->>'branchId';
  v_user text := NEW.payload->>'userId';
  f_order text;
  f_delivery text;
  f_driver text;
  f_branch text;
BEGIN
  IF v_delivery IS NOT NULL THEN
    SELECT d.id, d.order_id, d.driver_id, d.branch_id INTO f_delivery, f_order, f_driver, f_branch FROM deliveries d WHERE d.id = v_delivery;
  ELSIF v_order IS NOT NULL THEN
    SELECT d.id, d.order_id, d.driver_id, d.branch_id INTO f_delivery, f_order, f_driver, f_branch FROM deliveries d WHERE d.order_id = v_order;
  ELSIF v_driver IS NOT NULL THEN
    SELECT r.branch_id INTO f_branch FROM drivers r WHERE r.id = v_driver;
  ELSIF NEW.type IN ('staff.joined', 'role.granted', 'role.revoked') THEN
    SELECT r.id INTO f_driver FROM drivers r WHERE r.user_id = v_user;
  END IF;
  INSERT INTO live_news (event_id, type, told_to, at, order_id, delivery_id, offer_id, driver_id, branch_id, user_id, session_id)
    VALUES (NEW.id, NEW.type, NEW.payload->>'to', NEW.occurred_at, coalesce(v_order, f_order),
            coalesce(v_delivery, f_delivery), NEW.payload->>'offerId', coalesce(v_driver, f_driver), coalesce(v_branch, f_branch), v_user, NEW.payload->>'sessionId');
  RETURN NULL;
END $$;

CREATE TRIGGER keep_live_news AFTER INSERT ON outbox_events FOR EACH ROW WHEN (NEW.type <> 'timer.due')
  EXECUTE FUNCTION keep_live_news();

-- Gives the next places to committed news that has none, at most a thousand at a time; answers how many. The head is locked
-- until the commit, so that whoever sees a place sees every one before it. Each statement looks anew (READ COMMITTED).
CREATE FUNCTION place_live_news() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  v_head bigint;
  v_count integer;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM live_news WHERE place IS NULL) THEN RETURN 0; END IF;
  SELECT place INTO STRICT v_head FROM live_head WHERE id = 1 FOR UPDATE;
  WITH waiting AS (
    SELECT event_id, row_number() OVER (ORDER BY event_id) AS nth
      FROM (SELECT event_id FROM live_news WHERE place IS NULL ORDER BY event_id LIMIT 1000) w)
  UPDATE live_news l SET place = v_head + w.nth FROM waiting w WHERE l.event_id = w.event_id;
  GET DIAGNOSTICS v_count = ROW_COUNT;
  UPDATE live_head SET place = v_head + v_count WHERE id = 1;
  RETURN v_count;
END $$;
