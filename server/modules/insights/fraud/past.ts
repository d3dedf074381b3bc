import { quantileOfSorted } from '../book/stats.ts';
import type { Flow } from '../book/flows.ts';

/** What was known of a user's purchases before a moment: it learns one at a time and never looks ahead. */
export interface Past {
  readonly count: number;
  /** The logarithms of all amounts in ascending order. */
  readonly amounts: readonly number[];
  /** Those of a category, once there are eight. */
  amountsOf(category: string): readonly number[] | undefined;
  /** The largest purchase so far, minor units. */
  readonly largest: number;
  knows(party: string): boolean;
  /** The share of the last hundred purchases that went to a party never seen before. */
  noveltyRate(): number;
  /** The share of purchases within an hour of that minute of the day; undefined where fewer than 30 have a time. */
  shareAt(minute: number): number | undefined;
  /** Purchases that precede this one in the same hour, or on the same day where it has no time, itself included. */
  burstOf(flow: Flow): number;
  /** The most that ever came together before. */
  readonly longestBurst: number;
  learn(flow: Flow): void;
}

const OWN = 8;
const REMEMBERED = 300;
const RECENT = 100;
const TIMED = 30;
const HOUR_MS = 3_600_000;

export function openPast(): Past {
  const all = openWindow();
  const categories = new Map<string, Window>();
  const parties = new Set<string>();
  const novel: boolean[] = [];
  const hours = Array.from({ length: 24 }, () => 0);
  let count = 0;
  let newcomers = 0;
  let timed = 0;
  let largest = 0;
  let longestBurst = 1;
  let running = 1;
  const latest: Flow[] = [];

  /** Flows come in order, so what is too old for one is too old for all that follow. */
  const burstOf = (flow: Flow): number => {
    while (latest[0] && flow.day - latest[0].day > 1) latest.shift();
    return 1 + latest.filter((other) => isTogether(other, flow)).length;
  };
  return {
    get count() {
      return count;
    },
    get largest() {
      return largest;
    },
    get longestBurst() {
      return longestBurst;
    },
    amounts: all.sorted,
    amountsOf(category) {
      const own = categories.get(category)?.sorted ?? [];
      return own.length >= OWN ? own : undefined;
    },
    knows: (party) => parties.has(party),
    noveltyRate: () => (novel.length === 0 ? 0 : newcomers / novel.length),
    shareAt(minute) {
      if (timed < TIMED) return undefined;
      const hour = Math.floor(minute / 60);
      const near = [hour + 23, hour, hour + 1].reduce((count, at) => count + (hours[at % 24] ?? 0), 0);
      return near / timed;
    },
    burstOf,
    learn(flow) {
      const burst = burstOf(flow);
      // The burst that goes on must not excuse itself.
      if (burst === 1) longestBurst = Math.max(longestBurst, running);
      running = burst;
      latest.push(flow);
      const own = categories.get(flow.category) ?? openWindow();
      categories.set(flow.category, own);
      for (const window of [all, own]) window.add(Math.log(-flow.minor));
      count += 1;
      const isNew = !parties.has(flow.party);
      novel.push(isNew);
      newcomers += isNew ? 1 : 0;
      if (novel.length > RECENT && novel.shift()) newcomers -= 1;
      parties.add(flow.party);
      largest = Math.max(largest, -flow.minor);
      if (flow.minute === null) return;
      const hour = Math.floor(flow.minute / 60);
      hours[hour] = (hours[hour] ?? 0) + 1;
      timed += 1;
    },
  };
}

function isTogether(earlier: Flow, later: Flow): boolean {
  if (later.atMs === null) return earlier.atMs === null && earlier.day === later.day;
  return earlier.atMs !== null && later.atMs - earlier.atMs <= HOUR_MS;
}

/** The latest values in ascending order: what a user spent long ago says little, and a book may hold any number. */
interface Window {
  readonly sorted: readonly number[];
  add(value: number): void;
}

function openWindow(): Window {
  const sorted: number[] = [];
  const queue: number[] = [];
  return {
    sorted,
    add(value) {
      sorted.splice(rankOf(sorted, value), 0, value);
      queue.push(value);
      const oldest = queue.length > REMEMBERED ? queue.shift() : undefined;
      if (oldest !== undefined) sorted.splice(rankOf(sorted, oldest), 1);
    },
  };
}

/** Where a value stands, or would stand, in an ascending list. */
function rankOf(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** From so many values on the upper tail says something, and a single outlier does not. */
const TAIL = 20;
/** The 90th percentile of a normal distribution, in deviations. */
const NINETIETH = 1.2816;

/**
 * Median and robust deviation of logarithms in ascending order: 1.4826 × the median distance from it (Rousseeuw and
 * Croux 1993), or by the upper tail where that is longer, for many small purchases hide how large the others usually
 * are; at least 0.35.
 */
export function spreadOf(sorted: readonly number[]): { centre: number; spread: number } {
  const centre = quantileOfSorted(sorted, 0.5);
  const tail = sorted.length < TAIL ? 0 : (quantileOfSorted(sorted, 0.9) - centre) / NINETIETH;
  return { centre, spread: Math.max(0.35, tail, 1.4826 * medianDistance(sorted, centre)) };
}

/** Walks outwards from the centre, the nearer side first, until half of the distances are passed. */
function medianDistance(sorted: readonly number[], centre: number): number {
  let above = rankOf(sorted, centre);
  let below = above - 1;
  const nearest: number[] = [];
  while (nearest.length <= sorted.length / 2) {
    const down = centre - (sorted[below] ?? Number.NEGATIVE_INFINITY);
    const up = (sorted[above] ?? Number.POSITIVE_INFINITY) - centre;
    nearest.push(Math.min(down, up));
    if (down < up) below--;
    else above++;
  }
  const [last = 0, before = last] = [nearest.at(-1), nearest.at(-2)];
  return sorted.length % 2 === 1 ? last : (last + before) / 2;
}
