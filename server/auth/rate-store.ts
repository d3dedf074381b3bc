import type { Log } from '../kernel/log.ts';
import type { RateRule, RateVerdict } from './rate-limits.ts';

/** Counts calls. In memory the answer is there at once; a shared store answers later. */
export interface RateStore {
  /** Counts one call against all the rules, or against none when one of them is used up. */
  take(rules: readonly RateRule[], nowMs: number): RateVerdict | Promise<RateVerdict>;
}

export const WINDOWS_SECONDS = { minute: 60, day: 86_400 } as const;

/** A window that slides: this period's calls and the share of the last period's that is still inside. */
interface Counter {
  period: number;
  count: number;
  previous: number;
}
interface Bucket {
  minute: Counter;
  day: Counter;
}

/** Addresses cost nothing to invent, so their number is bounded; the oldest are forgotten first. */
const MAX_BUCKETS = 100_000;

/** What a call that no rule counts is told. */
const UNLIMITED: RateVerdict = {
  allowed: true,
  limit: Number.MAX_SAFE_INTEGER,
  remaining: Number.MAX_SAFE_INTEGER,
  resetAt: 0,
};

export function memoryRates(maxBuckets = MAX_BUCKETS): RateStore {
  const buckets = new Map<string, Bucket>();

  const bucketOf = (key: string): Bucket => {
    const known = buckets.get(key);
    if (known) return known;
    if (buckets.size >= maxBuckets) {
      const oldest = buckets.keys().next();
      if (!oldest.done) buckets.delete(oldest.value);
    }
    const made: Bucket = {
      minute: { period: 0, count: 0, previous: 0 },
      day: { period: 0, count: 0, previous: 0 },
    };
    buckets.set(key, made);
    return made;
  };

  return {
    take(rules, nowMs) {
      const touched = rules.map((rule) => ({ rule, bucket: bucketOf(rule.key) }));
      const used = touched.flatMap(({ rule, bucket }) => [
        { limit: rule.perMinute, seconds: WINDOWS_SECONDS.minute, used: slide(bucket.minute, 60, nowMs) },
        { limit: rule.perDay, seconds: WINDOWS_SECONDS.day, used: slide(bucket.day, 86_400, nowMs) },
      ]);
      const verdict = judge(used, nowMs);
      if (verdict.allowed) {
        for (const { bucket } of touched) {
          bucket.minute.count++;
          bucket.day.count++;
        }
      }
      return verdict;
    },
  };
}

function slide(counter: Counter, seconds: number, nowMs: number): number {
  const at = nowMs / 1_000 / seconds;
  const period = Math.floor(at);
  if (period > counter.period) {
    counter.previous = period === counter.period + 1 ? counter.count : 0;
    counter.count = 0;
    counter.period = period;
  }
  return counter.count + counter.previous * Math.min(1, Math.max(0, 1 - (at - counter.period)));
}

interface Use {
  limit: number;
  seconds: number;
  used: number;
}

/** The window with the least left speaks for all. */
function judge(uses: readonly Use[], nowMs: number): RateVerdict {
  let tightest: (Use & { left: number }) | undefined;
  for (const use of uses) {
    const left = Math.floor(use.limit - use.used);
    if (!tightest || left < tightest.left) tightest = { ...use, left };
  }
  if (!tightest) return UNLIMITED;
  const { left, limit, seconds } = tightest;
  const resetAt = (Math.floor(nowMs / 1_000 / seconds) + 1) * seconds;
  return left >= 1
    ? { allowed: true, limit, remaining: left - 1, resetAt }
    : { allowed: false, limit, remaining: 0, resetAt, retryAfterSeconds: seconds };
}

/** The one command a shared store needs; ioredis has it. */
export interface RateRedis {
  eval(script: string, keyCount: number, ...keysAndArguments: (string | number)[]): Promise<unknown>;
}

/**
 * The same sliding windows, counted once for all nodes in one round trip by Redis's own clock. Each key is a hash of
 * six numbers. Answers the uses before this call, two a rule, in thousandths.
 */
const SCRIPT = `
local time = redis.call('TIME')
local now = tonumber(time[1]) + tonumber(time[2]) / 1000000
local spans = {60, 86400}
local uses, states, full = {}, {}, false
for i, key in ipairs(KEYS) do
  local row = redis.call('HMGET', key, 'p1', 'c1', 'l1', 'p2', 'c2', 'l2')
  states[i] = {}
  for w, span in ipairs(spans) do
    local at = now / span
    local period = math.floor(at)
    local known = tonumber(row[w * 3 - 2]) or 0
    local count = tonumber(row[w * 3 - 1]) or 0
    local last = tonumber(row[w * 3]) or 0
    if period < known then period = known end
    if period > known then
      if period == known + 1 then last = count else last = 0 end
      count = 0
    end
    local used = count + last * math.min(1, 1 - (at - period))
    local limit = tonumber(ARGV[(i - 1) * 2 + w])
    if limit - used < 1 then full = true end
    uses[#uses + 1] = math.floor(used * 1000)
    states[i][w] = {period, count, last}
  end
end
if not full then
  for i, key in ipairs(KEYS) do
    local s = states[i]
    redis.call('HSET', key, 'p1', s[1][1], 'c1', s[1][2] + 1, 'l1', s[1][3], 'p2', s[2][1], 'c2', s[2][2] + 1, 'l2', s[2][3])
    redis.call('EXPIRE', key, 172800)
  end
end
uses[#uses + 1] = math.floor(now * 1000)
return uses`;

/** Counts in Redis; while Redis fails, each node counts for itself rather than refusing or letting all through. */
export function redisRates(redis: RateRedis, log: Log, prefix = 'fledge:rate:'): RateStore {
  const fallback = memoryRates();
  return {
    async take(rules, nowMs) {
      if (rules.length === 0) return UNLIMITED;
      try {
        const answer = await redis.eval(
          SCRIPT,
          rules.length,
          ...rules.map((rule) => prefix + rule.key),
          ...rules.flatMap((rule) => [rule.perMinute, rule.perDay]),
        );
        return readAnswer(rules, answer);
      } catch (error) {
        log.warn({ err: error }, 'rate limits are counted by this node alone');
        return fallback.take(rules, nowMs);
      }
    },
  };
}

function readAnswer(rules: readonly RateRule[], answer: unknown): RateVerdict {
  if (!Array.isArray(answer) || answer.length !== rules.length * 2 + 1)
    throw new Error('Redis answered something else than rates');
  const numbers = answer.map(Number);
  const uses = rules.flatMap((rule, i) => [
    { limit: rule.perMinute, seconds: WINDOWS_SECONDS.minute, used: (numbers[i * 2] ?? 0) / 1_000 },
    { limit: rule.perDay, seconds: WINDOWS_SECONDS.day, used: (numbers[i * 2 + 1] ?? 0) / 1_000 },
  ]);
  return judge(uses, numbers.at(-1) ?? 0);
}
