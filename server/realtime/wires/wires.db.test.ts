import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { layCable, type Cable } from '../../../tests/support/cable.ts';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { redisAnswers, TEST_REDIS_URL } from '../../../tests/support/redis.ts';
import { silent } from '../../kernel/log.ts';
import type { SignalWire } from '../../kernel/signals.ts';
import { sortableId } from '../../kernel/ids.ts';
import { openPostgresWire } from './postgres.ts';
import { openRedisWire } from './redis.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** Redis is tried beside the embedded database, Postgres with its own. */
const onPostgres = process.env.FLEDGE_TEST_DB === 'postgres';
const channel = `test:${sortableId()}`;
const open = (url: string): Promise<SignalWire> =>
  onPostgres
    ? openPostgresWire(url, silent, { heartbeatSeconds: 0.3 })
    : openRedisWire(url, silent, { channel });

describe.skipIf(!onPostgres && !redisAnswers)(onPostgres ? 'postgres' : 'redis', () => {
  let cable: Cable;
  let wires: SignalWire[];
  let sender: SignalWire;
  let heard: string[];
  const restored = vi.fn();

  async function connect(): Promise<void> {
    const url = onPostgres ? (database.url ?? '') : TEST_REDIS_URL;
    cable = await layCable(url);
    heard = [];
    restored.mockClear();
    const receiver = await open(cable.url);
    sender = await open(url);
    receiver.receive((message) => void heard.push(message));
    receiver.restored(restored);
    wires = [receiver, sender];
  }
  afterEach(async () => {
    await Promise.all(wires.map((wire) => wire.close()));
    await cable.close();
  });
  const arrives = (message: string) =>
    vi.waitFor(
      () => {
        sender.send(message);
        expect(heard).toContain(message);
      },
      { timeout: 10_000, interval: 100 },
    );

  test('messages arrive whole and in order, also when thousands are sent at once', async () => {
    await connect();
    const messages = Array.from({ length: 3000 }, (_, n) => `${n} ü "quoted" 'and' ${'x'.repeat(n % 97)}`);
    for (const message of messages) sender.send(message);
    await vi.waitFor(() => expect(heard).toHaveLength(3000), { timeout: 10_000 });
    expect(heard).toEqual(messages);
  });

  test('a receiver that was cut off hears again, and is told that it may have missed something', async () => {
    await connect();
    await arrives('before');
    cable.cut();
    sender.send('lost');
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(restored).not.toHaveBeenCalled();
    cable.mend();
    await vi.waitFor(() => expect(restored).toHaveBeenCalled(), { timeout: 10_000 });
    await arrives('after');
    expect(heard).not.toContain('lost');
  });

  test.runIf(onPostgres)('a connection that is dead without being closed is replaced', async () => {
    await connect();
    await arrives('before');
    cable.freeze();
    await vi.waitFor(() => expect(restored).toHaveBeenCalled(), { timeout: 15_000 });
    await arrives('after');
    const back: string[] = [];
    sender.receive((message) => void back.push(message));
    wires[0]?.send('answer');
    await vi.waitFor(() => expect(back).toContain('answer'));
  });

  test('closing right after sending still delivers', async () => {
    await connect();
    sender.send('last words');
    await sender.close();
    await vi.waitFor(() => expect(heard).toEqual(['last words']));
  });
});
