import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { followed } from '../../../tests/support/assistant.ts';
import { openTestServer, type TestServer } from '../../../tests/support/server.ts';
import { tableConfigs } from '../../../tests/support/tenancy.ts';
import { query } from '../../db/query.ts';
import type { UserActor } from '../../kernel/actor.ts';
import { newUuid } from '../../kernel/ids.ts';
import { appRouter } from '../../trpc/router.ts';
import { createCallerFactory } from '../../trpc/trpc.ts';
import { erasure } from '../accounts/index.ts';
import { auditBook } from '../book/index.ts';
import { auditLedger } from '../progression/index.ts';
import { fernToken } from './fern.ts';
import { DEMO_ACCOUNT, eraseVisitors, giveVisitorBook } from './index.ts';

let at: TestServer;
beforeAll(async () => {
  at = await openTestServer({ demo: true });
});
afterAll(() => at.close());

const DAY_MS = 86_400_000;
const columns = (table: (typeof tableConfigs)[number]): string[] => table.columns.map(({ name }) => name);

/** A visitor with something in every room: a buddy, coins, a book, a conversation. */
async function newVisitor(): Promise<{ userId: string; buddyId: string; session: string }> {
  const { session, user_id: userId } = (await at.call('POST', '/demo/session')).body;
  const as = (path: string, body?: unknown) =>
    at.call('POST', path, undefined, body, { 'x-demo-session': session });
  const { body: buddy } = await as('/demo/hatch');
  await as('/demo/event', { event_id: 'one', type: 'lesson_completed' });
  await giveVisitorBook(at.app, userId);
  const actor: UserActor = {
    type: 'user',
    accountId: DEMO_ACCOUNT,
    mode: 'live',
    userId,
    via: 'key',
    scopes: 'all',
  };
  const call = createCallerFactory(appRouter)(at.app.as(actor));
  const { turnId } = await call.assistant.turns.start({
    content: 'add 5 for coffee',
    clientId: newUuid(),
  });
  await followed(call, turnId);
  return { userId, buddyId: buddy.id, session };
}

/** Rows by table that name one of the ids, whatever the column is called. */
async function rowsOf(ids: readonly string[]): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of tableConfigs.filter((one) => columns(one).includes('customer_id'))) {
    const [row] = await query<{ n: number }>(
      at.app.database.db,
      `SELECT count(*)::int AS n FROM ${table.name} AS t WHERE customer_id = $1
         AND EXISTS (SELECT 1 FROM unnest($2::text[]) AS id WHERE position(id IN t::text) > 0)`,
      [DEMO_ACCOUNT, ids],
    );
    if (row && row.n > 0) found[table.name] = row.n;
  }
  return found;
}

describe('visitors of the demo', () => {
  test('are erased a week after they were last seen, but for what the ledger has of them', async () => {
    const [gone, stays] = [await newVisitor(), await newVisitor()];
    await fernToken(at.app);
    // What follows a change of a book comes some seconds later.
    const waiting = async () => (await rowsOf([gone.userId, stays.userId])).jobs ?? 0;
    await expect.poll(waiting, { timeout: 20_000 }).toBe(0);
    const before = await rowsOf([gone.userId, gone.buddyId]);
    expect(Object.keys(before)).toEqual(
      expect.arrayContaining(['events', 'feed', 'ledger', 'progress', 'transactions', 'assistant_messages']),
    );
    const kept = await rowsOf([stays.userId, stays.buddyId]);
    expect(await eraseVisitors(at.app)).toBe(0);

    at.app.setNow(new Date(Date.now() + 6 * DAY_MS).toISOString());
    await query(
      at.app.database.db,
      `UPDATE widget_sessions SET expires_at = $2::timestamptz WHERE user_id = $1`,
      [stays.userId, at.app.now().toISOString()],
    );
    expect(await eraseVisitors(at.app)).toBe(0);
    at.app.setNow(new Date(Date.now() + 8 * DAY_MS).toISOString());
    // More than one transaction takes.
    await query(
      at.app.database.db,
      `INSERT INTO users (customer_id, id, created_at) SELECT $1, 'visitor-' || n, now() FROM generate_series(1, 45) AS n`,
      [DEMO_ACCOUNT],
    );
    expect(await eraseVisitors(at.app)).toBe(46);

    const {
      ledger,
      balances,
      widget_sessions: sessions,
      ...rest
    } = await rowsOf([gone.userId, gone.buddyId]);
    expect({ ledger, balances, sessions }).toEqual({
      ledger: before.ledger,
      balances: before.balances,
      sessions: before.widget_sessions,
    });
    // Answers of writes are purged after a day by themselves.
    expect(Object.keys(rest).filter((table) => table !== 'idempotency')).toEqual([]);
    expect(await rowsOf([stays.userId, stays.buddyId])).toEqual(kept);
    expect((await query(at.app.database.db, `SELECT 1 FROM users WHERE id = 'fern'`, [])).length).toBe(1);
    expect(await auditLedger(at.app.system(DEMO_ACCOUNT))).toEqual([]);
    expect(await auditBook(at.app.system(DEMO_ACCOUNT))).toEqual([]);
    expect(await eraseVisitors(at.app)).toBe(0);
  }, 60_000);

  test('lose nothing but what is named: every table of users is erased or kept with a reason', () => {
    const ofPeople = tableConfigs
      .filter((table) =>
        columns(table).some((name) =>
          ['user_id', 'buddy_id', 'holder_id', 'turn_id', 'conversation_id', 'budget_id'].includes(name),
        ),
      )
      .map(({ name }) => name);
    expect([...erasure.erased, ...erasure.kept].sort()).toEqual([...ofPeople, 'users'].sort());
  });
});
