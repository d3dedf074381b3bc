CREATE TABLE "admin_logins" (
	"id" text PRIMARY KEY NOT NULL,
	"admin_id" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"expires_at" timestamptz(3) NOT NULL,
	"revoked_at" timestamptz(3)
);
--> statement-breakpoint
CREATE TABLE "admins" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"last_login_at" timestamptz(3),
	"deactivated_at" timestamptz(3)
);
--> statement-breakpoint
CREATE INDEX "admin_logins_of" ON "admin_logins" USING btree ("admin_id");--> statement-breakpoint
CREATE INDEX "admin_logins_expiry" ON "admin_logins" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "admins_email" ON "admins" USING btree ("email");