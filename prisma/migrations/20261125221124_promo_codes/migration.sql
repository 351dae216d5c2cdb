-- AlterTable
ALTER TABLE "carts" ADD COLUMN     "promo_codes" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "promo_codes" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "effect" TEXT NOT NULL,
    "basis_points" INTEGER,
    "amount_units" BIGINT,
    "cap_units" BIGINT,
    "currency" TEXT NOT NULL,
    "minimum_basket_units" BIGINT,
    "first_order_only" BOOLEAN NOT NULL DEFAULT false,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "max_uses" INTEGER,
    "max_uses_per_customer" INTEGER DEFAULT 1,
    "category_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "stacks" BOOLEAN NOT NULL DEFAULT false,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "used" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "promo_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "promo_uses" (
    "promo_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "amount_units" BIGINT NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "promo_uses_pkey" PRIMARY KEY ("promo_id","order_id")
);

-- CreateTable
CREATE TABLE "promo_customers" (
    "promo_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "used" INTEGER NOT NULL DEFAULT 0,
    "most" INTEGER,

    CONSTRAINT "promo_customers_pkey" PRIMARY KEY ("promo_id","user_id")
);

-- CreateTable
CREATE TABLE "promo_guesses" (
    "user_id" TEXT NOT NULL,
    "wrong" INTEGER NOT NULL DEFAULT 0,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "promo_guesses_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "promo_codes_code_key" ON "promo_codes"("code");

-- CreateIndex
CREATE INDEX "promo_uses_order_id_idx" ON "promo_uses"("order_id");

-- AddForeignKey
ALTER TABLE "promo_uses" ADD CONSTRAINT "promo_uses_promo_id_fkey" FOREIGN KEY ("promo_id") REFERENCES "promo_codes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promo_uses" ADD CONSTRAINT "promo_uses_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promo_customers" ADD CONSTRAINT "promo_customers_promo_id_fkey" FOREIGN KEY ("promo_id") REFERENCES "promo_codes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Numbers that must hold whoever writes.
ALTER TABLE "carts" ADD CONSTRAINT "cart_promo_codes" CHECK ("promo_codes" IS NOT NULL AND cardinality("promo_codes") <= 5);
ALTER TABLE "promo_codes" ADD CONSTRAINT "promo_code_is_normal" CHECK ("code" = upper("code") AND "code" !~ '[[:space:]-]' AND char_length("code") BETWEEN 2 AND 32);
ALTER TABLE "promo_codes" ADD CONSTRAINT "promo_effect" CHECK (
  CASE "effect"
    WHEN 'percent' THEN COALESCE("basis_points" BETWEEN 1 AND 10000 AND ("cap_units" IS NULL OR "cap_units" > 0), false)
    WHEN 'fixed' THEN COALESCE("amount_units" > 0, false)
    WHEN 'free_delivery' THEN true
    ELSE false
  END);
ALTER TABLE "promo_codes" ADD CONSTRAINT "promo_limits" CHECK (("max_uses" IS NULL OR "max_uses" > 0) AND ("max_uses_per_customer" IS NULL OR "max_uses_per_customer" > 0));
ALTER TABLE "promo_codes" ADD CONSTRAINT "promo_never_over_its_limit" CHECK ("used" >= 0 AND ("max_uses" IS NULL OR "used" <= "max_uses"));
ALTER TABLE "promo_customers" ADD CONSTRAINT "promo_customer_never_over_the_limit" CHECK ("used" >= 0 AND ("most" IS NULL OR "used" <= "most"));
ALTER TABLE "promo_uses" ADD CONSTRAINT "promo_use_takes_something" CHECK ("amount_units" > 0);

-- Placing an order as before, and besides: it uses the codes that its price was made with, or is refused.
CREATE OR REPLACE FUNCTION "place_order"(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_known record;
  v_number integer;
  v_wanted integer;
  v_reserved integer;
  v_at timestamptz := (p->>'at')::timestamptz;
  v_order text := p->>'orderId';
  v_branch text := p->>'branchId';
  v_promo text;
  v_most integer;
BEGIN
  INSERT INTO idempotency_keys (scope, key, request, created_at) VALUES (p->>'scope', p->>'key', p->>'request', v_at)
    ON CONFLICT (scope, key) DO NOTHING;
  IF NOT FOUND THEN
    SELECT request, answer INTO v_known FROM idempotency_keys WHERE scope = p->>'scope' AND key = p->>'key';
    IF v_known.request <> p->>'request' THEN
      RAISE EXCEPTION 'request.key-reused' USING ERRCODE = 'GO001';
    END IF;
    RETURN v_known.answer || '{"isRepeat": true}';
  END IF;

  -- The cart that was priced is the cart that is placed.
  UPDATE carts SET version = version + 1, slot_id = NULL, note = NULL, tip_units = 0, cash_from_units = NULL, promo_codes = '{}', updated_at = v_at
    WHERE id = p->>'cartId' AND version = (p->>'cartVersion')::int;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'cart.changed' USING ERRCODE = 'GO001';
  END IF;
  DELETE FROM cart_lines WHERE cart_id = p->>'cartId';

  -- Rows in one order, so that two baskets cannot wait for each other in a ring.
  PERFORM 1 FROM stock_levels s
    JOIN jsonb_to_recordset(p->'reservations') AS r ("variantId" text, "quantity" int) ON s.variant_id = r."variantId"
    WHERE s.branch_id = v_branch ORDER BY s.variant_id FOR UPDATE OF s;
  SELECT count(*) INTO v_wanted FROM jsonb_array_elements(p->'reservations');
  UPDATE stock_levels s SET reserved = s.reserved + r."quantity"
    FROM jsonb_to_recordset(p->'reservations') AS r ("variantId" text, "quantity" int)
    WHERE s.branch_id = v_branch AND s.variant_id = r."variantId" AND s.on_hand - s.reserved >= r."quantity";
  GET DIAGNOSTICS v_reserved = ROW_COUNT;
  IF v_reserved <> v_wanted THEN
    RAISE EXCEPTION 'stock.not-enough' USING ERRCODE = 'GO001';
  END IF;

  IF p->>'slotId' IS NOT NULL THEN
    UPDATE slots SET taken = taken + 1 WHERE id = p->>'slotId' AND taken < capacity;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'places.slot-full' USING ERRCODE = 'GO001';
    END IF;
  END IF;

  -- Codes after goods and slot, as when all of it is given back, and in the order of their ids: two baskets with the same
  -- two codes cannot wait for each other in a ring. Before the order's rows, so that little has to be undone.
  FOR v_promo IN SELECT r."promoId" FROM jsonb_to_recordset(p->'promos') AS r ("promoId" text) ORDER BY r."promoId" LOOP
    UPDATE promo_codes SET used = used + 1
      WHERE id = v_promo AND is_active AND (max_uses IS NULL OR used < max_uses)
      RETURNING max_uses_per_customer INTO v_most;
    IF NOT FOUND THEN
      IF EXISTS (SELECT 1 FROM promo_codes WHERE id = v_promo AND is_active) THEN
        RAISE EXCEPTION 'promo.used-up' USING ERRCODE = 'GO001';
      END IF;
      RAISE EXCEPTION 'cart.changed' USING ERRCODE = 'GO001';
    END IF;
    INSERT INTO promo_customers AS c (promo_id, user_id, used, most) VALUES (v_promo, p->'order'->>'userId', 1, v_most)
      ON CONFLICT (promo_id, user_id) DO UPDATE SET used = c.used + 1, most = excluded.most
      WHERE (excluded.most IS NULL OR c.used < excluded.most);
    IF NOT FOUND THEN
      RAISE EXCEPTION 'promo.used-by-you' USING ERRCODE = 'GO001';
    END IF;
  END LOOP;

  INSERT INTO orders (id, user_id, branch_id, zone_id, status, version, currency, subtotal_units, discount_units, delivery_fee_units,
      tip_units, total_units, quote, payment_method, payment_status, cash_from_units, address_text, address_note, latitude, longitude, note,
      slot_id, wanted_from, wanted_until, handover_code, placed_via, placed_at)
    SELECT v_order, o."userId", v_branch, o."zoneId", 'placed', 1, o."currency", o."subtotalUnits", o."discountUnits", o."deliveryFeeUnits",
      o."tipUnits", o."totalUnits", o."quote", o."paymentMethod", 'open', o."cashFromUnits", o."addressText", o."addressNote", o."latitude",
      o."longitude", o."note", p->>'slotId', o."wantedFrom", o."wantedUntil", o."handoverCode", o."placedVia", v_at
    FROM jsonb_to_record(p->'order') AS o ("userId" text, "zoneId" text, "currency" text, "subtotalUnits" bigint, "discountUnits" bigint,
      "deliveryFeeUnits" bigint, "tipUnits" bigint, "totalUnits" bigint, "quote" jsonb, "paymentMethod" text, "cashFromUnits" bigint,
      "addressText" text, "addressNote" text, "latitude" float8, "longitude" float8, "note" text, "wantedFrom" timestamptz,
      "wantedUntil" timestamptz, "handoverCode" text, "placedVia" text)
    RETURNING number INTO v_number;

  INSERT INTO order_lines (order_id, position, product_id, variant_id, option_ids, names, quantity, unit_price_units, discount_units, total_units)
    SELECT v_order, l."position", l."productId", l."variantId", l."optionIds", l."names", l."quantity", l."unitPriceUnits", l."discountUnits", l."totalUnits"
    FROM jsonb_to_recordset(p->'lines') AS l ("position" int, "productId" text, "variantId" text, "optionIds" text[], "names" jsonb,
      "quantity" int, "unitPriceUnits" bigint, "discountUnits" bigint, "totalUnits" bigint);

  INSERT INTO promo_uses (promo_id, order_id, user_id, amount_units, used_at)
    SELECT r."promoId", v_order, p->'order'->>'userId', r."amountUnits", v_at
    FROM jsonb_to_recordset(p->'promos') AS r ("promoId" text, "amountUnits" bigint);

  INSERT INTO reservations (order_id, branch_id, variant_id, quantity, status, made_at)
    SELECT v_order, v_branch, r."variantId", r."quantity", 'held', v_at
    FROM jsonb_to_recordset(p->'reservations') AS r ("variantId" text, "quantity" int);

  INSERT INTO payments (id, order_id, method, status, currency, amount_units, opened_at)
    VALUES (p->'payment'->>'id', v_order, p->'payment'->>'method', 'open', p->'order'->>'currency', (p->'order'->>'totalUnits')::bigint, v_at);

  INSERT INTO deliveries (id, order_id, branch_id, zone_id, status, strategy, pickup_text, pickup_latitude, pickup_longitude, dropoff_text,
      dropoff_note, dropoff_latitude, dropoff_longitude, distance_metres, currency, pay_units, cash_to_collect_units, proof_rule, promised_at, opened_at)
    SELECT d."id", v_order, v_branch, p->'order'->>'zoneId', 'unassigned', d."strategy", d."pickupText", d."pickupLatitude", d."pickupLongitude",
      p->'order'->>'addressText', p->'order'->>'addressNote', (p->'order'->>'latitude')::float8, (p->'order'->>'longitude')::float8,
      d."distanceMetres", p->'order'->>'currency', d."payUnits", d."cashToCollectUnits", d."proofRule", d."promisedAt", v_at
    FROM jsonb_to_record(p->'delivery') AS d ("id" text, "strategy" text, "pickupText" text, "pickupLatitude" float8, "pickupLongitude" float8,
      "distanceMetres" int, "payUnits" bigint, "cashToCollectUnits" bigint, "proofRule" text, "promisedAt" timestamptz);

  INSERT INTO order_events (order_id, type, actor_id, at, data)
    VALUES (v_order, 'order.placed', p->'order'->>'userId', v_at, jsonb_build_object('number', v_number));
  INSERT INTO outbox_events (type, payload, occurred_at) SELECT e->>'type', e, v_at FROM jsonb_array_elements(p->'events') e;
  INSERT INTO timers (kind, ref, due_at)
    SELECT t."kind", t."ref", t."dueAt" FROM jsonb_to_recordset(p->'timers') AS t ("kind" text, "ref" text, "dueAt" timestamptz);

  UPDATE idempotency_keys SET answer = jsonb_build_object('orderId', v_order, 'number', v_number, 'isRepeat', false)
    WHERE scope = p->>'scope' AND key = p->>'key';
  RETURN jsonb_build_object('orderId', v_order, 'number', v_number, 'isRepeat', false);
END $$;
