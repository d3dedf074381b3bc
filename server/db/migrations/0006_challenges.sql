CREATE TABLE "budget_profiles" (
	"customer_id" text NOT NULL,
	"user_id" text NOT NULL,
	"income_range_id" integer,
	"user_profile" text,
	"allow_exact_income" boolean NOT NULL,
	"exact_income_minor" bigint,
	"coach_style" integer,
	"savings_goal_type" text,
	"saving_goal_minor" bigint,
	"budget_cycle_start_day" integer NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "budget_profiles_customer_id_user_id_pk" PRIMARY KEY("customer_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "challenge_badges" (
	"customer_id" text NOT NULL,
	"user_id" text NOT NULL,
	"badge_id" integer NOT NULL,
	"awarded_at" timestamptz(3) NOT NULL,
	CONSTRAINT "challenge_badges_customer_id_user_id_badge_id_pk" PRIMARY KEY("customer_id","user_id","badge_id")
);
--> statement-breakpoint
CREATE TABLE "metric_snapshots" (
	"customer_id" text NOT NULL,
	"user_id" text NOT NULL,
	"month" text NOT NULL,
	"metrics" jsonb NOT NULL,
	"client_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "metric_snapshots_customer_id_user_id_month_pk" PRIMARY KEY("customer_id","user_id","month")
);
--> statement-breakpoint
CREATE TABLE "reflections" (
	"customer_id" text NOT NULL,
	"id" text NOT NULL,
	"user_id" text NOT NULL,
	"phase" text NOT NULL,
	"category" text NOT NULL,
	"reflection_text" text NOT NULL,
	"confidence_rating" integer,
	"intended_action" text,
	"quality" integer NOT NULL,
	"day" date NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "reflections_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "spend_summaries" (
	"customer_id" text NOT NULL,
	"user_id" text NOT NULL,
	"month" text NOT NULL,
	"week" integer NOT NULL,
	"total_minor" bigint NOT NULL,
	"needs_minor" bigint NOT NULL,
	"wants_minor" bigint NOT NULL,
	"culture_minor" bigint NOT NULL,
	"unexpected_minor" bigint NOT NULL,
	"logging_days" integer NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "spend_summaries_customer_id_user_id_month_week_pk" PRIMARY KEY("customer_id","user_id","month","week")
);
--> statement-breakpoint
CREATE TABLE "user_challenges" (
	"customer_id" text NOT NULL,
	"id" text NOT NULL,
	"user_id" text NOT NULL,
	"template_id" integer NOT NULL,
	"month" text NOT NULL,
	"status" text NOT NULL,
	"progress" double precision NOT NULL,
	"target" double precision NOT NULL,
	"counted_by" text NOT NULL,
	"reward_points" integer NOT NULL,
	"source" text NOT NULL,
	"ai_suggestion_id" text,
	"accepted_at" timestamptz(3) NOT NULL,
	"completed_at" timestamptz(3),
	"claimed_at" timestamptz(3),
	"closed_at" timestamptz(3),
	CONSTRAINT "user_challenges_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "app_events" (
	"customer_id" text NOT NULL,
	"id" text NOT NULL,
	"user_id" text NOT NULL,
	"event_name" text NOT NULL,
	"context" jsonb NOT NULL,
	"client_at" timestamptz(3),
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "app_events_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "progress_snapshots" (
	"customer_id" text NOT NULL,
	"user_id" text NOT NULL,
	"month" text NOT NULL,
	"snapshot" jsonb NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "progress_snapshots_customer_id_user_id_month_pk" PRIMARY KEY("customer_id","user_id","month")
);
--> statement-breakpoint
CREATE TABLE "research_consents" (
	"customer_id" text NOT NULL,
	"user_id" text NOT NULL,
	"participant_id" text NOT NULL,
	"consented" boolean NOT NULL,
	"age_confirmed" boolean NOT NULL,
	"data_mode" text NOT NULL,
	"allow_export" boolean NOT NULL,
	"participant_code" text,
	"study_version" text,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "research_consents_customer_id_user_id_pk" PRIMARY KEY("customer_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "research_responses" (
	"customer_id" text NOT NULL,
	"id" text NOT NULL,
	"user_id" text NOT NULL,
	"phase" text NOT NULL,
	"instrument_key" text NOT NULL,
	"instrument_version" integer,
	"response_type" text NOT NULL,
	"responses" jsonb NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "research_responses_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE INDEX "reflections_of_user" ON "reflections" USING btree ("customer_id","user_id","day");--> statement-breakpoint
CREATE UNIQUE INDEX "user_challenges_once" ON "user_challenges" USING btree ("customer_id","user_id","month","template_id");--> statement-breakpoint
CREATE INDEX "user_challenges_open" ON "user_challenges" USING btree ("status","month","customer_id","user_id");--> statement-breakpoint
CREATE INDEX "app_events_of_user" ON "app_events" USING btree ("customer_id","user_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "research_participants" ON "research_consents" USING btree ("customer_id","participant_id");--> statement-breakpoint
CREATE INDEX "research_responses_of_user" ON "research_responses" USING btree ("customer_id","user_id","id");