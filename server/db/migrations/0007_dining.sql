CREATE TABLE "diners" (
	"customer_id" text NOT NULL,
	"user_id" text NOT NULL,
	"email" text,
	"preferences" jsonb NOT NULL,
	"allergies" jsonb NOT NULL,
	"counts" jsonb NOT NULL,
	"interaction_count" integer NOT NULL,
	"last_active_at" timestamptz(3),
	"revision" integer NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "diners_customer_id_user_id_pk" PRIMARY KEY("customer_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "dining_accounts" (
	"customer_id" text NOT NULL,
	"auth_id" text NOT NULL,
	"username" text NOT NULL,
	"email" text NOT NULL,
	"password_hash" text NOT NULL,
	"token_hash" text,
	"token_expires_at" timestamptz(3),
	"verified_at" timestamptz(3),
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "dining_accounts_customer_id_auth_id_pk" PRIMARY KEY("customer_id","auth_id")
);
--> statement-breakpoint
CREATE TABLE "dining_feeds" (
	"customer_id" text NOT NULL,
	"user_id" text NOT NULL,
	"revision" integer NOT NULL,
	"restaurant_ids" text[] NOT NULL,
	"generated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "dining_feeds_customer_id_user_id_pk" PRIMARY KEY("customer_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "dining_interactions" (
	"customer_id" text NOT NULL,
	"user_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"restaurant_id" text,
	"at" timestamptz(3) NOT NULL,
	CONSTRAINT "dining_interactions_customer_id_user_id_id_pk" PRIMARY KEY("customer_id","user_id","id")
);
--> statement-breakpoint
CREATE TABLE "restaurant_imports" (
	"fingerprint" text PRIMARY KEY NOT NULL,
	"rows_done" integer NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	"finished_at" timestamptz(3)
);
--> statement-breakpoint
CREATE TABLE "restaurant_vectors" (
	"restaurant_id" text NOT NULL,
	"model" text NOT NULL,
	"words_hash" text NOT NULL,
	"vector" text NOT NULL,
	CONSTRAINT "restaurant_vectors_restaurant_id_model_pk" PRIMARY KEY("restaurant_id","model")
);
--> statement-breakpoint
CREATE TABLE "restaurants" (
	"id" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"name" text NOT NULL,
	"area" text,
	"address" text,
	"lat" double precision,
	"lng" double precision,
	"cuisines" text[] NOT NULL,
	"vibes" text[] NOT NULL,
	"dietary" text[] NOT NULL,
	"cost_for_two_minor" bigint,
	"price_tier" text,
	"rating" real,
	"votes" integer NOT NULL,
	"url" text,
	"dishes" jsonb NOT NULL,
	"reviews" jsonb NOT NULL,
	"declared_allergens" jsonb,
	"findings" jsonb NOT NULL,
	"lexicon" text NOT NULL,
	"free_of" text[] NOT NULL,
	"scores" jsonb NOT NULL,
	"words" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('english', words)) STORED NOT NULL,
	"updated_at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "dining_accounts_email" ON "dining_accounts" USING btree ("customer_id","email");--> statement-breakpoint
CREATE UNIQUE INDEX "dining_accounts_username" ON "dining_accounts" USING btree ("customer_id","username");--> statement-breakpoint
CREATE INDEX "dining_accounts_token" ON "dining_accounts" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "dining_interactions_age" ON "dining_interactions" USING btree ("at");--> statement-breakpoint
CREATE INDEX "restaurants_search" ON "restaurants" USING gin ("search");--> statement-breakpoint
CREATE INDEX "restaurants_cuisines" ON "restaurants" USING gin ("cuisines");--> statement-breakpoint
CREATE INDEX "restaurants_area" ON "restaurants" USING btree ("area","rating");--> statement-breakpoint
CREATE INDEX "restaurants_best" ON "restaurants" USING btree ("rating" DESC NULLS LAST,"id");--> statement-breakpoint
-- Names are found by trigrams where the extension can be had; a database without it does without.
DO $$ BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX restaurants_name_trgm ON restaurants USING gin (name gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN NULL;
END $$;
