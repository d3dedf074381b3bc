import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../../../tests/support/app.ts';
import { eventsOf, everything, life, START } from '../../../../tests/support/every-rule.ts';
import { addBuddy, addTenant } from '../../../../tests/support/players.ts';
import { query } from '../../../db/query.ts';
import { isFailure } from '../../../kernel/errors.ts';
import { setTimezone } from '../../accounts/index.ts';
import { configContent } from '../../config/index.ts';
import { compile, emptyState, fold, type EngineEvent, type EngineState } from '../engine/index.ts';
import { auditLedger, ingest, ingestOne, parseState, readBalances } from '../index.ts';
import { dryRun } from '../dry-run.ts';
import type { EventInput } from '../schema.ts';

const version = compile(configContent.parse(everything), 'cfg_test');

let app: TestApp;
let tenant: { customerId: string; versionId: string };
let users = 0;
beforeAll(async () => {
  app = await openTestApp();
  app.setNow('2026-12-01T00:00:00Z');
  tenant = await addTenant(app, everything);
});
afterAll(() => app.close());

/** Delivers events in batches cut where `cuts` says. */
async function deliver(events: readonly EventInput[], cuts: readonly number[]): Promise<void> {
  const ctx = app.system(tenant.customerId);
  for (let from = 0, i = 0; from < events.length; i++) {
    const to = from + (cuts[i % cuts.length] ?? 1);
    const answers = await ingest(ctx, events.slice(from, to));
    expect(answers.filter(isFailure)).toEqual([]);
    from = to;
  }
}

async function lookAt(buddyId: string) {
  const { db } = app.database;
  const [row] = await query<{ state: string; events: number }>(
    db,
    'SELECT state, events FROM progress WHERE buddy_id = $1',
    [buddyId],
  );
  const badges = await query<{ k: string }>(
    db,
    `SELECT badge_key || ' ' || status AS k FROM badge_awards WHERE buddy_id = $1 ORDER BY 1`,
    [buddyId],
  );
  const balances = await readBalances(db, tenant.customerId, [buddyId]);
  return {
    state: parseState(row?.state ?? ''),
    events: row?.events,
    badges: badges.map(({ k }) => k),
    balances: new Map(balances.map((b) => [b.tokenKey, b])),
  };
}

/** What the engine says of the same events in order. */
function inOrder(events: readonly EventInput[]): { state: EngineState; ready: string[]; awarded: string[] } {
  const facts = {
    timezone: 'UTC',
    audience: 'default',
    stage: 1,
    externalCoinsEarned: 0,
    externalTokensEarned: 0,
    externalBadges: [],
  };
  const list: EngineEvent[] = events.map((event) => ({
    ...event,
    occurredAt: event.occurredAt ?? '',
    timezone: 'UTC',
  }));
  const { state } = fold(version, facts, emptyState(), list);
  return {
    state,
    ready: Object.keys(state.ready),
    awarded: Object.keys(state.claims).flatMap((claim) => (claim.startsWith('b.') ? [claim.slice(2)] : [])),
  };
}

const sum = (table: EngineState['kept'], part: 1 | 2) =>
  Object.values(table).reduce((total, claim) => total + claim[part], 0);
const withoutIds = (state: EngineState, userId: string) =>
  JSON.parse(JSON.stringify({ ...state, kept: {} }).replaceAll(userId, ''));

