import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { secondNode } from '../../../../tests/support/accounts.ts';
import { openTestApp, type TestApp } from '../../../../tests/support/app.ts';
import { addBuddy, addTenant, coinRule, rules } from '../../../../tests/support/players.ts';
import { asSystem, type App } from '../../../db/context.ts';
import { query } from '../../../db/query.ts';
import { isFailure } from '../../../kernel/errors.ts';
import { lockUser, setTimezone } from '../../accounts/index.ts';
import { auditLedger, ingest, ingestOne, post, readBalances } from '../index.ts';
import { memory } from './memory.ts';

let app: TestApp;
let tenant: { customerId: string; versionId: string };
beforeAll(async () => {
  app = await openTestApp();
  tenant = await addTenant(app, rules({ coinRules: [coinRule('five', 'lesson', 5)] }));
});
afterAll(() => app.close());

const event = (eventId: string, userId: string, more: object = {}) => ({
  eventId,
  userId,
  type: 'lesson',
  properties: {},
  ...more,
});
const system = (on: App = app) => asSystem(on, tenant.customerId);
const coinsOf = async (buddyId: string) =>
  (await readBalances(app.database.db, tenant.customerId, [buddyId])).find((b) => b.tokenKey === 'coins')
    ?.balance ?? 0;

describe('what intake remembers of a user', () => {
  test.each([
    ['balances', 'UPDATE balances SET withheld = withheld WHERE holder_id = $1'],
    ['progress', 'UPDATE progress SET events = events WHERE buddy_id = $1'],
    ['buddies', 'UPDATE buddies SET name = name WHERE id = $1'],
  ])('rests on the lock of whoever writes %s, which the suite watches everywhere', async (table, write) => {
    const buddyId = await addBuddy(app, tenant, `watched-${table}`);
    await ingestOne(system(), event(`w-${table}`, `watched-${table}`));
    const change = (isLocked: boolean) =>
      system().transact(async (ctx) => {
        if (isLocked) await lockUser(ctx, `watched-${table}`);
        await query(ctx.db, write, [buddyId]);
      });
    await expect(change(false)).rejects.toThrow(/without the lock/);
    await expect(change(true)).resolves.toBeUndefined();
  });

  test('is not trusted when another node has taken events of the user in', async () => {
    const buddy = await addBuddy(app, tenant, 'shared');
    const nodes = [secondNode(app), secondNode(app), secondNode(app)];
    for (let i = 0; i < 30; i++) await ingestOne(system(nodes[i % 3]), event(`s${i}`, 'shared'));
    expect(await coinsOf(buddy)).toBe(150);
    const [row] = await query<{ sequence: number }>(
      app.database.db,
      `SELECT sequence FROM users WHERE customer_id = $1 AND id = 'shared'`,
      [tenant.customerId],
    );
    expect(row?.sequence).toBe(30);
  });

  test('nor when they do so at the same time', async () => {
    const users = ['p', 'q', 'r'];
    const buddies = await Promise.all(users.map((user) => addBuddy(app, tenant, user)));
    const nodes = [secondNode(app), secondNode(app)];
    for (let round = 0; round < 5; round++)
      await Promise.all(
        Array.from({ length: 24 }, (_, i) =>
          ingestOne(system(nodes[i % 2]), event(`n${round}-${i}`, users[i % 3] ?? '')),
        ),
      );
    expect(await Promise.all(buddies.map(coinsOf))).toEqual([200, 200, 200]);
    expect(await auditLedger(system())).toEqual([]);
  });

  test('nor when a verb has spent, granted or moved the user to another zone', async () => {
    const buddy = await addBuddy(app, tenant, 'spender');
    await ingestOne(system(), event('v1', 'spender'));
    await system().transact(async (ctx) => {
      await lockUser(ctx, 'spender');
      await post(ctx, [{ holderId: buddy, tokenKey: 'coins', amount: -3, reason: 'shop' }]);
    });
    await ingestOne(system(), event('v2', 'spender'));
    expect(await coinsOf(buddy)).toBe(7);
    await setTimezone(system(), 'spender', 'Asia/Tokyo');
    await ingestOne(system(), event('v3', 'spender'));
    const [row] = await query(app.database.db, `SELECT timezone FROM events WHERE event_id = 'v3'`);
    expect(row).toEqual({ timezone: 'Asia/Tokyo' });
  });

  test('holds nothing of a batch that failed', async () => {
    const buddy = await addBuddy(app, tenant, 'unlucky');
    await ingestOne(system(), event('u1', 'unlucky'));
    const log = app.log.error;
    app.log.error = () => {};
    const answers = await ingest(system(), [
      event('u2', 'unlucky'),
      event('u3', 'unlucky', { properties: { text: '\0' } }),
      event('u4', 'unlucky'),
    ]);
    app.log.error = log;
    expect(answers.map((answer) => (isFailure(answer) ? answer.code : 'accepted'))).toEqual([
      'accepted',
      'event_not_storable',
      'accepted',
    ]);
    await ingestOne(system(), event('u5', 'unlucky'));
    expect(await coinsOf(buddy)).toBe(20);
    expect(await auditLedger(system())).toEqual([]);
  });

  test('does not hide a repeat that another node or an earlier process took in', async () => {
    const buddy = await addBuddy(app, tenant, 'echo');
    await ingestOne(system(), event('x0', 'echo'));
    await ingestOne(system(secondNode(app)), event('x1', 'echo'));
    await ingestOne(system(), event('x2', 'echo'));
    expect(await ingestOne(system(), event('x1', 'echo'))).toMatchObject({
      duplicate: true,
      effects: { coins: 5 },
    });
    const answers = await ingest(system(), [event('x1', 'echo'), event('x3', 'echo'), event('x0', 'echo')]);
    expect(answers).toMatchObject([{ duplicate: true }, { duplicate: false }, { duplicate: true }]);
    expect(await coinsOf(buddy)).toBe(20);
  });
});

test('memory is bounded, and forgets what was used least lately', () => {
  const kept = memory({ ...app });
  const player = (id: string) => ({
    customerId: 'c',
    id,
    timezone: null,
    sequence: 0,
    version: 0,
    companions: new Map(),
  });
  for (let i = 0; i < 30; i++) kept.keep(player(`u${i}`), 1_000_000);
  expect(kept.take('c\0u0')).toBeUndefined();
  expect(kept.take('c\0u29')).toMatchObject({ id: 'u29' });
  expect(kept.take('c\0u29')).toBeUndefined();
});
