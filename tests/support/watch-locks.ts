import { query } from '../../server/db/query.ts';
import type { Database } from '../../server/db/client.ts';

/**
 * Who changes a user's buddies, progress or balances holds the user's row, and so moves its version on: intake keeps
 * users in memory and compares nothing else. Here the database itself looks, at every commit of every test. A row that
 * this transaction wrote is of its own id or of a later one, which a savepoint gives.
 */
const WATCH = [
  `CREATE FUNCTION watch_lock() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE owner text := CASE TG_TABLE_NAME WHEN 'buddies' THEN to_jsonb(NEW) ->> 'user_id' ELSE coalesce(
     (SELECT user_id FROM buddies WHERE customer_id = NEW.customer_id AND id = coalesce(to_jsonb(NEW) ->> 'buddy_id', to_jsonb(NEW) ->> 'holder_id')),
     to_jsonb(NEW) ->> 'holder_id') END;
   BEGIN
     IF EXISTS (SELECT 1 FROM users WHERE customer_id = NEW.customer_id AND id = owner
       AND xmin::text::bigint < (pg_current_xact_id()::text::bigint & 4294967295)) THEN
       RAISE EXCEPTION 'a row of % was written without the lock of user %', TG_TABLE_NAME, owner;
     END IF;
     RETURN NULL;
   END $$`,
  ...['buddies', 'progress', 'balances'].map(
    (table) => `CREATE CONSTRAINT TRIGGER ${table}_watched AFTER INSERT OR UPDATE ON ${table}
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION watch_lock()`,
  ),
];

export async function watchLocks({ db }: Pick<Database, 'db'>): Promise<void> {
  for (const statement of WATCH) await query(db, statement);
}
