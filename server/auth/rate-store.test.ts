import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Log } from '../kernel/log.ts';
import { silent } from '../kernel/log.ts';
import { redisRates } from './rate-store.ts';

const url = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';
const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
redis.on('error', () => {});
const answers = await redis
  .connect()
  .then(() => true)
  .catch(() => false);
const prefix = `fledge-test-${process.pid}-${Date.now()}:`;

describe.skipIf(!answers)('on Redis', () => {
  // The counts below are of one minute, so they do not start in its last second.
  beforeAll(async () => {
    const left = 60_000 - (Date.now() % 60_000);
    if (left < 1_500) await new Promise((resolve) => setTimeout(resolve, left + 100));
  });
  afterAll(async () => {
    const keys = await redis.keys(`${prefix}*`);
    if (keys.length > 0) await redis.del(...keys);
    redis.disconnect();
  });

  test('two nodes count together, and exactly the limit passes', async () => {
    const nodes = [redisRates(redis, silent, prefix), redisRates(redis, silent, prefix)];
    const rules = [{ key: 'a', perMinute: 25, perDay: 1_000 }];
    const verdicts = await Promise.all(
      Array.from({ length: 60 }, (_, n) => Promise.resolve(nodes[n % 2]?.take(rules, Date.now()))),
    );
    const passed = verdicts.filter((verdict) => verdict?.allowed);
    expect(passed).toHaveLength(25);
    expect(verdicts.at(-1)).toMatchObject({ allowed: false, limit: 25, remaining: 0, retryAfterSeconds: 60 });
    expect(passed.map((verdict) => verdict?.remaining)).toEqual([...Array(25).keys()].toReversed());
  });

  test('a call that one rule refuses is counted by none', async () => {
    const store = redisRates(redis, silent, prefix);
    const narrow = { key: 'narrow', perMinute: 1, perDay: 1_000 };
    const shared = { key: 'shared', perMinute: 10, perDay: 5 };
    await store.take([narrow, shared], Date.now());
    for (let n = 0; n < 5; n++)
      expect(await store.take([narrow, shared], Date.now())).toMatchObject({ allowed: false });
    expect(await store.take([shared], Date.now())).toMatchObject({ allowed: true, limit: 5, remaining: 3 });
  });

  test('keys go away by themselves', async () => {
    await redisRates(redis, silent, prefix).take([{ key: 'ttl', perMinute: 1, perDay: 1 }], Date.now());
    expect(await redis.ttl(`${prefix}ttl`)).toBeGreaterThan(86_400);
  });
});

test('while Redis fails each node counts for itself and says so', async () => {
  const said: string[] = [];
  const log: Log = { ...silent, warn: (_, message) => void said.push(message) };
  const store = redisRates({ eval: () => Promise.reject(new Error('down')) }, log);
  const rules = [{ key: 'a', perMinute: 2, perDay: 10 }];
  const verdicts = [];
  for (let n = 0; n < 3; n++) verdicts.push(await store.take(rules, 0));
  expect(verdicts.map((verdict) => verdict.allowed)).toEqual([true, true, false]);
  expect(said.length).toBeGreaterThan(0);
});
