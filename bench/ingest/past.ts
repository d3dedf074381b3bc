import type { Sql } from 'postgres';
import { USERS, type Household } from './household.ts';

const HOT = ['events', 'ledger', 'feed'];

/**
 * Puts so many events into the tables, with the ledger and the feed that they would have left, spread over the last
 * year and all users. Keys and indexes are made afterwards, which takes a third of the time.
 */
export async function fillPast(
  sql: Sql,
  { customerId, versionId }: Household,
  events: number,
): Promise<void> {
  const indexes = await sql<{ table: string; name: string; def: string; key: string | null }[]>`
    SELECT t.relname AS table, i.relname AS name, pg_get_indexdef(i.oid) AS def, pg_get_constraintdef(c.oid) AS key
    FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
    LEFT JOIN pg_constraint c ON c.conindid = i.oid WHERE t.relname IN ${sql(HOT)} AND t.relnamespace = 'public'::regnamespace`;
  for (const { table, name, key } of indexes)
    await sql.unsafe(key ? `ALTER TABLE ${table} DROP CONSTRAINT ${name}` : `DROP INDEX ${name}`);
  const at = `now() - interval '1 year' * (1 - n::float8 / ${events})`;
  const user = `(n::bigint * 7919 % ${USERS})`;
  const effects = `'{"coins":10,"tokens":["xp:5"],"badgesAwarded":[],"badgesReady":[],"skills":[],"streakUpdates":[{"key":"daily","count":3,"ticked":false}],"pathUpdates":[],"evolutionReady":false}'::jsonb`;
  const id = `'past-' || lpad(to_hex(n::bigint * 2654435761 % 4294967296), 8, '0') || n`;
  await sql.unsafe(
    `INSERT INTO events (customer_id, event_id, user_id, buddy_id, audience, type, properties, occurred_at, timezone, received_at,
       config_version_id, effects, trace)
     SELECT '${customerId}', ${id}, 'user_' || ${user}, 'bdy_' || ${user}, 'default', 'lesson_completed',
       '{"score":77,"subject":"math","duration_seconds":300}', ${at}, 'UTC', ${at}, '${versionId}', ${effects}, 'A10A5M3J2AA'
     FROM generate_series(0, ${events - 1}) AS n`,
  );
  const nth = `n / ${USERS} + 1`;
  await sql.unsafe(
    `INSERT INTO ledger (customer_id, holder_id, token_key, seq, amount, balance_after, reason, reference_id, created_at)
     SELECT '${customerId}', 'bdy_' || ${user}, token, ${nth}, amount, (${nth}) * amount, reason, ${id}, ${at}
     FROM generate_series(0, ${events - 1}) AS n, (VALUES ('coins', 10, 'coin_rule:lesson'), ('xp', 5, 'token_rule:xp')) AS t(token, amount, reason)`,
  );
  await sql.unsafe(
    `INSERT INTO feed (customer_id, user_id, sequence, buddy_id, type, payload, created_at)
     SELECT '${customerId}', 'user_' || ${user}, ${nth}, 'bdy_' || ${user}, 'event.applied', ${effects} || '{"type":"lesson_completed"}', ${at}
     FROM generate_series(0, ${events - 1}) AS n`,
  );
  await sql.unsafe(
    `INSERT INTO balances (customer_id, holder_id, token_key, balance, earned, spent, entries)
     SELECT customer_id, holder_id, token_key, sum(amount), sum(amount), 0, count(*) FROM ledger GROUP BY 1, 2, 3`,
  );
  await sql.unsafe(
    `UPDATE users u SET sequence = f.n FROM (SELECT user_id, max(sequence) AS n FROM feed GROUP BY 1) f WHERE u.id = f.user_id`,
  );
  for (const { table, name, def, key } of indexes)
    await sql.unsafe(key ? `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${key}` : def);
  await sql.unsafe('VACUUM ANALYZE');
  await sql.unsafe('CHECKPOINT');
}
