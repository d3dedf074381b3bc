import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { secondNode } from '../../../../tests/support/accounts.ts';
import { openTestApp, type TestApp } from '../../../../tests/support/app.ts';
import { addBuddy, addTenant, addVersion, coinRule, rules } from '../../../../tests/support/players.ts';
import { asSystem, type App } from '../../../db/context.ts';
import { query } from '../../../db/query.ts';
import { isFailure } from '../../../kernel/errors.ts';
import { lockUser } from '../../accounts/index.ts';
import { auditLedger, drainIntake, ingest, ingestOne, readBalances } from '../index.ts';
import { ingestBatch } from '../events.ts';

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
const rowsOf = (userId: string) =>
  query<{ event_id: string }>(
    app.database.db,
    'SELECT event_id FROM events WHERE customer_id = $1 AND user_id = $2',
    [tenant.customerId, userId],
  );
const codeOf = (answer: unknown) => (isFailure(answer) ? answer.code : 'accepted');

/** How many transactions wrote the events of users. */
const commitsOf = async (users: string): Promise<number> => {
  const rows = await query(
    app.database.db,
    'SELECT DISTINCT xmin::text FROM events WHERE customer_id = $1 AND user_id ~ $2',
    [tenant.customerId, users],
  );
  return rows.length;
};

describe('repeats', () => {
  test('an event that comes twice in a batch counts once, and both are answered in order', async () => {
    const buddy = await addBuddy(app, tenant, 'twice');
    const answers = await ingest(system(), [
      event('t1', 'twice'),
      event('t2', 'twice'),
      event('t1', 'twice'),
    ]);
    expect(answers).toMatchObject([
      { eventId: 't1', duplicate: false, effects: { coins: 5 } },
      { eventId: 't2', duplicate: false },
      { eventId: 't1', duplicate: true, effects: { coins: 5 } },
    ]);
    expect(await coinsOf(buddy)).toBe(10);
  });

  test('one that comes again later is answered from what is stored', async () => {
    const buddy = await addBuddy(app, tenant, 'again');
    await ingestOne(system(), event('a1', 'again'));
    expect(await ingestOne(system(), event('a1', 'again', { properties: { other: 1 } }))).toMatchObject({
      duplicate: true,
      effects: { coins: 5 },
    });
    expect(await coinsOf(buddy)).toBe(5);
  });

  test('an id of another user or type is a conflict, in the batch and across batches', async () => {
    await addBuddy(app, tenant, 'one');
    await addBuddy(app, tenant, 'two');
    const answers = await ingest(system(), [
      event('c1', 'one'),
      event('c1', 'two'),
      event('c1', 'one', { type: 'other' }),
    ]);
    expect(answers.map(codeOf)).toEqual(['accepted', 'event_id_conflict', 'event_id_conflict']);
    const [later] = await ingest(system(), [event('c1', 'two')]);
    expect(codeOf(later)).toBe('event_id_conflict');
  });

  test('on two nodes at once, the same events of the same user are paid once', async () => {
    const buddy = await addBuddy(app, tenant, 'nodes');
    const nodes = [app, secondNode(app)];
    const ids = Array.from({ length: 60 }, (_, i) => `n${i}`);
    const all = await Promise.all(
      nodes.flatMap((node) => ids.map((id) => ingestOne(system(node), event(id, 'nodes')))),
    );
    expect(all.filter((answer) => !answer.duplicate)).toHaveLength(60);
    expect(await coinsOf(buddy)).toBe(300);
    expect(await rowsOf('nodes')).toHaveLength(60);
  });

  test('on two nodes at once, an id that two users claim goes to one of them and is refused to the other', async () => {
    const users = await Promise.all(Array.from({ length: 8 }, (_, i) => addBuddy(app, tenant, `claim${i}`)));
    const nodes = [app, secondNode(app)];
    const answers = await Promise.all(
      Array.from({ length: 160 }, (_, i) => {
        const [answer] = [
          ingest(system(nodes[i % 2]), [event(`claimed${Math.floor(i / 4)}`, `claim${i % 8}`)]),
        ];
        return answer;
      }),
    );
    const codes = answers.flat().map(codeOf);
    expect(new Set(codes)).toEqual(new Set(['accepted', 'event_id_conflict']));
    expect(codes.filter((code) => code === 'accepted')).toHaveLength(40);
    const coins = await Promise.all(users.map(coinsOf));
    expect(coins.reduce((sum, one) => sum + one, 0)).toBe(200);
    expect(await auditLedger(system())).toEqual([]);
  });
});

