
-- What the schema language cannot say -------------------------------------------------------------------------------

-- Work still to do is found by small partial indexes, so the cost of looking does not grow with history.
CREATE INDEX "inbox_updates_open" ON "inbox_updates" ("bot", "lane", "id") WHERE "handled_at" IS NULL AND "parked_at" IS NULL;
CREATE INDEX "outbox_events_unpublished" ON "outbox_events" ("id") WHERE "published_at" IS NULL;
CREATE INDEX "outbox_events_undone" ON "outbox_events" ("published_at") WHERE "done_at" IS NULL;
CREATE INDEX "timers_due" ON "timers" ("due_at") WHERE "fired_at" IS NULL;
CREATE INDEX "notifications_waiting" ON "notifications" ("bot", "urgency", "due_at") WHERE "sent_at" IS NULL AND "failed_at" IS NULL;
CREATE INDEX "orders_open" ON "orders" ("branch_id", "placed_at") WHERE "ended_at" IS NULL;
CREATE INDEX "deliveries_searching" ON "deliveries" ("search_from") WHERE "status" IN ('unassigned', 'offered');

-- One of a kind, kept by the database and not by hope.
CREATE UNIQUE INDEX "shifts_one_open" ON "shifts" ("driver_id") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "offers_one_open" ON "offers" ("delivery_id", "driver_id") WHERE "status" = 'open';
CREATE UNIQUE INDEX "cash_handovers_one_open" ON "cash_handovers" ("driver_id") WHERE "status" IN ('declared', 'counted');
CREATE UNIQUE INDEX "role_grants_one" ON "role_grants" ("user_id", "role", COALESCE("branch_id", '')) WHERE "revoked_at" IS NULL;

-- Numbers that must hold whoever writes.
ALTER TABLE "stock_levels" ADD CONSTRAINT "stock_never_below_nothing" CHECK ("on_hand" >= 0 AND "reserved" >= 0 AND "reserved" <= "on_hand");
ALTER TABLE "slots" ADD CONSTRAINT "slot_never_over_capacity" CHECK ("taken" >= 0 AND "taken" <= "capacity" AND "starts_at" < "ends_at");
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_line_quantity" CHECK ("quantity" BETWEEN 1 AND 99);
ALTER TABLE "order_lines" ADD CONSTRAINT "order_line_quantity" CHECK ("quantity" > 0 AND "total_units" >= 0);
ALTER TABLE "orders" ADD CONSTRAINT "order_adds_up" CHECK ("total_units" = "subtotal_units" - "discount_units" + "delivery_fee_units" + "tip_units" AND "total_units" >= 0);
ALTER TABLE "reviews" ADD CONSTRAINT "review_stars" CHECK ("stars" BETWEEN 1 AND 5 AND ("driver_stars" IS NULL OR "driver_stars" BETWEEN 1 AND 5));
ALTER TABLE "staff_invites" ADD CONSTRAINT "invite_uses" CHECK ("uses" <= "max_uses");
ALTER TABLE "orders" ADD CONSTRAINT "order_status" CHECK ("status" IN ('placed','confirmed','preparing','ready','fulfilled','expired','rejected','cancelled','returned'));
ALTER TABLE "deliveries" ADD CONSTRAINT "delivery_status" CHECK ("status" IN ('unassigned','offered','accepted','at_pickup','picked_up','at_dropoff','delivered','failed','returning','returned','cancelled'));
ALTER TABLE "deliveries" ADD CONSTRAINT "delivery_has_driver" CHECK (("status" IN ('accepted','at_pickup','picked_up','at_dropoff','delivered','failed','returning','returned')) <= ("driver_id" IS NOT NULL));
ALTER TABLE "offers" ADD CONSTRAINT "offer_status" CHECK ("status" IN ('open','accepted','declined','expired','withdrawn'));
ALTER TABLE "shifts" ADD CONSTRAINT "shift_status" CHECK ("status" IN ('on','paused','off'));
ALTER TABLE "cash_handovers" ADD CONSTRAINT "cash_status" CHECK ("status" IN ('declared','counted','settled'));

-- The ledger --------------------------------------------------------------------------------------------------------
-- Double entry in its own schema. A leg is one debit and one credit of the same amount and currency, so a transaction
-- cannot be out of balance by construction; rows are never changed; the only way in is ledger.post().
CREATE SCHEMA "ledger";

