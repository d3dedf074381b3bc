import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../../tests/support/app.ts';
import { addBuddy, addTenant, coinRule, named, rules } from '../../../tests/support/players.ts';
import { query } from '../../db/query.ts';
import { newId } from '../../kernel/ids.ts';
import { lockUser } from '../accounts/index.ts';
import { getEvent } from './events.ts';
import { auditLedger, ingest, ingestOne, parseState, post, readBalances, readFeed } from './index.ts';
import { reverseEvent } from './reverse.ts';

let app: TestApp;
let tenant: { customerId: string; versionId: string };
beforeAll(async () => {
  app = await openTestApp();
  app.setNow('2026-06-01T00:00:00Z');
  tenant = await addTenant(
    app,
    rules({
      coinRules: [coinRule('ten', 'lesson', 10), coinRule('capped', 'quiz', 6, { dailyLimit: 9 })],
      tokenRules: [{ ...coinRule('xp', 'lesson', 3), tokenKey: 'xp' }],
      badges: [
        {
          ...named('two'),
          criteria: { type: 'milestone', eventType: 'lesson', count: 2 },
          reward: { coins: 5 },
        },
        {
          ...named('noted'),
          criteria: { type: 'milestone', eventType: 'lesson', count: 2 },
          award: 'manual',
        },
      ],
      streaks: [{ ...named('days'), eventTypes: ['lesson'], milestones: [{ count: 2, coins: 4 }] }],
    }),
  );
});
afterAll(() => app.close());

const ctx = () => app.system(tenant.customerId);
const event = (userId: string, i: number, type = 'lesson', hours = i) => ({
  eventId: `${userId}/${i}`,
  userId,
  type,
  occurredAt: new Date(Date.parse('2026-03-01T08:00:00Z') + hours * 3_600_000).toISOString(),
  properties: {},
});
const coinsOf = async (buddyId: string) =>
  (await readBalances(app.database.db, tenant.customerId, [buddyId])).find((b) => b.tokenKey === 'coins');
const progressOf = async (buddyId: string) => {
  const [row] = await query<{ state: string; events: number }>(
    app.database.db,
    'SELECT state, events FROM progress WHERE buddy_id = $1',
    [buddyId],
  );
  return { state: parseState(row?.state ?? ''), events: row?.events };
};