describe('one bad event fails alone', () => {
  test('one the database refuses, among many', async () => {
    const buddy = await addBuddy(app, tenant, 'poisoned');
    await query(
      app.database.db,
      `ALTER TABLE events ADD CONSTRAINT poison CHECK (properties ->> 'poison' IS NULL)`,
    );
    const log = app.log.error;
    app.log.error = () => {};
    const events = Array.from({ length: 40 }, (_, i) =>
      event(`p${i}`, 'poisoned', i === 13 || i === 27 ? { properties: { poison: 'x' } } : {}),
    );
    const { results } = await ingestBatch(system(), {
      events: events.map(({ eventId, userId, ...rest }) => ({ event_id: eventId, user_id: userId, ...rest })),
    });
    await expect(
      ingestOne(system(), event('p99', 'poisoned', { properties: { poison: 'x' } })),
    ).rejects.toMatchObject({ kind: 'invalid', code: 'event_not_storable' });
    app.log.error = log;
    await query(app.database.db, 'ALTER TABLE events DROP CONSTRAINT poison');
    const bad = results.flatMap((result, i) => (result.accepted ? [] : [[i, result.error.code]]));
    expect(bad).toEqual([
      [13, 'event_not_storable'],
      [27, 'event_not_storable'],
    ]);
    expect(await coinsOf(buddy)).toBe(38 * 5);
  });

  test('and what validation, clock and audience refuse, each in its place', async () => {
    await addBuddy(app, tenant, 'mixed');
    const wire = (id: string, more: object = {}) => ({
      event_id: id,
      user_id: 'mixed',
      type: 'lesson',
      ...more,
    });
    const { results } = await ingestBatch(system(), {
      events: [
        wire('m1'),
        { ...wire('m2'), userId: 'mixed' },
        wire('m3', { occurred_at: '2999-01-01T00:00:00Z' }),
        wire('m4', { audience: 'nobody' }),
        wire('fledge:evolved:x'),
        'nonsense',
        wire('m5'),
      ],
    });
    expect(results.map((result) => (result.accepted ? result.eventId : result.error.code))).toEqual([
      'm1',
      'validation_failed',
      'occurred_in_future',
      'unknown_audience',
      'reserved_event_id',
      'validation_failed',
      'm5',
    ]);
  });

  test('a buddy whose state is broken stops nobody else', async () => {
    const broken = await addBuddy(app, tenant, 'broken');
    const buddy = await addBuddy(app, tenant, 'whole');
    await system().transact(async (ctx) => {
      await lockUser(ctx, 'broken');
      await query(ctx.db, `UPDATE progress SET state = '{}' WHERE buddy_id = $1`, [broken]);
    });
    const log = app.log.error;
    app.log.error = () => {};
    const answers = await ingest(system(), [
      event('w1', 'whole'),
      event('b1', 'broken'),
      event('w2', 'whole'),
    ]);
    app.log.error = log;
    expect(answers.map(codeOf)).toEqual(['accepted', 'internal_error', 'accepted']);
    expect(await coinsOf(buddy)).toBe(10);
  });
});

describe('group commit', () => {
  test('requests that wait share transactions, and each gets its own answer in its order', async () => {
    const node = secondNode(app);
    await Promise.all(Array.from({ length: 20 }, (_, i) => addBuddy(app, tenant, `g${i}`)));
    // What it knows of its customer is read first.
    await ingestOne(system(node), event('g', 'g0'));
    const answers = await Promise.all(
      Array.from({ length: 400 }, (_, i) => ingestOne(system(node), event(`g${i}`, `g${i % 20}`))),
    );
    expect(answers.map((answer) => answer.eventId)).toEqual(Array.from({ length: 400 }, (_, i) => `g${i}`));
    expect(await commitsOf('^g\\d+$')).toBeLessThanOrEqual(9);
  });

  test('an idle server does not wait for more', async () => {
    await addBuddy(app, tenant, 'idle');
    for (let i = 0; i < 3; i++) await ingestOne(system(), event(`i${i}`, 'idle'));
    expect(await commitsOf('^idle$')).toBe(3);
  });

  test('what a client does not wait for is taken in all the same, and stopping waits for it', async () => {
    const buddy = await addBuddy(app, tenant, 'hasty');
    const node = secondNode(app);
    // What it knows of its customer is read first.
    await ingestOne(system(node), event('h', 'warm'));
    const left = Array.from({ length: 50 }, (_, i) => ingestOne(system(node), event(`h${i}`, 'hasty')));
    await new Promise((resolve) => setImmediate(resolve));
    await drainIntake({ app: node });
    expect(await coinsOf(buddy)).toBe(250);
    await Promise.all(left);
  });

  test('draining an idle intake returns at once', async () => {
    await drainIntake({ app: secondNode(app) });
  });
});

