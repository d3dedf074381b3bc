import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { secondNode } from '../../../../tests/support/accounts.ts';
import { openTestApp, type TestApp } from '../../../../tests/support/app.ts';
import { addBuddy, addTenant, coinRule, rules } from '../../../../tests/support/players.ts';
import { asSystem, type App } from '../../../db/context.ts';
import { query } from '../../../db/query.ts';
import { isFailure } from '../../../kernel/errors.ts';
import { eventStanding, ingest, ingestOne, readBalances } from '../index.ts';

const QUOTA = 10_000;

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const event = (eventId: string, userId = 'ada') => ({ eventId, userId, type: 'lesson', properties: {} });
const usedBy = async (customerId: string, month: string) =>
  (
    await query<{ events: number }>(
      app.database.db,
      'SELECT events FROM usage WHERE customer_id = $1 AND month = $2',
      [customerId, month],
    )
  )[0]?.events;

/** A customer on the plan of 10,000 events a month, with so many left. */
async function withLeft(left: number, month: string) {
  const tenant = await addTenant(app, rules({ coinRules: [coinRule('one', 'lesson', 1)] }), {
    plan: 'starter',
  });
  const buddyId = await addBuddy(app, tenant, 'ada');
  await query(app.database.db, 'INSERT INTO usage (customer_id, month, events) VALUES ($1, $2, $3)', [
    tenant.customerId,
    month,
    QUOTA - left,
  ]);
  return { ...tenant, buddyId };
}

const send = async (node: App, customerId: string, id: string, userId?: string) => {
  const [answer] = await ingest(asSystem(node, customerId), [event(id, userId)]);
  return isFailure(answer) ? answer.code : 'accepted';
};
const count = (codes: string[], code: string) => codes.filter((one) => one === code).length;

describe('the event quota', () => {
  test('64 callers, 40 events left: exactly 40 are taken, the rest are 402 with the figures', async () => {
    app.setNow('2026-03-10T12:00:00Z');
    const { customerId, buddyId } = await withLeft(40, '2026-03');
    const codes = await Promise.all(Array.from({ length: 64 }, (_, i) => send(app, customerId, `q${i}`)));
    expect(count(codes, 'accepted')).toBe(40);
    expect(count(codes, 'event_quota_exceeded')).toBe(24);
    expect(await usedBy(customerId, '2026-03')).toBe(QUOTA);
    const [balance] = await readBalances(app.database.db, customerId, [buddyId]);
    expect(balance?.balance).toBe(40);
    await expect(ingestOne(app.system(customerId), event('more'))).rejects.toMatchObject({
      kind: 'payment',
      code: 'event_quota_exceeded',
      details: { used: QUOTA, limit: QUOTA, reset_at: '2026-04-01T00:00:00.000Z' },
    });
  });

  test('on two nodes with many users, from the first event of a month on, it is exact too', async () => {
    app.setNow('2026-12-31T23:59:50Z');
    const tenant = await addTenant(app, rules(), { plan: 'starter' });
    const { customerId } = tenant;
    const other = secondNode(app);
    const batch = (node: App, from: number) =>
      ingest(
        asSystem(node, customerId),
        Array.from({ length: 500 }, (_, i) => event(`m${from + i}`, `user${i % 40}`)),
      );
    const answers = (
      await Promise.all(Array.from({ length: 22 }, (_, i) => batch(i % 2 === 0 ? app : other, i * 500)))
    ).flat();
    const refused = answers.filter(isFailure);
    expect(answers).toHaveLength(11_000);
    expect(refused.map(({ code }) => code)).toEqual(Array(1_000).fill('event_quota_exceeded'));
    expect(refused[0]?.details).toMatchObject({ reset_at: '2027-01-01T00:00:00.000Z' });
    expect(await usedBy(customerId, '2026-12')).toBe(QUOTA);
    app.setNow('2027-01-01T00:00:00Z');
    expect(await send(app, customerId, 'new-year')).toBe('accepted');
    expect(await usedBy(customerId, '2027-01')).toBe(1);
  }, 120_000);

  test("repeats and Fledge's own events never count, and are taken when nothing is left", async () => {
    app.setNow('2026-05-10T12:00:00Z');
    const { customerId } = await withLeft(1, '2026-05');
    const ctx = app.system(customerId);
    expect(await send(app, customerId, 'r1')).toBe('accepted');
    expect(await ingestOne(ctx, event('r1'))).toMatchObject({ duplicate: true });
    expect(await ingestOne(ctx, event('own'), { internal: true })).toMatchObject({ duplicate: false });
    const mixed = await ingest(ctx, [event('r1'), event('r2'), event('r2')]);
    expect(mixed.map((answer) => (isFailure(answer) ? answer.code : answer.duplicate))).toEqual([
      true,
      'event_quota_exceeded',
      'event_quota_exceeded',
    ]);
    expect(await usedBy(customerId, '2026-05')).toBe(QUOTA);
  });

  test('one customer without quota does not hold up another in the same transaction', async () => {
    app.setNow('2026-06-10T12:00:00Z');
    const [poor, rich] = [await withLeft(0, '2026-06'), await withLeft(100, '2026-06')];
    const codes = await Promise.all(
      Array.from({ length: 20 }, (_, i) => send(app, (i % 2 === 0 ? poor : rich).customerId, `x${i}`)),
    );
    expect(count(codes, 'accepted')).toBe(10);
    expect(await usedBy(rich.customerId, '2026-06')).toBe(QUOTA - 90);
    expect(await usedBy(poor.customerId, '2026-06')).toBe(QUOTA);
  });

  test('what is left is known after each commit, also of what other nodes took in', async () => {
    app.setNow('2026-07-10T12:00:00Z');
    const { customerId } = await withLeft(5, '2026-07');
    const other = secondNode(app);
    const left = async (node: App) => {
      const { used, limit = 0 } = await eventStanding(asSystem(node, customerId));
      return limit - used;
    };
    expect(await left(app)).toBe(5);
    await send(app, customerId, 'h1');
    expect(await left(app)).toBe(4);
    await send(other, customerId, 'h2');
    expect(await left(other)).toBe(3);
    await Promise.all([3, 4, 5, 6].map((i) => send(app, customerId, `h${i}`)));
    expect(await left(app)).toBe(0);
    app.setNow('2026-08-01T00:00:00Z');
    expect(await eventStanding(app.system(customerId))).toEqual({
      used: 0,
      limit: QUOTA,
      resetAt: '2026-09-01T00:00:00.000Z',
    });
  });
});
