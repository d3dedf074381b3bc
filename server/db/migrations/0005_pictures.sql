CREATE TABLE "credit_holds" (
	"customer_id" text NOT NULL,
	"operation_id" text NOT NULL,
	"pool" text NOT NULL,
	"amount" integer NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"settled_at" timestamptz(3),
	CONSTRAINT "credit_holds_customer_id_operation_id_pk" PRIMARY KEY("customer_id","operation_id")
);
--> statement-breakpoint
CREATE TABLE "credit_ledger" (
	"customer_id" text NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"pool" text NOT NULL,
	"amount" integer NOT NULL,
	"balance_after" integer NOT NULL,
	"reference" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "credit_ledger_customer_id_seq_pk" PRIMARY KEY("customer_id","seq")
);
--> statement-breakpoint
CREATE TABLE "credits" (
	"customer_id" text PRIMARY KEY NOT NULL,
	"promo" integer NOT NULL,
	"welcome" integer NOT NULL,
	"paid" integer NOT NULL,
	"promo_expires_at" timestamptz(3),
	"entries" integer NOT NULL,
	"plan_month" text,
	CONSTRAINT "credits_not_negative" CHECK (promo >= 0 AND welcome >= 0 AND paid >= 0)
);
--> statement-breakpoint
CREATE TABLE "image_usage" (
	"customer_id" text NOT NULL,
	"id" text NOT NULL,
	"operation_id" text NOT NULL,
	"kind" text NOT NULL,
	"target_id" text,
	"source" text NOT NULL,
	"model" text,
	"status" text NOT NULL,
	"credits" integer NOT NULL,
	"bytes" integer NOT NULL,
	"duration_ms" integer NOT NULL,
	"error_code" text,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "image_usage_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "stage_assets" (
	"customer_id" text NOT NULL,
	"stage" integer NOT NULL,
	"picture" text NOT NULL,
	"content_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "stage_assets_customer_id_stage_pk" PRIMARY KEY("customer_id","stage")
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"customer_id" text NOT NULL,
	"id" text NOT NULL,
	"secret_hash" text NOT NULL,
	"content_type" text NOT NULL,
	"content_length" integer,
	"picture" text,
	"created_at" timestamptz(3) NOT NULL,
	"expires_at" timestamptz(3) NOT NULL,
	CONSTRAINT "uploads_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
ALTER TABLE "operations" ALTER COLUMN "user_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "buddies" ADD COLUMN "appearance" jsonb;--> statement-breakpoint
CREATE UNIQUE INDEX "credit_ledger_grants" ON "credit_ledger" USING btree ("customer_id","reference") WHERE type = 'grant';--> statement-breakpoint
CREATE INDEX "image_usage_by_time" ON "image_usage" USING btree ("customer_id","created_at","id");--> statement-breakpoint
CREATE INDEX "uploads_expiry" ON "uploads" USING btree ("expires_at");
--> statement-breakpoint
CREATE TRIGGER credit_ledger_append_only BEFORE UPDATE OR DELETE ON credit_ledger FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER credit_ledger_no_truncate BEFORE TRUNCATE ON credit_ledger FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
