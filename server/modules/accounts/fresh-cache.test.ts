import { expect, test } from 'vitest';
import { freshCache } from './fresh-cache.ts';

/** A cache over a source whose answers the test gives by hand. */
function setUp(maxEntries = 100) {
  let now = 0;
  const loads: { key: string; resolve: (value: string | undefined) => void; reject: (e: Error) => void }[] =
    [];
  const cache = freshCache<string>(
    { now: () => new Date(now) },
    {
      load: (key) => new Promise((resolve, reject) => void loads.push({ key, resolve, reject })),
      maxAgeMs: 5_000,
      maxEntries,
    },
  );
  return { cache, loads, wait: (ms: number) => void (now += ms) };
}

test('callers that wait together ask once; afterwards the answer is there at once', async () => {
  const { cache, loads } = setUp();
  const waiting = [cache.get('a'), cache.get('a'), cache.get('a')];
  expect(loads).toHaveLength(1);
  loads[0]?.resolve('value');
  expect(await Promise.all(waiting.map(async (value) => value))).toEqual(['value', 'value', 'value']);
  expect(cache.get('a')).toBe('value');
});

test('a value is believed for its age and then read again', async () => {
  const { cache, loads, wait } = setUp();
  const first = cache.get('a');
  loads[0]?.resolve('old');
  await first;
  wait(4_999);
  expect(cache.get('a')).toBe('old');
  wait(1);
  const second = cache.get('a');
  loads[1]?.resolve('new');
  expect(await second).toBe('new');
  wait(-60_000);
  expect(cache.get('a')).toBeInstanceOf(Promise);
});

test('what was being read while it was dropped is not kept', async () => {
  for (const drop of ['drop', 'dropWhere', 'clear'] as const) {
    const { cache, loads } = setUp();
    const stale = cache.get('a');
    if (drop === 'drop') cache.drop('a');
    else if (drop === 'clear') cache.clear();
    else cache.dropWhere(() => false);
    loads[0]?.resolve('revoked meanwhile');
    await stale;
    const fresh = cache.get('a');
    expect(loads, drop).toHaveLength(2);
    loads[1]?.resolve('truth');
    expect(await fresh).toBe('truth');
    expect(cache.get('a')).toBe('truth');
  }
});

test('absence and failure are not remembered', async () => {
  const { cache, loads } = setUp();
  const nothing = cache.get('a');
  loads[0]?.resolve(undefined);
  expect(await nothing).toBeUndefined();
  const failed = cache.get('a');
  loads[1]?.reject(new Error('down'));
  await expect(failed).rejects.toThrow('down');
  void cache.get('a');
  expect(loads).toHaveLength(3);
});

test('it never holds more than it may; the oldest goes first', async () => {
  const { cache, loads } = setUp(2);
  for (const key of ['a', 'b', 'c']) {
    const loading = cache.get(key);
    loads.at(-1)?.resolve(key);
    await loading;
  }
  expect(cache.get('c')).toBe('c');
  expect(cache.get('b')).toBe('b');
  expect(cache.get('a')).toBeInstanceOf(Promise);
});
