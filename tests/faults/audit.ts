import { expect } from 'vitest';
import { asSystem, type App } from '../../server/db/context.ts';
import type { Database } from '../../server/db/client.ts';
import { query } from '../../server/db/query.ts';
import { silent } from '../../server/kernel/log.ts';
import { createSignalBus } from '../../server/kernel/signals.ts';
import { openMedia } from '../../server/media/index.ts';
import { auditLedger } from '../../server/modules/progression/index.ts';
import type { Journal } from './load.ts';
import { FIGURES, type World } from './world.ts';

/** An app around a database that no server has open any more. */
export const appOn = (database: Database): App => ({
  database,
  bus: createSignalBus(silent),
  log: silent,
  now: () => new Date(),
  media: openMedia({ dataDir: '/nowhere' }),
  settings: {
    publicUrl: 'http://fledge.test',
    dataDir: '/nowhere',
    demo: false,
    demoKeepDays: 7,
    orphanKeepDays: 7,
    rateLimitScale: 0,
    serviceToken: 'none',
    legacyUuidAuth: true,
  },
});

type Rows<T> = Promise<(T & Record<string, unknown>)[]>;

/**
 * Holds what is stored against what callers were answered: every event with exactly its effects, nothing twice, each
 * sum as worked out by hand from the journal.
 */
export async function audit(
  database: Database,
  { customerId, buddies }: World,
  journal: Journal,
): Promise<void> {
  const read = <T>(sql: string): Rows<T> =>
    query<T & Record<string, unknown>>(database.db, sql, [customerId]);
  expect(journal.surprises).toEqual([]);
  expect(await auditLedger(asSystem(appOn(database), customerId)), 'the ledger').toEqual([]);
  await auditEvents(read, journal);
  await auditFeed(read);
  await auditJobs(database);
  await auditOperations(read, journal);
  await auditBuddies(read, buddies, journal);
}

type Read = <T>(sql: string) => Rows<T>;

async function auditEvents(read: Read, { events, reversed, granted }: Journal): Promise<void> {
  const rows = await read<{ id: string; user: string; type: string; coins: number; reversed: boolean }>(
    `SELECT event_id AS id, user_id AS "user", type, (effects ->> 'coins')::int AS coins, reversed_at IS NOT NULL AS reversed
     FROM events WHERE customer_id = $1`,
  );
  const own = rows.filter(({ id }) => id.startsWith('fledge:'));
  const sent = new Map(rows.filter(({ id }) => !id.startsWith('fledge:')).map((row) => [row.id, row]));
  expect([...sent.keys()].toSorted(), 'events').toEqual([...events.keys()].toSorted());
  for (const [id, { userId, type }] of events)
    expect(sent.get(id), id).toMatchObject({ user: userId, type, reversed: reversed.has(id) });
  // Each gift tells the rules of itself exactly once.
  expect(own.filter(({ type }) => type === 'progress_adjusted')).toHaveLength(granted.length);
  const [used] = await read<{ events: number }>(
    'SELECT sum(events)::int AS events FROM usage WHERE customer_id = $1',
  );
  expect(used?.events, 'the quota').toBe(events.size);
  // What an answer said is what the ledger has, but for events that waited for a birth.
  const paid = await read<{ id: string; coins: number }>(
    `SELECT reference_id AS id, sum(amount)::int AS coins FROM ledger
     WHERE customer_id = $1 AND token_key = 'coins' AND reason <> 'reversal' AND reference_id IS NOT NULL GROUP BY 1`,
  );
  const paidBy = new Map(paid.map(({ id, coins }) => [id, coins]));
  const births = new Set(await birthEvents(read));
  for (const [id, event] of events) {
    expect(sent.get(id)?.coins === event.coins || births.has(id), `effects of ${id}`).toBe(true);
    if (!births.has(id)) expect(paidBy.get(id) ?? 0, `ledger rows of ${id}`).toBe(event.coins);
  }
}

/** Events that were taken in before their buddy was there. */
const birthEvents = async (read: Read): Promise<string[]> =>
  (
    await read<{ id: string }>(
      `SELECT e.event_id AS id FROM events e JOIN buddies b ON b.customer_id = e.customer_id AND b.id = e.buddy_id
       WHERE e.customer_id = $1 AND e.received_at < b.created_at`,
    )
  ).map(({ id }) => id);

async function auditFeed(read: Read): Promise<void> {
  const gaps = await read(
    `SELECT u.id FROM users u LEFT JOIN feed f ON f.customer_id = u.customer_id AND f.user_id = u.id
     WHERE u.customer_id = $1 GROUP BY u.id, u.sequence
     HAVING count(f.sequence) <> u.sequence OR coalesce(max(f.sequence), 0) <> u.sequence`,
  );
  expect(gaps, 'gaps in the feed').toEqual([]);
}

async function auditJobs({ db }: Database): Promise<void> {
  const left = await query(db, `SELECT queue, attempts, last_error FROM jobs WHERE queue NOT LIKE 'every:%'`);
  expect(left, 'jobs').toEqual([]);
}

