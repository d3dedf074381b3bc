ALTER TABLE "users" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
-- Fails the statement, and so the batch, whose users are no longer as they were when it was worked out.
CREATE FUNCTION all_unchanged(same bigint, wanted integer) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF same <> wanted THEN RAISE EXCEPTION 'a user was changed meanwhile' USING ERRCODE = 'FS001'; END IF;
  RETURN true;
END $$;
