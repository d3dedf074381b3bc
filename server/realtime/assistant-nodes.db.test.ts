import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { equip, followed, newPerson, textOf } from '../../tests/support/assistant.ts';
import { openTestApp, type TestApp } from '../../tests/support/app.ts';
import { redisAnswers, TEST_REDIS_URL } from '../../tests/support/redis.ts';
import type { App } from '../db/context.ts';
import { query } from '../db/query.ts';
import { sortableId } from '../kernel/ids.ts';
import { silent } from '../kernel/log.ts';
import { createSignalBus, type SignalWire } from '../kernel/signals.ts';
import { interruptAllLost } from '../modules/assistant/index.ts';
import { openPostgresWire } from './wires/postgres.ts';
import { openRedisWire } from './wires/redis.ts';

// A turn runs on one node and is followed and stopped on another. Redis is tried beside the embedded database,
// Postgres with its own wire.

const onPostgres = process.env.FLEDGE_TEST_DB === 'postgres';
const WORDS = Array.from({ length: 20 }, (_, i) => `word ${i}, `);

let app: TestApp;
let nodes: [App, App];
beforeAll(async () => {
  app = await openTestApp();
  const channel = `test:${sortableId()}`;
  const wire = async (): Promise<SignalWire | undefined> => {
    if (onPostgres) return openPostgresWire(app.database.url ?? '', silent);
    return redisAnswers ? openRedisWire(TEST_REDIS_URL, silent, { channel }) : undefined;
  };
  const node = async (): Promise<App> => ({ ...app, bus: createSignalBus(silent, await wire()) });
  nodes = [await node(), await node()];
  for (const each of nodes)
    equip(each, async function* ({ message }, _use, signal) {
      for (const text of WORDS) {
        if (signal.aborted) return;
        yield { type: 'delta', text };
        await sleep(message === 'slowly' ? 200 : 60);
      }
    });
});
afterAll(async () => {
  await Promise.all(nodes.map(({ bus }) => bus.close()));
  await app.close();
});

const two = () => {
  const here = newPerson(nodes[0]);
  return { here, there: newPerson(nodes[1], here.userId) };
};

test('a turn of another node is followed as it comes, and to the byte', async () => {
  const { here, there } = two();
  const { turnId } = await here.start('Hello');
  const delays: number[] = [];
  const [mine, theirs] = await Promise.all([
    followed(here.call, turnId),
    (async () => {
      const begin = performance.now();
      const rows = await followed(there.call, turnId);
      delays.push(performance.now() - begin);
      return rows;
    })(),
  ]);
  expect(JSON.stringify(theirs)).toBe(JSON.stringify(mine));
  expect(textOf(theirs)).toBe(WORDS.join(''));
});

test.runIf(onPostgres || redisAnswers)('a turn of another node is stopped within a second', async () => {
  const { here, there } = two();
  const { turnId } = await here.start('slowly');
  const following = followed(there.call, turnId);
  await expect
    .poll(async () => (await there.call.assistant.turns.events({ turnId })).rows.length)
    .toBeGreaterThan(1);
  const begin = performance.now();
  expect(await there.call.assistant.turns.stop({ turnId })).toEqual({ stopped: true });
  expect(performance.now() - begin).toBeLessThan(1_000);
  expect((await following).at(-1)?.event).toMatchObject({ type: 'done', stopped: true });
});

test('a stop whose signal is lost is read with the next event', async () => {
  const { here } = two();
  const { turnId } = await here.start('slowly');
  const cut = newPerson({ ...app, bus: createSignalBus(silent) }, here.userId);
  const begin = performance.now();
  expect(await cut.call.assistant.turns.stop({ turnId })).toEqual({ stopped: true });
  expect(performance.now() - begin).toBeLessThan(1_500);
});

test('a node that hears no signals follows all the same', async () => {
  const { here } = two();
  const { turnId } = await here.start('Hello');
  const deaf = newPerson({ ...app, bus: createSignalBus(silent) }, here.userId);
  expect(textOf(await followed(deaf.call, turnId))).toBe(WORDS.join(''));
});

test('a turn whose node is gone is ended by whoever follows it, and by upkeep', async () => {
  const { here, there } = two();
  const lose = async (): Promise<string> => {
    const { turnId } = await here.say('Hello');
    // As its node would have left it: running, with a lease that is over.
    await query(
      app.database.db,
      `UPDATE assistant_turns SET status = 'running', ended_at = NULL, last_seq = last_seq - 1,
         lease_until = now() - interval '1 minute' WHERE id = $1::uuid`,
      [turnId],
    );
    await query(
      app.database.db,
      `DELETE FROM assistant_turn_events e USING assistant_turns t
       WHERE t.id = $1::uuid AND e.turn_id = t.id AND e.seq > t.last_seq`,
      [turnId],
    );
    return turnId;
  };
  const followedOne = await lose();
  const rows = await followed(there.call, followedOne);
  expect(rows.at(-1)?.event).toMatchObject({ type: 'error', code: 'interrupted', retryable: true });
  expect(textOf(rows)).toBe(WORDS.join(''));
  const polledOne = await lose();
  expect((await there.call.assistant.turns.events({ turnId: polledOne })).ended).toBe(true);
  const keptOne = await lose();
  await interruptAllLost(nodes[1]);
  const [row] = await query<{ status: string }>(
    app.database.db,
    'SELECT status FROM assistant_turns WHERE id = $1::uuid',
    [keptOne],
  );
  expect(row?.status).toBe('failed');
  // Its conversation goes on.
  const { conversation } = await here.say('Hello');
  expect((await here.say('And', { conversationId: conversation.id })).text).toBe(WORDS.join(''));
});
