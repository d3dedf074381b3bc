-- What the database itself refuses, whatever code runs against it.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_append_only BEFORE UPDATE OR DELETE ON ledger FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ledger_no_truncate BEFORE TRUNCATE ON ledger FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER config_versions_immutable BEFORE UPDATE OF content, version ON config_versions FOR EACH ROW
  WHEN (OLD.status <> 'draft' AND (NEW.content IS DISTINCT FROM OLD.content OR NEW.version <> OLD.version))
  EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE progress SET (fillfactor = 70);
--> statement-breakpoint
ALTER TABLE balances SET (fillfactor = 70);
--> statement-breakpoint
ALTER TABLE users SET (fillfactor = 80);
