ALTER TABLE "balances" ADD COLUMN "withheld" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
-- Fails the statement, and so the batch, that would exceed a plan: nobody has to wait for the count and look at it.
CREATE FUNCTION within_quota(used integer, quota bigint) RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  IF used > quota THEN RAISE EXCEPTION 'the event quota is used up' USING ERRCODE = 'FQ001'; END IF;
  RETURN used;
END $$;
