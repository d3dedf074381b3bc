CREATE TABLE "jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"queue" text NOT NULL,
	"customer_id" text NOT NULL,
	"payload" jsonb NOT NULL,
	"dedupe_key" text,
	"attempts" integer NOT NULL,
	"run_at" timestamptz(3) NOT NULL,
	"leased_until" timestamptz(3),
	"last_error" text,
	"failed_at" timestamptz(3),
	"created_at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"hash" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"mode" text NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"allowed_origins" jsonb NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"last_used_at" timestamptz(3),
	"revoked_at" timestamptz(3)
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"customer_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"plan" text NOT NULL,
	"settings" jsonb NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	"deleted_at" timestamptz(3)
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"customer_id" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"status" integer NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "idempotency_customer_id_key_pk" PRIMARY KEY("customer_id","key")
);
--> statement-breakpoint
CREATE TABLE "logins" (
	"email" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL,
	"person_id" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"kid" text PRIMARY KEY NOT NULL,
	"public_jwk" jsonb NOT NULL,
	"private_jwk" jsonb NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"retired_at" timestamptz(3)
);
--> statement-breakpoint
CREATE TABLE "users" (
	"customer_id" text NOT NULL,
	"id" text NOT NULL,
	"timezone" text,
	"sequence" integer DEFAULT 0 NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "users_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "widget_sessions" (
	"customer_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"user_id" text NOT NULL,
	"buddy_id" text,
	"scopes" jsonb NOT NULL,
	"allowed_origins" jsonb NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"expires_at" timestamptz(3) NOT NULL,
	"first_used_at" timestamptz(3),
	"revoked_at" timestamptz(3),
	CONSTRAINT "widget_sessions_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "buddies" (
	"customer_id" text NOT NULL,
	"id" text NOT NULL,
	"user_id" text NOT NULL,
	"audience" text NOT NULL,
	"egg_id" text NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"config_version_id" text NOT NULL,
	"style" text NOT NULL,
	"variant" integer NOT NULL,
	"stage" integer NOT NULL,
	"equipped" jsonb NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	"archived_at" timestamptz(3),
	CONSTRAINT "buddies_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "eggs" (
	"customer_id" text NOT NULL,
	"id" text NOT NULL,
	"user_id" text NOT NULL,
	"audience" text NOT NULL,
	"status" text NOT NULL,
	"style" text NOT NULL,
	"visual_variant" integer NOT NULL,
	"config_version_id" text NOT NULL,
	"buddy_id" text,
	"operation_id" text,
	"metadata" jsonb NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "eggs_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "evolutions" (
	"customer_id" text NOT NULL,
	"buddy_id" text NOT NULL,
	"stage" integer NOT NULL,
	"previous_stage" integer NOT NULL,
	"image_url" text NOT NULL,
	"trigger" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "evolutions_customer_id_buddy_id_stage_pk" PRIMARY KEY("customer_id","buddy_id","stage")
);
--> statement-breakpoint
CREATE TABLE "operations" (
	"customer_id" text NOT NULL,
	"id" text NOT NULL,
	"type" text NOT NULL,
	"status" text NOT NULL,
	"user_id" text NOT NULL,
	"buddy_id" text,
	"egg_id" text,
	"input" jsonb NOT NULL,
	"result" jsonb,
	"error" jsonb,
	"created_at" timestamptz(3) NOT NULL,
	"started_at" timestamptz(3),
	"completed_at" timestamptz(3),
	CONSTRAINT "operations_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "config_edits" (
	"customer_id" text NOT NULL,
	"revision" integer NOT NULL,
	"config_version_id" text NOT NULL,
	"changes" jsonb NOT NULL,
	"made_by" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "config_edits_customer_id_revision_pk" PRIMARY KEY("customer_id","revision")
);
--> statement-breakpoint
CREATE TABLE "config_versions" (
	"customer_id" text NOT NULL,
	"id" text NOT NULL,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"name" text NOT NULL,
	"content" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"based_on" text,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	"published_at" timestamptz(3),
	"archived_at" timestamptz(3),
	CONSTRAINT "config_versions_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "gate_unlocks" (
	"customer_id" text NOT NULL,
	"buddy_id" text NOT NULL,
	"gate_key" text NOT NULL,
	"token_key" text NOT NULL,
	"cost" bigint NOT NULL,
	"unlocked_at" timestamptz(3) NOT NULL,
	CONSTRAINT "gate_unlocks_customer_id_buddy_id_gate_key_pk" PRIMARY KEY("customer_id","buddy_id","gate_key")
);
--> statement-breakpoint
CREATE TABLE "item_counts" (
	"customer_id" text NOT NULL,
	"item_id" text NOT NULL,
	"sold" integer NOT NULL,
	"views" integer NOT NULL,
	CONSTRAINT "item_counts_customer_id_item_id_pk" PRIMARY KEY("customer_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "items" (
	"customer_id" text NOT NULL,
	"id" text NOT NULL,
	"marketplace_id" text NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"category" text NOT NULL,
	"layer_order" integer NOT NULL,
	"rarity" text NOT NULL,
	"pricing" text NOT NULL,
	"price" bigint NOT NULL,
	"visibility" jsonb NOT NULL,
	"stock" integer,
	"art_key" text,
	"image_url" text,
	"active" boolean NOT NULL,
	"position" integer NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "items_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "marketplaces" (
	"customer_id" text NOT NULL,
	"id" text NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"active" boolean NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "marketplaces_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "owned_items" (
	"customer_id" text NOT NULL,
	"buddy_id" text NOT NULL,
	"item_id" text NOT NULL,
	"acquired" text NOT NULL,
	"price" bigint NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "owned_items_customer_id_buddy_id_item_id_pk" PRIMARY KEY("customer_id","buddy_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "badge_awards" (
	"customer_id" text NOT NULL,
	"buddy_id" text NOT NULL,
	"badge_key" text NOT NULL,
	"status" text NOT NULL,
	"source" text NOT NULL,
	"awarded_at" timestamptz(3) NOT NULL,
	CONSTRAINT "badge_awards_customer_id_buddy_id_badge_key_pk" PRIMARY KEY("customer_id","buddy_id","badge_key")
);
--> statement-breakpoint
CREATE TABLE "balances" (
	"customer_id" text NOT NULL,
	"holder_id" text NOT NULL,
	"token_key" text NOT NULL,
	"balance" bigint NOT NULL,
	"earned" bigint NOT NULL,
	"spent" bigint NOT NULL,
	"entries" integer NOT NULL,
	CONSTRAINT "balances_customer_id_holder_id_token_key_pk" PRIMARY KEY("customer_id","holder_id","token_key"),
	CONSTRAINT "balances_not_negative" CHECK (balance >= 0),
	CONSTRAINT "balances_add_up" CHECK (balance = earned - spent)
);
--> statement-breakpoint
CREATE TABLE "checkpoints" (
	"customer_id" text NOT NULL,
	"buddy_id" text NOT NULL,
	"occurred_at" timestamptz(3) NOT NULL,
	"event_id" text COLLATE "C" NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "checkpoints_customer_id_buddy_id_occurred_at_event_id_pk" PRIMARY KEY("customer_id","buddy_id","occurred_at","event_id")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"customer_id" text NOT NULL,
	"event_id" text COLLATE "C" NOT NULL,
	"user_id" text NOT NULL,
	"buddy_id" text,
	"audience" text NOT NULL,
	"type" text NOT NULL,
	"properties" jsonb NOT NULL,
	"occurred_at" timestamptz(3) NOT NULL,
	"timezone" text NOT NULL,
	"received_at" timestamptz(3) NOT NULL,
	"config_version_id" text,
	"effects" jsonb NOT NULL,
	"trace" text NOT NULL,
	"reversed_at" timestamptz(3),
	CONSTRAINT "events_customer_id_event_id_pk" PRIMARY KEY("customer_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "feed" (
	"customer_id" text NOT NULL,
	"user_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"buddy_id" text,
	"type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "feed_customer_id_user_id_sequence_pk" PRIMARY KEY("customer_id","user_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "ledger" (
	"customer_id" text NOT NULL,
	"holder_id" text NOT NULL,
	"token_key" text NOT NULL,
	"seq" integer NOT NULL,
	"amount" bigint NOT NULL,
	"balance_after" bigint NOT NULL,
	"reason" text NOT NULL,
	"reference_id" text,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "ledger_customer_id_holder_id_token_key_seq_pk" PRIMARY KEY("customer_id","holder_id","token_key","seq"),
	CONSTRAINT "ledger_balance_not_negative" CHECK (balance_after >= 0),
	CONSTRAINT "ledger_amount_not_zero" CHECK (amount <> 0)
);
--> statement-breakpoint
CREATE TABLE "progress" (
	"customer_id" text NOT NULL,
	"buddy_id" text NOT NULL,
	"config_version_id" text NOT NULL,
	"state" text NOT NULL,
	"external" text NOT NULL,
	"events" integer NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "progress_customer_id_buddy_id_pk" PRIMARY KEY("customer_id","buddy_id")
);
--> statement-breakpoint
CREATE TABLE "usage" (
	"customer_id" text NOT NULL,
	"month" text NOT NULL,
	"events" integer NOT NULL,
	CONSTRAINT "usage_customer_id_month_pk" PRIMARY KEY("customer_id","month")
);
--> statement-breakpoint
CREATE INDEX "jobs_due" ON "jobs" USING btree ("queue","run_at") WHERE failed_at IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_dedupe" ON "jobs" USING btree ("queue","dedupe_key") WHERE failed_at IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_id" ON "api_keys" USING btree ("customer_id","id");--> statement-breakpoint
CREATE INDEX "idempotency_age" ON "idempotency" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "logins_customer" ON "logins" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "widget_sessions_expiry" ON "widget_sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "buddies_by_user" ON "buddies" USING btree ("customer_id","user_id","status");--> statement-breakpoint
CREATE INDEX "eggs_by_user" ON "eggs" USING btree ("customer_id","user_id","status");--> statement-breakpoint
CREATE INDEX "operations_by_buddy" ON "operations" USING btree ("customer_id","buddy_id");--> statement-breakpoint
CREATE UNIQUE INDEX "config_versions_number" ON "config_versions" USING btree ("customer_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "config_versions_one_published" ON "config_versions" USING btree ("customer_id") WHERE status = 'published';--> statement-breakpoint
CREATE UNIQUE INDEX "config_versions_one_draft" ON "config_versions" USING btree ("customer_id") WHERE status = 'draft';--> statement-breakpoint
CREATE UNIQUE INDEX "items_key" ON "items" USING btree ("customer_id","marketplace_id","key");--> statement-breakpoint
CREATE INDEX "items_by_marketplace" ON "items" USING btree ("customer_id","marketplace_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "marketplaces_key" ON "marketplaces" USING btree ("customer_id","key");--> statement-breakpoint
CREATE INDEX "events_by_user" ON "events" USING btree ("customer_id","user_id","occurred_at","event_id");--> statement-breakpoint
CREATE INDEX "events_by_arrival" ON "events" USING btree ("customer_id","received_at","event_id");--> statement-breakpoint
CREATE INDEX "feed_age" ON "feed" USING btree ("created_at");