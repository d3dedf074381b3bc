import postgres, { type Sql } from 'postgres';
import { eventId, USERS, userOf } from './household.ts';

/**
 * The same work as SQL written by hand for this one configuration: dedupe, lock and state, two ledger rows, two
 * balances, a streak. Tables, keys and column types as a careful person would choose them; one index beside the keys.
 */
const SCHEMA = `
CREATE SCHEMA hand;
CREATE TABLE hand.events (customer text NOT NULL, event_id text NOT NULL, user_id text NOT NULL, type text NOT NULL,
  properties jsonb NOT NULL, occurred_at timestamptz NOT NULL, effects jsonb NOT NULL, PRIMARY KEY (customer, event_id));
CREATE INDEX ON hand.events (customer, user_id, occurred_at);
CREATE TABLE hand.state (customer text NOT NULL, user_id text NOT NULL, state jsonb NOT NULL, events int NOT NULL,
  PRIMARY KEY (customer, user_id));
CREATE TABLE hand.ledger (customer text NOT NULL, user_id text NOT NULL, token text NOT NULL, seq int NOT NULL,
  amount bigint NOT NULL, balance_after bigint NOT NULL, reason text NOT NULL, event_id text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (customer, user_id, token, seq));
CREATE TABLE hand.balances (customer text NOT NULL, user_id text NOT NULL, token text NOT NULL, balance bigint NOT NULL,
  entries int NOT NULL, PRIMARY KEY (customer, user_id, token));
CREATE TABLE hand.streaks (customer text NOT NULL, user_id text NOT NULL, key text NOT NULL, count int NOT NULL,
  last_day date NOT NULL, PRIMARY KEY (customer, user_id, key));
INSERT INTO hand.state SELECT 'cus', 'user_' || n, '{"counters":{"lesson_completed":0}}', 0 FROM generate_series(0, ${USERS - 1}) AS n;
INSERT INTO hand.balances SELECT 'cus', 'user_' || n, token, 0, 0
  FROM generate_series(0, ${USERS - 1}) AS n, unnest(ARRAY['coins', 'xp']) AS token;
INSERT INTO hand.streaks SELECT 'cus', 'user_' || n, 'daily', 0, '2020-01-01' FROM generate_series(0, ${USERS - 1}) AS n;

CREATE FUNCTION hand.take(e text, u text, p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE coins record; xp record; fx jsonb; ticks int; at timestamptz := now();
BEGIN
  PERFORM 1 FROM hand.state WHERE customer = 'cus' AND user_id = u FOR UPDATE;
  UPDATE hand.streaks SET count = CASE WHEN last_day = at::date THEN count WHEN last_day = at::date - 1 THEN count + 1 ELSE 1 END,
    last_day = at::date WHERE customer = 'cus' AND user_id = u AND key = 'daily' RETURNING count INTO ticks;
  fx := jsonb_build_object('coins', 10, 'xp', 5, 'streak', ticks);
  INSERT INTO hand.events VALUES ('cus', e, u, 'lesson_completed', p, at, fx) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN (SELECT effects FROM hand.events WHERE customer = 'cus' AND event_id = e); END IF;
  UPDATE hand.balances SET balance = balance + 10, entries = entries + 1
    WHERE customer = 'cus' AND user_id = u AND token = 'coins' RETURNING * INTO coins;
  UPDATE hand.balances SET balance = balance + 5, entries = entries + 1
    WHERE customer = 'cus' AND user_id = u AND token = 'xp' RETURNING * INTO xp;
  INSERT INTO hand.ledger VALUES ('cus', u, 'coins', coins.entries, 10, coins.balance, 'lesson', e),
    ('cus', u, 'xp', xp.entries, 5, xp.balance, 'xp', e);
  UPDATE hand.state SET state = jsonb_set(state, '{counters,lesson_completed}', to_jsonb(events + 1)), events = events + 1
    WHERE customer = 'cus' AND user_id = u;
  RETURN fx;
END $$`;

export const writeByHand = async (sql: Sql): Promise<void> => void (await sql.unsafe(SCHEMA).simple());

export interface Hand {
  rate: number;
  p50Ms: number;
}

const PROPERTIES = '{"score":77,"subject":"math","duration_seconds":300}';
let sent = 0;

