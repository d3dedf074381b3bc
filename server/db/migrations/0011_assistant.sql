CREATE TABLE "assistant_actions" (
	"customer_id" text NOT NULL,
	"id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"conversation_id" uuid NOT NULL,
	"message_id" uuid,
	"action" text NOT NULL,
	"before" text NOT NULL,
	"hash" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"confirmation_message" text NOT NULL,
	"lines" text NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"expires_at" timestamptz(3) NOT NULL,
	"resolved_at" timestamptz(3),
	"entity_type" text,
	"entity_id" uuid,
	"undo" text,
	"undoable_until" timestamptz(3),
	"undone_at" timestamptz(3),
	"superseded_by" uuid,
	CONSTRAINT "assistant_actions_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "assistant_conversations" (
	"customer_id" text NOT NULL,
	"id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"channel" text NOT NULL,
	"title" text,
	"metadata" text NOT NULL,
	"memory" text NOT NULL,
	"messages" integer NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	"last_message_at" timestamptz(3) NOT NULL,
	"deleted_at" timestamptz(3),
	CONSTRAINT "assistant_conversations_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "assistant_messages" (
	"customer_id" text NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"position" integer NOT NULL,
	"role" text NOT NULL,
	"content" text NOT NULL,
	"parts" text NOT NULL,
	"turn_id" uuid,
	"backend" text,
	"status" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"replaced_at" timestamptz(3),
	CONSTRAINT "assistant_messages_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "assistant_turn_events" (
	"customer_id" text NOT NULL,
	"turn_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"event" text NOT NULL,
	CONSTRAINT "assistant_turn_events_customer_id_turn_id_seq_pk" PRIMARY KEY("customer_id","turn_id","seq")
);
--> statement-breakpoint
CREATE TABLE "assistant_turns" (
	"customer_id" text NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"client_id" uuid NOT NULL,
	"user_message_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"status" text NOT NULL,
	"last_seq" integer NOT NULL,
	"lease_until" timestamptz(3) NOT NULL,
	"stop_requested_at" timestamptz(3),
	"hold_micro_usd" bigint NOT NULL,
	"decided" boolean NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"ended_at" timestamptz(3),
	"folded_events" text,
	CONSTRAINT "assistant_turns_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "assistant_usage" (
	"customer_id" text NOT NULL,
	"id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"turn_id" uuid NOT NULL,
	"model" text NOT NULL,
	"input_tokens" integer NOT NULL,
	"output_tokens" integer NOT NULL,
	"cost_micro_usd" bigint NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "assistant_usage_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE INDEX "assistant_actions_of_conversation" ON "assistant_actions" USING btree ("customer_id","conversation_id","id");--> statement-breakpoint
CREATE INDEX "assistant_actions_pending" ON "assistant_actions" USING btree ("expires_at") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "assistant_conversations_of_user" ON "assistant_conversations" USING btree ("customer_id","user_id","last_message_at","id") WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX "assistant_conversations_visits" ON "assistant_conversations" USING btree ("last_message_at") WHERE channel = 'visitor';--> statement-breakpoint
CREATE UNIQUE INDEX "assistant_messages_position" ON "assistant_messages" USING btree ("customer_id","conversation_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "assistant_turns_client" ON "assistant_turns" USING btree ("customer_id","user_id","client_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assistant_turns_running" ON "assistant_turns" USING btree ("customer_id","conversation_id") WHERE status = 'running';--> statement-breakpoint
CREATE INDEX "assistant_turns_of_user" ON "assistant_turns" USING btree ("customer_id","user_id") WHERE status = 'running';--> statement-breakpoint
CREATE INDEX "assistant_turns_of_conversation" ON "assistant_turns" USING btree ("customer_id","conversation_id","id");--> statement-breakpoint
CREATE INDEX "assistant_turns_to_fold" ON "assistant_turns" USING btree ("ended_at") WHERE folded_events IS NULL AND ended_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX "assistant_turns_folded" ON "assistant_turns" USING btree ("ended_at") WHERE folded_events IS NOT NULL AND folded_events <> '[]';--> statement-breakpoint
CREATE INDEX "assistant_usage_of_user" ON "assistant_usage" USING btree ("customer_id","user_id","created_at");--> statement-breakpoint
CREATE INDEX "assistant_usage_age" ON "assistant_usage" USING btree ("created_at");