describe('audiences', () => {
  test('several declared: an event must name one, and reaches the buddy of that audience', async () => {
    const parties = ['kids', 'adults'].map((key) => ({ key, name: key }));
    const mine = await addTenant(app, rules({ coinRules: [coinRule('five', 'lesson', 5)] }), {
      settings: { audiences: parties },
    });
    const [kid, adult] = await Promise.all([
      addBuddy(app, mine, 'sam', 'kids'),
      addBuddy(app, mine, 'sam', 'adults'),
    ]);
    const ctx = asSystem(app, mine.customerId);
    const answers = await ingest(ctx, [
      event('1', 'sam'),
      event('2', 'sam', { audience: 'kids' }),
      event('3', 'sam', { audience: 'adults' }),
      event('4', 'sam', { audience: 'kids' }),
    ]);
    expect(answers.map(codeOf)).toEqual(['missing_audience', 'accepted', 'accepted', 'accepted']);
    const balances = await readBalances(app.database.db, mine.customerId, [kid, adult]);
    expect(new Map(balances.map((b) => [b.holderId, b.balance]))).toEqual(
      new Map([
        [kid, 10],
        [adult, 5],
      ]),
    );
  });
});

describe('evolving by itself', () => {
  test('is queued once while its job waits, and again by the next event at the next stage', async () => {
    const stages = rules().evolution.stages.map((stage) => ({
      ...stage,
      requirements: stage.stage === 1 ? {} : { coinsEarned: 5 },
    }));
    const mine = await addTenant(
      app,
      rules({ coinRules: [coinRule('five', 'lesson', 5)], evolution: { autoEvolve: true, stages } }),
    );
    const buddyId = await addBuddy(app, mine, 'eve');
    const ctx = asSystem(app, mine.customerId);
    const queued = async () =>
      (
        await query<{ stage: string }>(
          app.database.db,
          `SELECT payload ->> 'stage' AS stage FROM jobs WHERE customer_id = $1 AND queue = 'auto-evolve' ORDER BY 1`,
          [mine.customerId],
        )
      ).map(({ stage }) => stage);
    await ingestOne(ctx, event('e1', 'eve'));
    expect(await queued()).toEqual(['1']);
    await ingestOne(ctx, event('e2', 'eve'));
    expect(await queued()).toEqual(['1']);
    await ctx.transact(async (ctx) => {
      await lockUser(ctx, 'eve');
      await query(ctx.db, `UPDATE buddies SET stage = 2 WHERE id = $1`, [buddyId]);
    });
    const evolved = event(`fledge:evolved:${buddyId}:2`, 'eve', {
      type: 'buddy_evolved',
      audience: 'default',
    });
    await ingestOne(ctx, evolved, { internal: true });
    expect(await queued()).toEqual(['1', '2']);
  });

  test('is queued for a buddy that new rules have made ready, by its next event', async () => {
    const mine = await addTenant(app, rules());
    const buddyId = await addBuddy(app, mine, 'mia');
    const ctx = asSystem(app, mine.customerId);
    await ingestOne(ctx, event('m1', 'mia'));
    const stages = rules().evolution.stages.map((stage) => ({ ...stage, requirements: {} }));
    const generous = rules({
      coinRules: [coinRule('five', 'lesson', 5)],
      evolution: { autoEvolve: true, stages },
    });
    const newId = await addVersion(app, mine.customerId, generous, 'archived');
    await ctx.transact(async (ctx) => {
      await lockUser(ctx, 'mia');
      await query(ctx.db, 'UPDATE progress SET config_version_id = $2 WHERE buddy_id = $1', [buddyId, newId]);
    });
    await ingestOne(ctx, event('m2', 'mia'));
    const jobs = await query(
      app.database.db,
      `SELECT payload FROM jobs WHERE customer_id = $1 AND queue = 'auto-evolve'`,
      [mine.customerId],
    );
    expect(jobs).toEqual([{ payload: { buddyId, stage: 1 } }]);
  });
});
