CREATE TABLE "book_accounts" (
	"customer_id" text NOT NULL,
	"id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"currency" text NOT NULL,
	"opening_minor" bigint NOT NULL,
	"balance_minor" bigint NOT NULL,
	"stated_minor" bigint,
	"stated_date" date,
	"source_key" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "book_accounts_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "book_months" (
	"customer_id" text NOT NULL,
	"user_id" text NOT NULL,
	"month" text NOT NULL,
	"category" text NOT NULL,
	"is_credit" boolean NOT NULL,
	"entries" integer NOT NULL,
	"sum_minor" bigint NOT NULL,
	"first_created_at" timestamptz(3) NOT NULL,
	"last_created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "book_months_customer_id_user_id_month_category_is_credit_pk" PRIMARY KEY("customer_id","user_id","month","category","is_credit")
);
--> statement-breakpoint
CREATE TABLE "budget_categories" (
	"customer_id" text NOT NULL,
	"id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"budget_id" uuid NOT NULL,
	"name" text NOT NULL,
	"color" text NOT NULL,
	"icon" text,
	"allocation" text NOT NULL,
	"allocation_hundredths" bigint NOT NULL,
	"spend_minor" bigint NOT NULL,
	"sort_order" double precision NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "budget_categories_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "budgets" (
	"customer_id" text NOT NULL,
	"id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date NOT NULL,
	"income_minor" bigint NOT NULL,
	"spend_minor" bigint NOT NULL,
	"household_id" uuid,
	"settled_at" timestamptz(3),
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "budgets_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "category_rules" (
	"customer_id" text NOT NULL,
	"id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"pattern" text NOT NULL,
	"category" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "category_rules_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "transactions" (
	"customer_id" text NOT NULL,
	"id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"account_id" uuid,
	"budget_id" uuid,
	"category_id" uuid,
	"subcategory_id" uuid,
	"amount_minor" bigint NOT NULL,
	"is_credit" boolean GENERATED ALWAYS AS (amount_minor >= 0) STORED NOT NULL,
	"currency" text NOT NULL,
	"date" date NOT NULL,
	"occurred_at" timestamptz(3) NOT NULL,
	"is_timed" boolean NOT NULL,
	"category" text NOT NULL,
	"category_by" text NOT NULL,
	"merchant" text,
	"details" text,
	"import_id" text,
	"import_hash" uuid,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "transactions_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"customer_id" text NOT NULL,
	"user_id" text NOT NULL,
	"status" text NOT NULL,
	"source" text NOT NULL,
	"plan" text,
	"expires_at" timestamptz(3),
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "memberships_customer_id_user_id_pk" PRIMARY KEY("customer_id","user_id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "book_accounts_source" ON "book_accounts" USING btree ("customer_id","user_id","source_key");--> statement-breakpoint
CREATE INDEX "budget_categories_of_budget" ON "budget_categories" USING btree ("customer_id","budget_id","sort_order","id");--> statement-breakpoint
CREATE INDEX "budgets_of_user" ON "budgets" USING btree ("customer_id","user_id","id");--> statement-breakpoint
CREATE INDEX "budgets_to_settle" ON "budgets" USING btree ("end_date") WHERE settled_at IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "category_rules_pattern" ON "category_rules" USING btree ("customer_id","user_id","pattern");--> statement-breakpoint
CREATE UNIQUE INDEX "transactions_import" ON "transactions" USING btree ("customer_id","user_id","account_id","import_id") WHERE import_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "transactions_content" ON "transactions" USING btree ("customer_id","user_id","import_hash") WHERE import_hash IS NOT NULL;--> statement-breakpoint
CREATE INDEX "transactions_by_account" ON "transactions" USING btree ("account_id","date") WHERE account_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "transactions_by_day" ON "transactions" USING btree ("customer_id","user_id","is_credit","date","occurred_at","id");--> statement-breakpoint
CREATE INDEX "transactions_by_label" ON "transactions" USING btree ("customer_id","user_id","category","is_credit","date","occurred_at","id");--> statement-breakpoint
CREATE INDEX "transactions_budgeted_day" ON "transactions" USING btree ("customer_id","user_id","date","occurred_at","id","amount_minor") WHERE budget_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "transactions_budgeted_amount" ON "transactions" USING btree ("customer_id","user_id","amount_minor","id","date","occurred_at") WHERE budget_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "transactions_budgeted_age" ON "transactions" USING btree ("customer_id","user_id","id","date","occurred_at","amount_minor") WHERE budget_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "transactions_of_budget_day" ON "transactions" USING btree ("customer_id","budget_id","date","occurred_at","id","amount_minor") WHERE budget_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "transactions_of_budget_amount" ON "transactions" USING btree ("customer_id","budget_id","amount_minor","id","date","occurred_at") WHERE budget_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "transactions_of_budget_age" ON "transactions" USING btree ("customer_id","budget_id","id","date","occurred_at","amount_minor") WHERE budget_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "transactions_of_category_day" ON "transactions" USING btree ("customer_id","category_id","date","occurred_at","id","amount_minor") WHERE category_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "transactions_of_category_amount" ON "transactions" USING btree ("customer_id","category_id","amount_minor","id","date","occurred_at") WHERE category_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "transactions_of_category_age" ON "transactions" USING btree ("customer_id","category_id","id","date","occurred_at","amount_minor") WHERE category_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "transactions_of_subcategory_day" ON "transactions" USING btree ("customer_id","subcategory_id","date","occurred_at","id","amount_minor") WHERE subcategory_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "transactions_of_subcategory_amount" ON "transactions" USING btree ("customer_id","subcategory_id","amount_minor","id","date","occurred_at") WHERE subcategory_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX "transactions_of_subcategory_age" ON "transactions" USING btree ("customer_id","subcategory_id","id","date","occurred_at","amount_minor") WHERE subcategory_id IS NOT NULL;