describe('taking an event back', () => {
  test('undoes what it paid, by ledger rows, in counters and in the feed; a claimed badge stays', async () => {
    const buddyId = await addBuddy(app, tenant, 'ada');
    await ingest(ctx(), [event('ada', 1), event('ada', 2, 'lesson', 26)]);
    expect(await coinsOf(buddyId)).toMatchObject({ balance: 29, earned: 29 });
    expect(await reverseEvent(ctx(), { eventId: 'ada/2' })).toEqual({
      eventId: 'ada/2',
      reversed: true,
      alreadyReversed: false,
      coins: -10,
      tokens: ['xp:-3'],
      shortfall: { coins: 0, tokens: [] },
      badgesKept: ['two'],
      milestonesKept: ['days.2'],
    });
    expect(await coinsOf(buddyId)).toMatchObject({ balance: 19, earned: 19, spent: 0 });
    const { state, events } = await progressOf(buddyId);
    expect(events).toBe(1);
    expect(state).toMatchObject({ counters: { lesson: 1 }, streaks: { days: { count: 1 } } });
    const badges = await query(
      app.database.db,
      'SELECT badge_key, status FROM badge_awards WHERE buddy_id = $1',
      [buddyId],
    );
    expect(badges).toEqual([{ badge_key: 'two', status: 'awarded' }]);
    expect(await auditLedger(ctx())).toEqual([]);
    expect((await readFeed(ctx(), 'ada', 0, 100)).at(-1)).toMatchObject({
      type: 'event.reversed',
      payload: { eventId: 'ada/2', coins: -10 },
    });
    expect(await getEvent(ctx(), { eventId: 'ada/2' })).toMatchObject({
      reversedAt: '2026-06-01T00:00:00.000Z',
      reversal: { coins: -10 },
      effects: { coins: 19 },
    });
  });

  test('a second time changes nothing and answers the same; resending the event is still a repeat', async () => {
    const buddyId = await addBuddy(app, tenant, 'bob');
    await ingestOne(ctx(), event('bob', 1));
    const first = await reverseEvent(ctx(), { eventId: 'bob/1' });
    expect(await reverseEvent(ctx(), { eventId: 'bob/1' })).toEqual({ ...first, alreadyReversed: true });
    expect(await ingestOne(ctx(), event('bob', 1))).toMatchObject({
      duplicate: true,
      effects: { coins: 10 },
    });
    expect(await coinsOf(buddyId)).toMatchObject({ balance: 0, entries: 2 });
    // Nor does it come back when something late has the life folded again.
    await ingestOne(ctx(), event('bob', 3));
    await ingestOne(ctx(), event('bob', 2));
    expect((await progressOf(buddyId)).state.counters).toEqual({ lesson: 2 });
  });

  test('stops at zero and says what is missing; a later correction does not pay that twice', async () => {
    const buddyId = await addBuddy(app, tenant, 'cleo');
    await ingest(ctx(), [event('cleo', 1, 'quiz'), event('cleo', 2, 'quiz')]);
    await ctx().transact(async (inner) => {
      await lockUser(inner, 'cleo');
      await post(inner, [{ holderId: buddyId, tokenKey: 'coins', amount: -8, reason: 'spend' }]);
    });
    // Without the first, the second pays 6 in full: 9 becomes 6.
    expect(await reverseEvent(ctx(), { eventId: 'cleo/1' })).toMatchObject({
      coins: -1,
      shortfall: { coins: 2, tokens: [] },
    });
    expect(await coinsOf(buddyId)).toMatchObject({ balance: 0, withheld: -2 });
    // 3 more are owed again, of which 2 were never given back.
    expect(await ingestOne(ctx(), event('cleo', 0, 'quiz'))).toMatchObject({ effects: { coins: 1 } });
    expect(await coinsOf(buddyId)).toMatchObject({ balance: 1, withheld: 0 });
    expect(await auditLedger(ctx())).toEqual([]);
  });

  test('of a user without a buddy only marks it, and a later birth passes it over', async () => {
    await ingestOne(ctx(), event('dan', 1));
    expect(await reverseEvent(ctx(), { eventId: 'dan/1' })).toMatchObject({
      alreadyReversed: false,
      coins: 0,
      badgesKept: [],
    });
    expect(await reverseEvent(ctx(), { eventId: 'dan/1' })).toMatchObject({ alreadyReversed: true });
  });

  test('an unknown id, and that of another tenant, are not found', async () => {
    const stranger = app.system(newId('customer'));
    await expect(reverseEvent(ctx(), { eventId: 'nobody/1' })).rejects.toMatchObject({ kind: 'not_found' });
    await expect(reverseEvent(stranger, { eventId: 'ada/1' })).rejects.toMatchObject({ kind: 'not_found' });
  });

  test('twenty at once, with events in between, take it back once', async () => {
    const buddyId = await addBuddy(app, tenant, 'eve');
    await ingest(ctx(), [event('eve', 1), event('eve', 2)]);
    const [answers] = await Promise.all([
      Promise.all(Array.from({ length: 20 }, () => reverseEvent(ctx(), { eventId: 'eve/1' }))),
      Promise.all([3, 4, 5, 6].map((i) => ingestOne(ctx(), event('eve', i)))),
    ]);
    expect(answers.filter((answer) => !answer.alreadyReversed)).toHaveLength(1);
    const { state, events } = await progressOf(buddyId);
    expect([state.counters.lesson, events]).toEqual([5, 5]);
    expect(await auditLedger(ctx())).toEqual([]);
  });

  test('whatever is taken back in whatever order, what is left is as if it never was', async () => {
    let users = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ type: fc.constantFrom('lesson', 'quiz'), hours: fc.nat(200), back: fc.boolean() }),
          {
            minLength: 1,
            maxLength: 14,
          },
        ),
        async (life) => {
          users += 1;
          const [here, there] = [`r${users}`, `p${users}`];
          const mine = await addBuddy(app, tenant, here);
          const pure = await addBuddy(app, tenant, there);
          await ingest(
            ctx(),
            life.map(({ type, hours }, i) => event(here, i, type, hours)),
          );
          for (const [i, { back }] of life.entries())
            if (back) await reverseEvent(ctx(), { eventId: `${here}/${i}` });
          const left = life.flatMap(({ type, hours, back }, i) =>
            back ? [] : [event(there, i, type, hours)],
          );
          if (left.length > 0) await ingest(ctx(), left);
          const [is, ought] = [await progressOf(mine), await progressOf(pure)];
          const plain = (state: object, userId: string) =>
            JSON.parse(JSON.stringify({ ...state, kept: {} }).replaceAll(`${userId}/`, ''));
          expect(is.events).toBe(left.length);
          expect(plain(is.state, here)).toEqual(plain(ought.state, there));
          const kept = Object.values(is.state.kept).reduce((sum, claim) => sum + claim[1], 0);
          expect((await coinsOf(mine))?.balance ?? 0).toBe(((await coinsOf(pure))?.balance ?? 0) + kept);
        },
      ),
      { numRuns: app.database.kind === 'postgres' ? 60 : 20 },
    );
    expect(await auditLedger(ctx())).toEqual([]);
  }, 120_000);
});
