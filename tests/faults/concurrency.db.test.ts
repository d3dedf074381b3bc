import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asSystem } from '../../server/db/context.ts';
import { query } from '../../server/db/query.ts';
import { isFailure } from '../../server/kernel/errors.ts';
import { ingest } from '../../server/modules/progression/index.ts';
import { openTestApp, type TestApp } from '../support/app.ts';
import { addTenant, coinRule, rules } from '../support/players.ts';
import { audit } from './audit.ts';
import { openLine } from './line.ts';
import { act, emptyJournal } from './load.ts';
import { openNode, type ServingNode } from './nodes.ts';
import { randomFrom } from './random.ts';
import { settled, settleIn } from './world.ts';

const CLIENTS = 64;
/** On the embedded database all 64 share one connection and one event loop with the server. */
const STEPS = process.env.FLEDGE_TEST_DB === 'postgres' ? 400 : 130;

let app: TestApp;
let nodes: ServingNode[];
beforeEach(async () => {
  app = await openTestApp();
  nodes = [await openNode(app), await openNode(app)];
});
afterEach(async () => {
  await Promise.all(nodes.map((node) => node.close()));
  await app.close();
});

/** Lets 64 clients do so many things at once, waits for the work behind them, and audits. */
async function rush(
  urls: readonly string[],
  users: readonly string[],
  steps: number,
  seed: number,
): Promise<void> {
  const line = openLine();
  line.to(...urls);
  const world = await settleIn(line, users);
  const journal = emptyJournal();
  const births: Promise<void>[] = [];
  const budget = { left: 5_000 };
  let left = steps;
  await Promise.all(
    Array.from({ length: CLIENTS }, (_, i) =>
      act(
        { line, world, journal, name: `c${i}`, random: randomFrom(seed + i), budget, births },
        () => left-- <= 0,
      ),
    ),
  );
  await Promise.all(births);
  for (const id of journal.operations.keys()) await settled(line, id);
  await expect
    .poll(() => query(app.database.db, 'SELECT queue, last_error FROM jobs LIMIT 5'), { timeout: 30_000 })
    .toEqual([]);
  expect(journal.events.size).toBeGreaterThan(0);
  expect(line.resent).toBe(0);
  await audit(app.database, world, journal);
}

describe('64 clients at once', () => {
  test('on one buddy of one server: no update is lost, nothing is paid twice or overdrawn', async () => {
    await rush(
      nodes.slice(0, 1).map(({ url }) => url),
      ['ada'],
      STEPS,
      1,
    );
  }, 400_000);

  test('on one buddy, over two servers', async () => {
    await rush(
      nodes.map(({ url }) => url),
      ['ada'],
      STEPS,
      2,
    );
  }, 400_000);

  test('on a few buddies, over two servers', async () => {
    await rush(
      nodes.map(({ url }) => url),
      ['ada', 'bob', 'cleo', 'dan'],
      STEPS,
      3,
    );
  }, 400_000);
});

test('batches full of users nobody has seen, at two servers at once, never wait for each other in a ring', async () => {
  const { customerId } = await addTenant(app, rules({ coinRules: [coinRule('one', 'lesson', 1)] }));
  const random = randomFrom(4);
  const batches = Array.from({ length: 60 }, (_, batch) =>
    Array.from({ length: 60 }, (_, i) => ({
      eventId: `${batch}/${i}`,
      // Each tenth batch meets users of its own, too.
      userId: `user-${Math.floor(batch / 10)}-${Math.floor(random() * 120)}`,
      type: 'lesson',
      properties: {},
    })),
  );
  const answers = await Promise.all(
    batches.map((events, i) => {
      const node = nodes[i % 2];
      if (!node) throw new Error('there are two nodes');
      return ingest(asSystem(node.app, customerId), events);
    }),
  );
  expect(answers.flat().filter(isFailure)).toEqual([]);
  expect(nodes.flatMap(({ states }) => states)).toEqual([]);
  const [row] = await query<{ n: number }>(
    app.database.db,
    'SELECT count(*)::int AS n FROM events WHERE customer_id = $1',
    [customerId],
  );
  expect(row?.n).toBe(60 * 60);
}, 400_000);
