CREATE TABLE "picture_orphans" (
	"name" text PRIMARY KEY NOT NULL,
	"seen_at" timestamptz(3) NOT NULL,
	"claimed_until" timestamptz(3)
);