CREATE TABLE "ledger"."account" (
  "code"        text NOT NULL,
  "currency"    text NOT NULL CHECK ("currency" ~ '^[A-Z0-9_]{2,16}$'),
  "normal"      text NOT NULL CHECK ("normal" IN ('debit', 'credit')),
  -- A guarded account keeps its running totals and is locked by every leg; an unguarded one (revenue, expense,
  -- clearing) is append-only and its balance is a sum, so that busy accounts are no bottleneck.
  "guarded"     boolean NOT NULL,
  "min_balance" numeric(38,0),
  "max_balance" numeric(38,0),
  "debits"      numeric(38,0) NOT NULL DEFAULT 0 CHECK ("debits" >= 0),
  "credits"     numeric(38,0) NOT NULL DEFAULT 0 CHECK ("credits" >= 0),
  PRIMARY KEY ("code", "currency"),
  CONSTRAINT "floor_holds" CHECK ("min_balance" IS NULL OR (CASE "normal" WHEN 'debit' THEN "debits" - "credits" ELSE "credits" - "debits" END) >= "min_balance"),
  CONSTRAINT "ceiling_holds" CHECK ("max_balance" IS NULL OR (CASE "normal" WHEN 'debit' THEN "debits" - "credits" ELSE "credits" - "debits" END) <= "max_balance"),
  CONSTRAINT "only_guarded_have_limits" CHECK ("guarded" OR ("min_balance" IS NULL AND "max_balance" IS NULL))
);

CREATE TABLE "ledger"."txn" (
  "id"         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  "key"        text NOT NULL UNIQUE,
  "kind"       text NOT NULL,
  "ref"        text NOT NULL,
  "actor"      text NOT NULL,
  "request"    text NOT NULL,
  "reverses"   bigint UNIQUE REFERENCES "ledger"."txn" ("id"),
  "posted_at"  timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX "txn_ref" ON "ledger"."txn" ("ref");

CREATE TABLE "ledger"."leg" (
  "txn_id"   bigint NOT NULL REFERENCES "ledger"."txn" ("id"),
  "position" smallint NOT NULL,
  "debit"    text NOT NULL,
  "credit"   text NOT NULL,
  "currency" text NOT NULL,
  "amount"   numeric(38,0) NOT NULL CHECK ("amount" > 0),
  PRIMARY KEY ("txn_id", "position"),
  CHECK ("debit" <> "credit"),
  FOREIGN KEY ("debit", "currency") REFERENCES "ledger"."account" ("code", "currency"),
  FOREIGN KEY ("credit", "currency") REFERENCES "ledger"."account" ("code", "currency")
);
CREATE INDEX "leg_debit" ON "ledger"."leg" ("debit", "currency");
CREATE INDEX "leg_credit" ON "ledger"."leg" ("credit", "currency");

CREATE FUNCTION "ledger"."forbid"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'ledger rows never change (% on %)', tg_op, tg_table_name USING ERRCODE = '55000';
END $$;
CREATE TRIGGER "txn_never_changes" BEFORE UPDATE OR DELETE ON "ledger"."txn" FOR EACH ROW EXECUTE FUNCTION "ledger"."forbid"();
CREATE TRIGGER "leg_never_changes" BEFORE UPDATE OR DELETE ON "ledger"."leg" FOR EACH ROW EXECUTE FUNCTION "ledger"."forbid"();
CREATE TRIGGER "txn_never_emptied" BEFORE TRUNCATE ON "ledger"."txn" FOR EACH STATEMENT EXECUTE FUNCTION "ledger"."forbid"();
CREATE TRIGGER "leg_never_emptied" BEFORE TRUNCATE ON "ledger"."leg" FOR EACH STATEMENT EXECUTE FUNCTION "ledger"."forbid"();
CREATE TRIGGER "account_never_goes" BEFORE DELETE ON "ledger"."account" FOR EACH ROW EXECUTE FUNCTION "ledger"."forbid"();

CREATE FUNCTION "ledger"."account_keeps_its_word"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (new.code, new.currency, new.normal, new.guarded) IS DISTINCT FROM (old.code, old.currency, old.normal, old.guarded) THEN
    RAISE EXCEPTION 'what an account is never changes' USING ERRCODE = '55000';
  END IF;
  IF new.debits < old.debits OR new.credits < old.credits THEN
    RAISE EXCEPTION 'account totals only grow' USING ERRCODE = '55000';
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER "account_keeps_its_word" BEFORE UPDATE ON "ledger"."account" FOR EACH ROW EXECUTE FUNCTION "ledger"."account_keeps_its_word"();

CREATE FUNCTION "ledger"."txn_has_a_leg"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "ledger"."leg" WHERE "txn_id" = new.id) THEN
    RAISE EXCEPTION 'transaction % has no legs', new.key USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "txn_has_a_leg" AFTER INSERT ON "ledger"."txn" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "ledger"."txn_has_a_leg"();

