-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "categories" (
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "names" JSONB NOT NULL,
    "emoji" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "categories_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "products" (
    "id" TEXT NOT NULL,
    "category_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "names" JSONB NOT NULL,
    "descriptions" JSONB NOT NULL,
    "photo_id" TEXT,
    "tax_basis_points" INTEGER NOT NULL DEFAULT 0,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "products_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "variants" (
    "id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "price_units" BIGINT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "is_active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "variants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "option_groups" (
    "id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "minimum" INTEGER NOT NULL DEFAULT 0,
    "maximum" INTEGER NOT NULL DEFAULT 1,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "option_groups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "options" (
    "id" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "price_delta_units" BIGINT NOT NULL DEFAULT 0,
    "position" INTEGER NOT NULL DEFAULT 0,
    "is_active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "options_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "discounts" (
    "id" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "product_id" TEXT,
    "category_id" TEXT,
    "basis_points" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "is_active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "discounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "media" (
    "id" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "mime_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "sha256" TEXT NOT NULL,
    "telegram_file_ids" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drivers" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "branch_id" TEXT,
    "vehicle" TEXT NOT NULL DEFAULT 'scooter',
    "capacity" INTEGER NOT NULL DEFAULT 2,
    "cash_cap_units" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "offers_made" INTEGER NOT NULL DEFAULT 0,
    "offers_accepted" INTEGER NOT NULL DEFAULT 0,
    "last_free_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "drivers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shifts" (
    "id" TEXT NOT NULL,
    "driver_id" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'on',
    "version" INTEGER NOT NULL DEFAULT 1,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "paused_at" TIMESTAMPTZ(3),
    "pause_reason" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "nudged_at" TIMESTAMPTZ(3),

    CONSTRAINT "shifts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "positions" (
    "driver_id" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "heading" INTEGER,
    "accuracy_metres" DOUBLE PRECISION,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "is_live" BOOLEAN NOT NULL DEFAULT true,
    "live_until" TIMESTAMPTZ(3),

    CONSTRAINT "positions_pkey" PRIMARY KEY ("driver_id")
);

-- CreateTable
CREATE TABLE "position_points" (
    "id" BIGSERIAL NOT NULL,
    "driver_id" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "position_points_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "branch_id" TEXT NOT NULL,
    "zone_id" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'unassigned',
    "version" INTEGER NOT NULL DEFAULT 1,
    "driver_id" TEXT,
    "strategy" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 0,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "search_from" TIMESTAMPTZ(3),
    "is_alarmed" BOOLEAN NOT NULL DEFAULT false,
    "pickup_text" TEXT NOT NULL,
    "pickup_latitude" DOUBLE PRECISION NOT NULL,
    "pickup_longitude" DOUBLE PRECISION NOT NULL,
    "dropoff_text" TEXT NOT NULL,
    "dropoff_note" TEXT,
    "dropoff_latitude" DOUBLE PRECISION NOT NULL,
    "dropoff_longitude" DOUBLE PRECISION NOT NULL,
    "distance_metres" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "pay_units" BIGINT NOT NULL,
    "cash_to_collect_units" BIGINT NOT NULL,
    "proof_rule" TEXT NOT NULL,
    "code_attempts" INTEGER NOT NULL DEFAULT 0,
    "is_code_proven" BOOLEAN NOT NULL DEFAULT false,
    "is_photo_proven" BOOLEAN NOT NULL DEFAULT false,
    "failure_reason" TEXT,
    "failure_note" TEXT,
    "eta_at" TIMESTAMPTZ(3),
    "promised_at" TIMESTAMPTZ(3),
    "is_late" BOOLEAN NOT NULL DEFAULT false,
    "accepted_at" TIMESTAMPTZ(3),
    "arrived_at_pickup_at" TIMESTAMPTZ(3),
    "picked_up_at" TIMESTAMPTZ(3),
    "arrived_at_dropoff_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "returned_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offers" (
    "id" TEXT NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "driver_id" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 1,
    "pickup_metres" INTEGER NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "offers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proofs" (
    "id" TEXT NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "media_id" TEXT,
    "actor_id" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "proofs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cash_handovers" (
    "id" TEXT NOT NULL,
    "driver_id" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'declared',
    "version" INTEGER NOT NULL DEFAULT 1,
    "currency" TEXT NOT NULL,
    "expected_units" BIGINT NOT NULL,
    "declared_units" BIGINT NOT NULL,
    "counted_units" BIGINT,
    "difference_units" BIGINT,
    "note" TEXT,
    "declared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "counted_by_id" TEXT,
    "counted_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "cash_handovers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" TEXT NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "language_is_chosen" BOOLEAN NOT NULL DEFAULT false,
    "phone" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deactivated_at" TIMESTAMPTZ(3),

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identities" (
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identities_pkey" PRIMARY KEY ("kind","value")
);

-- CreateTable
CREATE TABLE "bot_users" (
    "bot" TEXT NOT NULL,
    "telegram_id" BIGINT NOT NULL,
    "user_id" TEXT NOT NULL,
    "username" TEXT,
    "is_reachable" BOOLEAN NOT NULL DEFAULT true,
    "blocked_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bot_users_pkey" PRIMARY KEY ("bot","telegram_id")
);

-- CreateTable
CREATE TABLE "staff_invites" (
    "id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "branch_id" TEXT,
    "label" TEXT,
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "max_uses" INTEGER NOT NULL DEFAULT 1,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_invites_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grants" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "branch_id" TEXT,
    "invite_id" TEXT,
    "granted_by_id" TEXT,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "role_grants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" TEXT,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rep_profiles" (
    "user_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rep_profiles_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "referral_bonds" (
    "customer_id" TEXT NOT NULL,
    "rep_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "bonded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "referral_bonds_pkey" PRIMARY KEY ("customer_id")
);

-- CreateTable
CREATE TABLE "branches" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address_text" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "time_zone" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "preparation_minutes" INTEGER NOT NULL DEFAULT 20,
    "is_active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "branches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opening_hours" (
    "id" BIGSERIAL NOT NULL,
    "branch_id" TEXT NOT NULL,
    "weekday" INTEGER NOT NULL,
    "opens_at" TEXT NOT NULL,
    "closes_at" TEXT NOT NULL,

    CONSTRAINT "opening_hours_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "zones" (
    "id" TEXT NOT NULL,
    "branch_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "polygon" JSONB NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "base_fee_units" BIGINT NOT NULL,
    "distance_bands" JSONB NOT NULL DEFAULT '[]',
    "surcharges" JSONB NOT NULL DEFAULT '[]',
    "free_above_units" BIGINT,
    "minimum_order_units" BIGINT NOT NULL DEFAULT 0,
    "strategy" TEXT NOT NULL DEFAULT 'nearest',
    "offer_ttl_seconds" INTEGER NOT NULL DEFAULT 45,
    "detour_factor" DOUBLE PRECISION NOT NULL DEFAULT 1.3,
    "driver_base_pay_units" BIGINT NOT NULL,
    "driver_kilometre_pay_units" BIGINT NOT NULL,
    "proof_rule" TEXT NOT NULL DEFAULT 'code-or-photo',

    CONSTRAINT "zones_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slots" (
    "id" TEXT NOT NULL,
    "branch_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "capacity" INTEGER NOT NULL,
    "taken" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "slots_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "addresses" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "label" TEXT,
    "text" TEXT NOT NULL,
    "note" TEXT,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "addresses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_updates" (
    "id" BIGSERIAL NOT NULL,
    "bot" TEXT NOT NULL,
    "update_id" BIGINT NOT NULL,
    "lane" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leased_by" TEXT,
    "leased_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "handled_at" TIMESTAMPTZ(3),
    "parked_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "inbox_updates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_events" (
    "id" BIGSERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "outbox_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_effects" (
    "job" TEXT NOT NULL,
    "event_id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_effects_pkey" PRIMARY KEY ("job","event_id")
);

-- CreateTable
CREATE TABLE "timers" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "rung_at" TIMESTAMPTZ(3),
    "fired_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "timers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("scope","key")
);

-- CreateTable
CREATE TABLE "bot_sessions" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bot_sessions_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "carts" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "branch_id" TEXT,
    "zone_id" TEXT,
    "address_text" TEXT,
    "address_note" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "slot_id" TEXT,
    "note" TEXT,
    "tip_units" BIGINT NOT NULL DEFAULT 0,
    "cash_from_units" BIGINT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "carts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cart_lines" (
    "id" TEXT NOT NULL,
    "cart_id" TEXT NOT NULL,
    "variant_id" TEXT NOT NULL,
    "option_ids" TEXT[],
    "options_key" TEXT NOT NULL DEFAULT '',
    "quantity" INTEGER NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cart_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders" (
    "id" TEXT NOT NULL,
    "number" SERIAL NOT NULL,
    "user_id" TEXT NOT NULL,
    "branch_id" TEXT NOT NULL,
    "zone_id" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'placed',
    "version" INTEGER NOT NULL DEFAULT 1,
    "currency" TEXT NOT NULL,
    "subtotal_units" BIGINT NOT NULL,
    "discount_units" BIGINT NOT NULL,
    "delivery_fee_units" BIGINT NOT NULL,
    "tip_units" BIGINT NOT NULL,
    "total_units" BIGINT NOT NULL,
    "quote" JSONB NOT NULL,
    "payment_method" TEXT NOT NULL,
    "payment_status" TEXT NOT NULL DEFAULT 'open',
    "cash_from_units" BIGINT,
    "address_text" TEXT NOT NULL,
    "address_note" TEXT,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "note" TEXT,
    "slot_id" TEXT,
    "wanted_from" TIMESTAMPTZ(3),
    "wanted_until" TIMESTAMPTZ(3),
    "handover_code" TEXT NOT NULL,
    "placed_via" TEXT NOT NULL DEFAULT 'chat',
    "placed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "ready_at" TIMESTAMPTZ(3),
    "fulfilled_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_lines" (
    "id" BIGSERIAL NOT NULL,
    "order_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "product_id" TEXT NOT NULL,
    "variant_id" TEXT NOT NULL,
    "option_ids" TEXT[],
    "names" JSONB NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_price_units" BIGINT NOT NULL,
    "discount_units" BIGINT NOT NULL,
    "total_units" BIGINT NOT NULL,

    CONSTRAINT "order_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_events" (
    "id" BIGSERIAL NOT NULL,
    "order_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "actor_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "order_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reviews" (
    "order_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "stars" INTEGER NOT NULL,
    "driver_id" TEXT,
    "driver_stars" INTEGER,
    "text" TEXT,
    "left_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reviews_pkey" PRIMARY KEY ("order_id")
);

-- CreateTable
CREATE TABLE "payments" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "currency" TEXT NOT NULL,
    "amount_units" BIGINT NOT NULL,
    "collected_units" BIGINT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_levels" (
    "branch_id" TEXT NOT NULL,
    "variant_id" TEXT NOT NULL,
    "on_hand" INTEGER NOT NULL,
    "reserved" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "stock_levels_pkey" PRIMARY KEY ("branch_id","variant_id")
);

-- CreateTable
CREATE TABLE "stock_movements" (
    "id" BIGSERIAL NOT NULL,
    "branch_id" TEXT NOT NULL,
    "variant_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "order_id" TEXT,
    "actor_id" TEXT,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stock_movements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reservations" (
    "id" BIGSERIAL NOT NULL,
    "order_id" TEXT NOT NULL,
    "branch_id" TEXT NOT NULL,
    "variant_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'held',
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "reservations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversations" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "conversations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_messages" (
    "id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "sender_id" TEXT NOT NULL,
    "sender_role" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT,
    "media_id" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "key" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chat_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notifications" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "channel" TEXT NOT NULL DEFAULT 'telegram',
    "bot" TEXT NOT NULL,
    "user_id" TEXT,
    "chat_id" BIGINT,
    "thread_key" TEXT,
    "kind" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "urgency" INTEGER NOT NULL DEFAULT 1,
    "is_quiet" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leased_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "telegram_messages" (
    "id" BIGSERIAL NOT NULL,
    "bot" TEXT NOT NULL,
    "chat_id" BIGINT NOT NULL,
    "message_id" BIGINT NOT NULL,
    "thread_id" BIGINT,
    "kind" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "user_id" TEXT,
    "content_hash" TEXT,
    "is_pinned" BOOLEAN NOT NULL DEFAULT false,
    "is_gone" BOOLEAN NOT NULL DEFAULT false,
    "shown_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "telegram_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dispatch_chats" (
    "chat_id" BIGINT NOT NULL,
    "branch_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "has_topics" BOOLEAN NOT NULL DEFAULT false,
    "added_by_id" TEXT,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "dispatch_chats_pkey" PRIMARY KEY ("chat_id")
);

-- CreateIndex
CREATE INDEX "products_category_id_position_idx" ON "products"("category_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "variants_sku_key" ON "variants"("sku");

-- CreateIndex
CREATE INDEX "variants_product_id_position_idx" ON "variants"("product_id", "position");

-- CreateIndex
CREATE INDEX "option_groups_product_id_position_idx" ON "option_groups"("product_id", "position");

-- CreateIndex
CREATE INDEX "options_group_id_position_idx" ON "options"("group_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "media_path_key" ON "media"("path");

-- CreateIndex
CREATE UNIQUE INDEX "drivers_user_id_key" ON "drivers"("user_id");

-- CreateIndex
CREATE INDEX "shifts_driver_id_started_at_idx" ON "shifts"("driver_id", "started_at");

-- CreateIndex
CREATE INDEX "position_points_driver_id_recorded_at_idx" ON "position_points"("driver_id", "recorded_at");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_order_id_key" ON "deliveries"("order_id");

-- CreateIndex
CREATE INDEX "deliveries_driver_id_status_idx" ON "deliveries"("driver_id", "status");

-- CreateIndex
CREATE INDEX "deliveries_branch_id_status_idx" ON "deliveries"("branch_id", "status");

-- CreateIndex
CREATE INDEX "offers_delivery_id_status_idx" ON "offers"("delivery_id", "status");

-- CreateIndex
CREATE INDEX "offers_driver_id_made_at_idx" ON "offers"("driver_id", "made_at");

-- CreateIndex
CREATE INDEX "proofs_delivery_id_idx" ON "proofs"("delivery_id");

-- CreateIndex
CREATE INDEX "cash_handovers_driver_id_declared_at_idx" ON "cash_handovers"("driver_id", "declared_at");

-- CreateIndex
CREATE INDEX "users_phone_idx" ON "users"("phone");

-- CreateIndex
CREATE INDEX "identities_user_id_idx" ON "identities"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "bot_users_bot_user_id_key" ON "bot_users"("bot", "user_id");

-- CreateIndex
CREATE INDEX "role_grants_user_id_idx" ON "role_grants"("user_id");

-- CreateIndex
CREATE INDEX "role_grants_role_idx" ON "role_grants"("role");

-- CreateIndex
CREATE INDEX "audit_entries_subject_at_idx" ON "audit_entries"("subject", "at");

-- CreateIndex
CREATE UNIQUE INDEX "rep_profiles_code_key" ON "rep_profiles"("code");

-- CreateIndex
CREATE INDEX "referral_bonds_rep_id_bonded_at_idx" ON "referral_bonds"("rep_id", "bonded_at");

-- CreateIndex
CREATE INDEX "opening_hours_branch_id_weekday_idx" ON "opening_hours"("branch_id", "weekday");

-- CreateIndex
CREATE INDEX "zones_branch_id_idx" ON "zones"("branch_id");

-- CreateIndex
CREATE UNIQUE INDEX "slots_branch_id_starts_at_key" ON "slots"("branch_id", "starts_at");

-- CreateIndex
CREATE INDEX "addresses_user_id_used_at_idx" ON "addresses"("user_id", "used_at");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_updates_bot_update_id_key" ON "inbox_updates"("bot", "update_id");

-- CreateIndex
CREATE UNIQUE INDEX "timers_kind_ref_key" ON "timers"("kind", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "carts_user_id_key" ON "carts"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "cart_lines_cart_id_variant_id_options_key_key" ON "cart_lines"("cart_id", "variant_id", "options_key");

-- CreateIndex
CREATE INDEX "orders_user_id_placed_at_idx" ON "orders"("user_id", "placed_at" DESC);

-- CreateIndex
CREATE INDEX "orders_branch_id_placed_at_idx" ON "orders"("branch_id", "placed_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "orders_number_key" ON "orders"("number");

-- CreateIndex
CREATE UNIQUE INDEX "order_lines_order_id_position_key" ON "order_lines"("order_id", "position");

-- CreateIndex
CREATE INDEX "order_events_order_id_id_idx" ON "order_events"("order_id", "id");

-- CreateIndex
CREATE INDEX "reviews_driver_id_idx" ON "reviews"("driver_id");

-- CreateIndex
CREATE INDEX "payments_order_id_idx" ON "payments"("order_id");

-- CreateIndex
CREATE INDEX "stock_movements_branch_id_variant_id_at_idx" ON "stock_movements"("branch_id", "variant_id", "at");

-- CreateIndex
CREATE INDEX "stock_movements_order_id_idx" ON "stock_movements"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "reservations_order_id_variant_id_key" ON "reservations"("order_id", "variant_id");

-- CreateIndex
CREATE UNIQUE INDEX "conversations_order_id_kind_key" ON "conversations"("order_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "chat_messages_key_key" ON "chat_messages"("key");

-- CreateIndex
CREATE INDEX "chat_messages_conversation_id_sent_at_idx" ON "chat_messages"("conversation_id", "sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "notifications_key_key" ON "notifications"("key");

-- CreateIndex
CREATE INDEX "telegram_messages_kind_ref_idx" ON "telegram_messages"("kind", "ref");

-- CreateIndex
CREATE INDEX "telegram_messages_bot_chat_id_message_id_idx" ON "telegram_messages"("bot", "chat_id", "message_id");

-- CreateIndex
CREATE UNIQUE INDEX "telegram_messages_bot_chat_id_kind_ref_key" ON "telegram_messages"("bot", "chat_id", "kind", "ref");

-- CreateIndex
CREATE INDEX "dispatch_chats_branch_id_idx" ON "dispatch_chats"("branch_id");

-- AddForeignKey
ALTER TABLE "products" ADD CONSTRAINT "products_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "products" ADD CONSTRAINT "products_photo_id_fkey" FOREIGN KEY ("photo_id") REFERENCES "media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variants" ADD CONSTRAINT "variants_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "option_groups" ADD CONSTRAINT "option_groups_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "options" ADD CONSTRAINT "options_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "option_groups"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discounts" ADD CONSTRAINT "discounts_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discounts" ADD CONSTRAINT "discounts_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "categories"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drivers" ADD CONSTRAINT "drivers_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_driver_id_fkey" FOREIGN KEY ("driver_id") REFERENCES "drivers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "positions" ADD CONSTRAINT "positions_driver_id_fkey" FOREIGN KEY ("driver_id") REFERENCES "drivers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_driver_id_fkey" FOREIGN KEY ("driver_id") REFERENCES "drivers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offers" ADD CONSTRAINT "offers_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "deliveries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offers" ADD CONSTRAINT "offers_driver_id_fkey" FOREIGN KEY ("driver_id") REFERENCES "drivers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proofs" ADD CONSTRAINT "proofs_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "deliveries"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cash_handovers" ADD CONSTRAINT "cash_handovers_driver_id_fkey" FOREIGN KEY ("driver_id") REFERENCES "drivers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identities" ADD CONSTRAINT "identities_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bot_users" ADD CONSTRAINT "bot_users_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rep_profiles" ADD CONSTRAINT "rep_profiles_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_bonds" ADD CONSTRAINT "referral_bonds_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_bonds" ADD CONSTRAINT "referral_bonds_rep_id_fkey" FOREIGN KEY ("rep_id") REFERENCES "rep_profiles"("user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_hours" ADD CONSTRAINT "opening_hours_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "zones" ADD CONSTRAINT "zones_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slots" ADD CONSTRAINT "slots_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "addresses" ADD CONSTRAINT "addresses_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "carts" ADD CONSTRAINT "carts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_cart_id_fkey" FOREIGN KEY ("cart_id") REFERENCES "carts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_events" ADD CONSTRAINT "order_events_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_levels" ADD CONSTRAINT "stock_levels_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_levels" ADD CONSTRAINT "stock_levels_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispatch_chats" ADD CONSTRAINT "dispatch_chats_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branches"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



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