/** One event a transaction in one round trip, on so many connections. */
export async function singles(url: string, clients: number, durationMs: number): Promise<Hand> {
  const sql = postgres(url, { max: clients, onnotice: () => {}, fetch_types: false });
  const take = () => sql`SELECT hand.take(${eventId()}, ${userOf(++sent)}, ${PROPERTIES}::text::jsonb)`;
  await Promise.all(Array.from({ length: clients }, take));
  const times: number[] = [];
  const begin = performance.now();
  const client = async (): Promise<void> => {
    while (performance.now() < begin + durationMs) {
      const sentAt = performance.now();
      await take();
      times.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - begin) / 1_000;
  await sql.end();
  return {
    rate: times.length / seconds,
    p50Ms: times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN,
  };
}

const BATCH = 200;

/** Batches of 200 with `unnest`, on so many connections: one statement that reads and locks, one that writes all. */
export async function batches(url: string, clients: number, durationMs: number): Promise<number> {
  const sql = postgres(url, { max: clients, onnotice: () => {} });
  let events = 0;
  const take = async (): Promise<void> => {
    const ids = Array.from({ length: BATCH }, eventId);
    const users = ids.map(() => userOf(++sent));
    await sql.begin((tx) => batch(tx, ids, users));
    events += BATCH;
  };
  await Promise.all(Array.from({ length: clients }, take));
  events = 0;
  const begin = performance.now();
  const client = async (): Promise<void> => {
    while (performance.now() < begin + durationMs) await take();
  };
  await Promise.all(Array.from({ length: clients }, client));
  const rate = (events * 1_000) / (performance.now() - begin);
  await sql.end();
  return rate;
}

async function batch(tx: postgres.TransactionSql, ids: string[], users: string[]): Promise<void> {
  const locked = [...new Set(users)].sort();
  const [, known, balances] = await Promise.all([
    tx`SELECT s.user_id FROM hand.state s JOIN unnest(${locked}::text[]) AS k(u) ON s.customer = 'cus' AND s.user_id = k.u
       ORDER BY s.user_id FOR UPDATE OF s`,
    tx`SELECT e.event_id, e.effects FROM unnest(${ids}::text[]) AS k(id) JOIN hand.events e ON e.customer = 'cus' AND e.event_id = k.id`,
    tx<
      { user_id: string; token: string; balance: string; entries: number }[]
    >`SELECT b.user_id, b.token, b.balance, b.entries
       FROM unnest(${locked}::text[]) AS k(u) JOIN hand.balances b ON b.customer = 'cus' AND b.user_id = k.u`,
  ]);
  if (known.length > 0) throw new Error('no event is sent twice');
  const purses = new Map(
    balances.map((b) => [`${b.user_id} ${b.token}`, { balance: Number(b.balance), entries: b.entries }]),
  );
  const rows = users.flatMap((user, i) =>
    [
      ['coins', 10],
      ['xp', 5],
    ].map(([token, amount]) => {
      const purse = purses.get(`${user} ${token}`) ?? { balance: 0, entries: 0 };
      purse.balance += Number(amount);
      purse.entries += 1;
      return { user, token: String(token), amount: Number(amount), ...purse, id: ids[i] ?? '' };
    }),
  );
  const last = new Map(rows.map((row) => [`${row.user} ${row.token}`, row]));
  const ends = [...last.values()];
  await Promise.all([
    tx`INSERT INTO hand.events SELECT 'cus', e, u, 'lesson_completed', ${PROPERTIES}::text::jsonb, now(), '{"coins":10,"xp":5}'
       FROM unnest(${ids}::text[], ${users}::text[]) AS t(e, u)`,
    tx`UPDATE hand.state s SET state = jsonb_set(state, '{counters,lesson_completed}', to_jsonb(events + 1)), events = events + 1
       FROM unnest(${locked}::text[]) AS k(u) WHERE s.customer = 'cus' AND s.user_id = k.u`,
    tx`INSERT INTO hand.ledger SELECT 'cus', u, t, q, a, b, 'rule', e
       FROM unnest(${rows.map((r) => r.user)}::text[], ${rows.map((r) => r.token)}::text[], ${rows.map((r) => r.entries)}::int[],
         ${rows.map((r) => r.amount)}::int[], ${rows.map((r) => r.balance)}::int[], ${rows.map((r) => r.id)}::text[]) AS x(u, t, q, a, b, e)`,
    tx`UPDATE hand.balances b SET balance = x.b, entries = x.q
       FROM unnest(${ends.map((r) => r.user)}::text[], ${ends.map((r) => r.token)}::text[], ${ends.map((r) => r.balance)}::int[],
         ${ends.map((r) => r.entries)}::int[]) AS x(u, t, b, q) WHERE b.customer = 'cus' AND b.user_id = x.u AND b.token = x.t`,
    tx`UPDATE hand.streaks s SET count = CASE WHEN last_day = now()::date THEN count ELSE count + 1 END, last_day = now()::date
       FROM unnest(${locked}::text[]) AS k(u) WHERE s.customer = 'cus' AND s.user_id = k.u AND s.key = 'daily'`,
  ]);
}
