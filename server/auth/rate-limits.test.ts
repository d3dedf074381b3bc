import { expect, test } from 'vitest';
import type { Actor } from '../kernel/actor.ts';
import { rateRules, type RateRequest } from './rate-limits.ts';
import { memoryRates } from './rate-store.ts';

const key: Actor = { type: 'key', accountId: 'cus_a', keyId: 'key_1', mode: 'live' };
const visitor = (userId: string): Actor => ({
  type: 'widget',
  accountId: 'cus_a',
  mode: 'live',
  sessionId: 'wgs_1',
  kind: 'session',
  userId,
  buddyId: null,
  scopes: ['read'],
  origins: [],
  expiresAt: '2026-06-01T11:00:00Z',
});
const page: Actor = {
  type: 'publishable',
  accountId: 'cus_a',
  keyId: 'key_p',
  mode: 'live',
  scopes: [],
  origins: [],
};
const starter = { requestsPerMinute: 100, requestsPerDay: 5_000 };
const pro = { requestsPerMinute: 5_000, requestsPerDay: 250_000 };
const request = (more: Partial<RateRequest>): RateRequest => ({
  actor: { type: 'anonymous' },
  class: 'plan',
  ip: '203.0.113.7',
  plan: starter,
  scale: 1,
  ...more,
});
const START = Date.parse('2026-06-01T00:00:00Z');

/** How many of `calls` pass when they come at one moment. */
function passed(store: ReturnType<typeof memoryRates>, of: RateRequest, calls: number, atMs = START): number {
  let count = 0;
  for (let n = 0; n < calls; n++) {
    const verdict = store.take(rateRules(of), atMs);
    if (!(verdict instanceof Promise) && verdict.allowed) count++;
  }
  return count;
}

test('a key has what its plan grants, the widgets of a customer together three times that', () => {
  expect(rateRules(request({ actor: key, plan: pro }))).toEqual([
    { key: 'key:key_1', perMinute: 5_000, perDay: 250_000 },
  ]);
  expect(rateRules(request({ actor: visitor('ann'), plan: pro, class: 'widget' }))).toEqual([
    { key: 'user:cus_a:live:ann', perMinute: 200, perDay: 10_000 },
    { key: 'widgets:cus_a:live', perMinute: 15_000, perDay: 750_000 },
  ]);
  expect(rateRules(request({}))).toEqual([{ key: 'ip:203.0.113.7', perMinute: 20, perDay: 200 }]);
  expect(rateRules(request({ class: 'unlimited' }))).toEqual([]);
});

test('the scale multiplies every limit, and zero turns them off', () => {
  expect(rateRules(request({ actor: key, scale: 10 }))).toMatchObject([{ perMinute: 1_000, perDay: 50_000 }]);
  expect(rateRules(request({ actor: key, scale: 0 }))).toEqual([]);
  expect(memoryRates().take([], START)).toMatchObject({ allowed: true });
});

test('the eleventh login from an address is refused, whoever it tries, and others still get in', () => {
  const store = memoryRates();
  expect(passed(store, request({ class: 'auth', ip: '198.51.100.1' }), 30)).toBe(10);
  // An old credential in the headers is no way around it.
  expect(passed(store, request({ class: 'auth', ip: '198.51.100.1', actor: key }), 1)).toBe(0);
  expect(passed(store, request({ class: 'auth', ip: '198.51.100.2' }), 1)).toBe(1);
});

test('a call that is refused by one rule is counted by none', () => {
  const store = memoryRates();
  const greedy = request({ actor: visitor('greedy'), class: 'widget' });
  expect(passed(store, greedy, 1_000)).toBe(200);
  expect(passed(store, request({ actor: visitor('ann'), class: 'widget' }), 1_000)).toBe(100);
});

test('one visitor cannot use up what a publishable key allows the others', () => {
  const store = memoryRates();
  expect(passed(store, request({ actor: page, plan: pro }), 1_000)).toBe(200);
  expect(passed(store, request({ actor: page, plan: pro, ip: '203.0.113.8' }), 1)).toBe(1);
});

test('addresses of one IPv6 subscriber count as one, mapped IPv4 as IPv4', () => {
  const ipOf = (ip: string) => rateRules(request({ ip }))[0]?.key;
  expect(ipOf('2001:db8:1:2::1')).toBe('ip:2001:db8:1:2');
  expect(ipOf('2001:db8:1:2:aaaa:bbbb:cccc:dddd')).toBe('ip:2001:db8:1:2');
  expect(ipOf('2001:db8::1')).toBe('ip:2001:db8:0:0');
  expect(ipOf('::1')).toBe('ip:0:0:0:0');
  expect(ipOf('::ffff:203.0.113.7')).toBe('ip:203.0.113.7');
});

test('the window slides: a burst at its end is not forgotten in the next', () => {
  const store = memoryRates();
  const of = request({ actor: key });
  expect(passed(store, of, 200, START + 59_000)).toBe(100);
  expect(passed(store, of, 200, START + 61_000)).toBeLessThanOrEqual(2);
  expect(passed(store, of, 200, START + 90_000)).toBeGreaterThanOrEqual(45);
  expect(passed(store, of, 200, START + 600_000)).toBe(100);
});

test('the day is counted beside the minute', () => {
  const store = memoryRates();
  let total = 0;
  for (let minute = 0; minute < 60; minute++)
    total += passed(store, request({ actor: key }), 100, START + minute * 120_000);
  expect(total).toBe(5_000);
});

test('a verdict says what is left; a refusal names the length of the window that is full', () => {
  const store = memoryRates();
  const rules = rateRules(request({ actor: key }));
  const resetAt = START / 1_000 + 60;
  expect(store.take(rules, START)).toEqual({ allowed: true, limit: 100, remaining: 99, resetAt });
  passed(store, request({ actor: key }), 99);
  expect(store.take(rules, START)).toEqual({
    allowed: false,
    limit: 100,
    remaining: 0,
    resetAt,
    retryAfterSeconds: 60,
  });
});

test('invented addresses cannot fill the memory', () => {
  const store = memoryRates(1_000);
  for (let n = 0; n < 5_000; n++)
    expect(passed(store, request({ ip: `10.0.${n >> 8}.${n & 255}` }), 1)).toBe(1);
});

test('a clock that goes back grants nothing and breaks nothing', () => {
  const store = memoryRates();
  const of = request({ actor: key });
  expect(passed(store, of, 200, START + 120_000)).toBe(100);
  expect(passed(store, of, 200, START)).toBe(0);
});
