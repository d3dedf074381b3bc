CREATE TABLE "login_attempts" (
	"customer_id" text NOT NULL,
	"email" text NOT NULL,
	"address" text NOT NULL,
	"failures" integer NOT NULL,
	"since" timestamptz(3) NOT NULL,
	"succeeded_at" timestamptz(3),
	CONSTRAINT "login_attempts_customer_id_email_address_pk" PRIMARY KEY("customer_id","email","address")
);
--> statement-breakpoint
CREATE TABLE "token_families" (
	"customer_id" text NOT NULL,
	"id" text NOT NULL,
	"user_id" text NOT NULL,
	"generation" integer NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"expires_at" timestamptz(3) NOT NULL,
	"revoked_at" timestamptz(3),
	CONSTRAINT "token_families_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "user_api_keys" (
	"hash" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL,
	"id" text NOT NULL,
	"user_id" text NOT NULL,
	"environment" text NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"last_used_at" timestamptz(3),
	"expires_at" timestamptz(3),
	"revoked_at" timestamptz(3)
);
--> statement-breakpoint
CREATE TABLE "user_logins" (
	"customer_id" text NOT NULL,
	"user_id" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "user_logins_customer_id_user_id_pk" PRIMARY KEY("customer_id","user_id")
);
--> statement-breakpoint
CREATE INDEX "login_attempts_age" ON "login_attempts" USING btree ("since");--> statement-breakpoint
CREATE INDEX "token_families_expiry" ON "token_families" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "user_api_keys_id" ON "user_api_keys" USING btree ("customer_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "user_logins_email" ON "user_logins" USING btree ("customer_id","email");