CREATE TABLE "notification_preferences" (
	"customer_id" text NOT NULL,
	"user_id" text NOT NULL,
	"muted" jsonb NOT NULL,
	"quiet_from" text,
	"quiet_until" text,
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "notification_preferences_customer_id_user_id_pk" PRIMARY KEY("customer_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"customer_id" text NOT NULL,
	"id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"message" text NOT NULL,
	"subject" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"read_at" timestamptz(3),
	"dismissed_at" timestamptz(3),
	CONSTRAINT "notifications_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_subject" ON "notifications" USING btree ("customer_id","user_id","subject");--> statement-breakpoint
CREATE INDEX "notifications_of_user" ON "notifications" USING btree ("customer_id","user_id","created_at","id");