-- The one way to write. p_accounts: [{code, currency, normal, guarded, min, max}] opened when they are new;
-- p_legs: [{debit, credit, currency, amount}]. The same key with the same request is the same transaction; with another
-- request it is an error (22023). Guarded accounts are locked in one global order, so posters cannot deadlock.
CREATE FUNCTION "ledger"."post"(p_key text, p_kind text, p_ref text, p_actor text, p_accounts jsonb, p_legs jsonb, p_reverses bigint DEFAULT NULL)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v_request text := md5(p_kind || '|' || p_ref || '|' || p_legs::text || '|' || coalesce(p_reverses::text, ''));
  v_id bigint;
  v_known text;
BEGIN
  INSERT INTO ledger.txn (key, kind, ref, actor, request, reverses) VALUES (p_key, p_kind, p_ref, p_actor, v_request, p_reverses)
    ON CONFLICT (key) DO NOTHING RETURNING id INTO v_id;
  IF v_id IS NULL THEN
    SELECT id, request INTO v_id, v_known FROM ledger.txn WHERE key = p_key;
    IF v_known <> v_request THEN
      RAISE EXCEPTION 'posting key % was used for something else', p_key USING ERRCODE = '22023';
    END IF;
    RETURN v_id;
  END IF;
  INSERT INTO ledger.account (code, currency, normal, guarded, min_balance, max_balance)
    SELECT a->>'code', a->>'currency', a->>'normal', (a->>'guarded')::boolean, (a->>'min')::numeric, (a->>'max')::numeric
      FROM jsonb_array_elements(p_accounts) a ORDER BY 1, 2
    ON CONFLICT (code, currency) DO NOTHING;
  PERFORM 1 FROM ledger.account
    WHERE guarded AND (code, currency) IN (
      SELECT l->>'debit', l->>'currency' FROM jsonb_array_elements(p_legs) l
      UNION SELECT l->>'credit', l->>'currency' FROM jsonb_array_elements(p_legs) l)
    ORDER BY code, currency FOR UPDATE;
  INSERT INTO ledger.leg (txn_id, position, debit, credit, currency, amount)
    SELECT v_id, n, l->>'debit', l->>'credit', l->>'currency', (l->>'amount')::numeric
      FROM jsonb_array_elements(p_legs) WITH ORDINALITY t (l, n);
  UPDATE ledger.account a SET debits = a.debits + s.d, credits = a.credits + s.c
    FROM (SELECT code, currency, sum(d) d, sum(c) c FROM (
            SELECT l->>'debit' code, l->>'currency' currency, (l->>'amount')::numeric d, 0::numeric c FROM jsonb_array_elements(p_legs) l
            UNION ALL SELECT l->>'credit', l->>'currency', 0, (l->>'amount')::numeric FROM jsonb_array_elements(p_legs) l) x
          GROUP BY 1, 2) s
    WHERE a.guarded AND a.code = s.code AND a.currency = s.currency;
  RETURN v_id;
END $$;

CREATE FUNCTION "ledger"."reverse"(p_txn bigint, p_key text, p_actor text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE t ledger.txn;
BEGIN
  SELECT * INTO STRICT t FROM ledger.txn WHERE id = p_txn;
  RETURN ledger.post(p_key, 'reversal.' || t.kind, t.ref, p_actor, '[]'::jsonb,
    (SELECT jsonb_agg(jsonb_build_object('debit', credit, 'credit', debit, 'currency', currency, 'amount', amount::text) ORDER BY position)
       FROM ledger.leg WHERE txn_id = p_txn), p_txn);
END $$;

CREATE VIEW "ledger"."balance" AS
  SELECT a.code, a.currency, a.normal,
    CASE WHEN a.guarded THEN CASE a.normal WHEN 'debit' THEN a.debits - a.credits ELSE a.credits - a.debits END
    ELSE (SELECT coalesce(sum(CASE WHEN l.debit = a.code THEN l.amount ELSE -l.amount END), 0) * CASE a.normal WHEN 'debit' THEN 1 ELSE -1 END
            FROM ledger.leg l WHERE l.currency = a.currency AND (l.debit = a.code OR l.credit = a.code)) END AS balance
  FROM ledger.account a;

-- No row means a healthy ledger.
CREATE VIEW "ledger"."audit" AS
  SELECT 'stored totals differ from legs' AS problem, a.code, a.currency FROM ledger.account a
    WHERE a.guarded AND (a.debits, a.credits) IS DISTINCT FROM (
      (SELECT coalesce(sum(amount), 0) FROM ledger.leg WHERE debit = a.code AND currency = a.currency),
      (SELECT coalesce(sum(amount), 0) FROM ledger.leg WHERE credit = a.code AND currency = a.currency))
  UNION ALL
  SELECT 'currency does not sum to zero', '', currency
    FROM (SELECT currency, sum(CASE normal WHEN 'debit' THEN balance ELSE -balance END) AS s FROM ledger.balance GROUP BY 1) x WHERE s <> 0;
