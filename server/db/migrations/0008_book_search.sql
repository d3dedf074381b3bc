-- Searching details needs trigrams. Where the extension is not to be had, searches read rows instead of an index.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX transactions_details ON transactions USING gin (details gin_trgm_ops) WHERE budget_id IS NOT NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'no trigram index: %', SQLERRM;
END $$;