describe('any order of arrival', () => {
  test('ends where order of occurrence does: balances, badges, skills, streaks, state; rewards once claimed stay', async () => {
    await fc.assert(
      fc.asyncProperty(
        life,
        fc.array(fc.nat(), { minLength: 26, maxLength: 26 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        async (happened, weights, cuts) => {
          const userId = `perm${++users}`;
          const buddyId = await addBuddy(app, tenant, userId);
          const events = eventsOf(happened, userId);
          const order = events.map((_, i) => i).sort((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0));
          await deliver(
            order.flatMap((i) => events[i] ?? []),
            cuts,
          );
          const is = await lookAt(buddyId);
          const ought = inOrder(events);
          expect(withoutIds(is.state, userId)).toEqual(withoutIds(ought.state, userId));
          expect(is.events).toBe(events.length);
          const { kept } = is.state;
          const keptBadges = Object.keys(kept).flatMap((claim) =>
            claim.startsWith('b.') ? [claim.slice(2)] : [],
          );
          expect(is.badges).toEqual(
            [
              ...[...ought.awarded, ...keptBadges].map((key) => `${key} awarded`),
              ...ought.ready.map((key) => `${key} ready`),
            ].sort(),
          );
          const earned = ought.state.coins + ought.state.claimedCoins + sum(kept, 1);
          const coins = is.balances.get('coins');
          expect(coins?.balance ?? 0).toBe(Math.min(90, earned));
          expect((coins?.balance ?? 0) + (coins?.withheld ?? 0)).toBe(earned);
          expect(coins?.spent ?? 0).toBe(0);
          const xp = (ought.state.tokens.xp ?? 0) + ought.state.claimedTokens + sum(kept, 2);
          expect(is.balances.get('xp')?.balance ?? 0).toBe(xp);
        },
      ),
      { numRuns: app.database.kind === 'postgres' ? 250 : 60 },
    );
    expect(await auditLedger(app.system(tenant.customerId))).toEqual([]);
  }, 240_000);

  test('holds for two halves that arrive on top of each other', async () => {
    const userId = `halves${++users}`;
    const buddyId = await addBuddy(app, tenant, userId);
    const [happened] = fc.sample(life, { seed: 7, numRuns: 1 });
    const events = eventsOf(happened ?? [], userId);
    const ctx = app.system(tenant.customerId);
    await Promise.all(events.toReversed().map((event) => ingestOne(ctx, event)));
    const is = await lookAt(buddyId);
    expect(withoutIds(is.state, userId)).toEqual(withoutIds(inOrder(events).state, userId));
  });
});

describe('checkpoints', () => {
  const lesson = (userId: string, i: number): EventInput => ({
    eventId: `${userId}/${String(i).padStart(4, '0')}`,
    userId,
    type: 'lesson',
    occurredAt: new Date(START + i * 3_600_000).toISOString(),
    properties: { score: i % 10, topic: 'a' },
  });

  test('are used, so that a late event replays dozens of events and not a life; and are made anew behind it', async () => {
    const userId = `points${++users}`;
    const buddyId = await addBuddy(app, tenant, userId);
    const all = Array.from({ length: 400 }, (_, i) => lesson(userId, i));
    await deliver(
      all.filter((_, i) => i !== 350),
      [100],
    );
    const points = () =>
      query<{ event_id: string; state: string }>(
        app.database.db,
        'SELECT event_id, state FROM checkpoints WHERE buddy_id = $1 ORDER BY occurred_at',
        [buddyId],
      );
    expect((await points()).map((point) => point.event_id.slice(-4))).toEqual([
      '0063',
      '0127',
      '0191',
      '0255',
      '0319',
      '0384',
    ]);
    // An early event that a replay would now trip over shows that none goes further back than its checkpoint.
    await query(app.database.db, `UPDATE events SET properties = '{"score": 999999}' WHERE event_id = $1`, [
      lesson(userId, 5).eventId,
    ]);
    const [late] = all.slice(350);
    await ingestOne(app.system(tenant.customerId), late ?? lesson(userId, 350));
    expect((await points()).map((point) => point.event_id.slice(-4))).toEqual([
      '0063',
      '0127',
      '0191',
      '0255',
      '0319',
      '0383',
    ]);
    const is = await lookAt(buddyId);
    expect(withoutIds(is.state, userId)).toEqual(withoutIds(inOrder(all).state, userId));
    const again = parseState(String((await points())[5]?.state));
    expect(withoutIds(again, userId)).toEqual(withoutIds(inOrder(all.slice(0, 384)).state, userId));
  });

  test('an event before everything replays from the beginning, even one that a zone puts into 1969', async () => {
    const userId = `first${++users}`;
    const buddyId = await addBuddy(app, tenant, userId);
    const old = { ...lesson(userId, 1), eventId: `${userId}/old`, occurredAt: '1969-12-31T15:00:00.000Z' };
    const older = {
      ...lesson(userId, 1),
      eventId: `${userId}/older`,
      occurredAt: '1969-12-31T11:00:00.000Z',
    };
    await deliver([lesson(userId, 3), old, older], [1]);
    const is = await lookAt(buddyId);
    expect(withoutIds(is.state, userId)).toEqual(
      withoutIds(inOrder([older, old, lesson(userId, 3)]).state, userId),
    );
  });
});

describe('a dry run', () => {
  test('tells what ingest then does, in order and late, and writes nothing', async () => {
    const ctx = app.system(tenant.customerId);
    const happened = fc.sample(life, { seed: 11, numRuns: 4 });
    for (const one of happened) {
      const userId = `dry${++users}`;
      await addBuddy(app, tenant, userId);
      const events = eventsOf(one, userId);
      const order = events.flatMap((_, i) => events[(i * 11) % events.length] ?? []);
      for (const event of order) {
        const told = await dryRun(ctx, event);
        const { dryRun: _, trace, reason, ...rest } = told;
        expect(await ingestOne(ctx, event)).toEqual(rest);
        const again = await dryRun(ctx, event);
        expect(again).toMatchObject({ duplicate: true, effects: rest.effects, trace, reason });
      }
    }
  });

  test('refuses what ingest refuses', async () => {
    const ctx = app.system(tenant.customerId);
    const userId = `dry${++users}`;
    const event = { eventId: `${userId}/1`, userId, type: 'lesson', properties: {} };
    await ingestOne(ctx, event);
    await expect(dryRun(ctx, { ...event, userId: 'somebody' })).rejects.toMatchObject({
      code: 'event_id_conflict',
    });
    await expect(dryRun(ctx, { ...event, occurredAt: '2999-01-01T00:00:00.000Z' })).rejects.toMatchObject({
      code: 'occurred_in_future',
    });
    expect(await dryRun(ctx, { ...event, eventId: `${userId}/2` })).toMatchObject({
      duplicate: false,
      reason: 'no_buddy',
    });
  });
});

test('a user who flies around the world breaks no streak and gains no day', async () => {
  const userId = `flies${++users}`;
  const buddyId = await addBuddy(app, tenant, userId);
  const ctx = app.system(tenant.customerId);
  const zones = [
    'Asia/Tokyo',
    'America/Los_Angeles',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
    'Europe/Berlin',
    'UTC',
  ];
  for (const [i, zone] of zones.entries()) {
    await setTimezone(ctx, userId, zone);
    await ingestOne(ctx, {
      eventId: `${userId}/${i}`,
      userId,
      type: 'lesson',
      occurredAt: new Date(START + i * 86_400_000).toISOString(),
      properties: {},
    });
  }
  const { state } = await lookAt(buddyId);
  expect(state.streaks.days).toMatchObject({ count: expect.any(Number) });
  expect(state.streaks.days?.best).toBe(state.streaks.days?.count);
  expect(state.streaks.days?.count).toBeLessThanOrEqual(6);
  expect(state.streaks.days?.count).toBeGreaterThanOrEqual(4);
  // The past is judged by where the user lived then: a late event changes nothing of it.
  const before = state.streaks.days?.count;
  await ingestOne(ctx, {
    eventId: `${userId}/note`,
    userId,
    type: 'note',
    occurredAt: new Date(START).toISOString(),
    properties: {},
  });
  expect((await lookAt(buddyId)).state.streaks.days?.count).toBe(before);
});