async function auditOperations(read: Read, { operations }: Journal): Promise<void> {
  const rows = await read<{ id: string; type: string; status: string; user: string; told: number }>(
    `SELECT o.id, o.type, o.status, o.user_id AS "user", (SELECT count(*)::int FROM feed f WHERE f.customer_id = o.customer_id
       AND f.user_id = o.user_id AND f.type = 'operation.updated' AND f.payload ->> 'id' = o.id
       AND f.payload ->> 'status' = 'completed') AS told
     FROM operations o WHERE o.customer_id = $1`,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const row of rows) expect(row, 'an operation').toMatchObject({ status: 'completed', told: 1 });
  for (const [id, { userId, type }] of operations)
    expect(byId.get(id), id).toMatchObject({ type, user: userId });
  expect(rows.filter(({ type }) => type === 'equip_item')).toHaveLength(
    [...operations.values()].filter(({ type }) => type === 'equip_item').length,
  );
}

interface Buddy {
  id: string;
  user: string;
  stage: number;
  stages: number[];
  folded: number;
  events: number;
  owned: string[];
  eggs: number;
}

async function auditBuddies(read: Read, buddies: World['buddies'], journal: Journal): Promise<void> {
  const rows = await read<Buddy>(
    `SELECT b.id, b.user_id AS "user", b.stage, p.events AS folded,
       (SELECT count(*)::int FROM events e WHERE e.customer_id = b.customer_id AND e.buddy_id = b.id AND e.reversed_at IS NULL) AS events,
       (SELECT coalesce(json_agg(v.stage ORDER BY v.stage), '[]') FROM evolutions v
        WHERE v.customer_id = b.customer_id AND v.buddy_id = b.id) AS stages,
       (SELECT coalesce(json_agg(o.item_id ORDER BY o.item_id), '[]') FROM owned_items o
        WHERE o.customer_id = b.customer_id AND o.buddy_id = b.id) AS owned,
       (SELECT count(*)::int FROM eggs g WHERE g.customer_id = b.customer_id AND g.buddy_id = b.id) AS eggs
     FROM buddies b JOIN progress p ON p.customer_id = b.customer_id AND p.buddy_id = b.id WHERE b.customer_id = $1`,
  );
  expect(new Map(rows.map(({ user, id }) => [user, id])), 'one buddy a user').toEqual(buddies);
  expect(rows).toHaveLength(buddies.size);
  const balances = await read<{ holder: string; token: string; owed: number }>(
    'SELECT holder_id AS holder, token_key AS token, balance + withheld AS owed FROM balances WHERE customer_id = $1',
  );
  const owed = (holder: string, token: string) =>
    balances.find((row) => row.holder === holder && row.token === token)?.owed ?? 0;
  for (const buddy of rows) {
    const due = dueTo(buddy.user, journal);
    expect(buddy.folded, `events of ${buddy.user}`).toBe(buddy.events);
    expect(buddy.stage, `stage of ${buddy.user}`).toBe(due.stage);
    expect(buddy.stages).toEqual(Array.from({ length: due.stage }, (_, i) => i + 1));
    expect(buddy.eggs).toBe(1);
    expect(buddy.owned, `items of ${buddy.user}`).toEqual(due.items);
    // What is withheld below 0 is what a reversal could not take back.
    expect(owed(buddy.id, 'coins'), `coins of ${buddy.user}`).toBe(due.coins);
    expect(owed(buddy.id, 'xp'), `xp of ${buddy.user}`).toBe(due.xp);
  }
}

/** What somebody must have, worked out from what was answered. */
function dueTo(userId: string, { events, reversed, granted, spent, bought }: Journal) {
  const f = FIGURES;
  const mine = [...events].filter(([id, event]) => event.userId === userId && !reversed.has(id));
  const of = (type: string) =>
    mine.flatMap(([, event]) => (event.type === type ? [event.occurredAt.slice(0, 10)] : []));
  const lessons = of('lesson');
  const quizzes = new Map<string, number>();
  for (const day of of('quiz')) quizzes.set(day, (quizzes.get(day) ?? 0) + f.quizCoins);
  const xp = lessons.length * f.lessonXp;
  const stage = f.stages.filter((needed) => xp >= needed).length;
  const sum = (list: { userId: string; amount?: number; price?: number }[]) =>
    list.reduce((total, one) => total + (one.userId === userId ? (one.amount ?? one.price ?? 0) : 0), 0);
  const coins =
    lessons.length * f.lessonCoins +
    [...quizzes.values()].reduce((total, day) => total + Math.min(day, f.quizDailyLimit), 0) +
    (lessons.length >= f.tenLessons.count ? f.tenLessons.coins : 0) +
    (longestRun(lessons) >= f.streak.count ? f.streak.coins : 0) +
    (stage >= f.grown.stage ? f.grown.coins : 0) +
    sum(granted) -
    sum(spent) -
    sum(bought);
  const items = bought.flatMap((one) => (one.userId === userId ? [one.itemId] : [])).toSorted();
  return { coins, xp, stage, items };
}

/** The most days in a row. */
function longestRun(days: readonly string[]): number {
  const numbers = [...new Set(days.map((day) => Date.parse(day) / 86_400_000))].toSorted((a, b) => a - b);
  let longest = 0;
  let run = 0;
  for (const [i, day] of numbers.entries()) {
    run = day - (numbers[i - 1] ?? Number.NaN) === 1 ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}
