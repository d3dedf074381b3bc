import { seeded, type Random } from '../book/random.ts';
import { quantileOfSorted, sum } from '../book/stats.ts';
import { daysKept, restOf } from '../months.ts';
import type { Study } from '../study.ts';
import { scheduleOf } from './schedule.ts';

/** Possible futures. `paths[p][i]` is the change of all the user has until the end of the i-th day, minor units. */
export type Paths = readonly Float64Array[];

const PATHS = 400;
const SEED = 20_260_524;
/** How far back the bootstrap looks, and after how long a week counts half. */
const WEEKS = 52;
const HALF_LIFE_WEEKS = 20;
const WEEK = 7;
/** What comes strays further than what was seen: habits change, and a past holds few of the rare things. */
const WIDER = 1.15;

/**
 * Futures of a book for so many days after today: the user's own recurring income and bills on the days they are due,
 * and for the rest a weighted block bootstrap (Künsch 1989): whole weeks of the past, the recent ones more often. Each
 * path first draws the past it believes in, then its weeks from that, so that a short past gives a wide band.
 */
export function simulate(study: Study, days: number): Paths {
  const { certain, varying } = scheduleOf(study.recurring, study.today, days);
  const past = pastBlocks(study);
  return Array.from({ length: PATHS }, (_, path) => {
    const change = certain.slice();
    // Each draws from numbers of its own, in the order of days: a longer forecast begins like a shorter one.
    varying.forEach(({ days: due, amount }, i) => {
      const random = seeded(SEED + path + PATHS * (i + 1));
      for (const day of due) change[day] = (change[day] ?? 0) + amount(random);
    });
    addRest(change, past, seeded(SEED + path));
    for (let day = 1; day < days; day++) change[day] = (change[day] ?? 0) + (change[day - 1] ?? 0);
    return change;
  });
}

/** Blocks of days, newest first, each day's sum of all that does not recur. */
interface Past {
  readonly blocks: readonly (readonly number[])[];
  /** Running sums of the blocks' weights. */
  readonly weights: readonly number[];
}

/** Weeks that end today, so that a drawn week begins on the weekday of tomorrow. A young book is cut into days. */
function pastBlocks(study: Study): Past {
  const kept = daysKept(study);
  const length = kept >= 3 * WEEK ? WEEK : 1;
  const count = Math.min(Math.floor(kept / length), (WEEKS * WEEK) / length);
  const blocks = Array.from({ length: count }, () => Array.from({ length }, () => 0));
  for (const { day, minor, kind } of restOf(study.flows, study.recurring)) {
    const ago = study.today - day;
    const block = blocks[Math.floor(ago / length)];
    const at = length - 1 - (ago % length);
    if (block && kind !== 'moved') block[at] = (block[at] ?? 0) + minor;
  }
  const weight = blocks.map((_, i) => 0.5 ** ((i * length) / (HALF_LIFE_WEEKS * WEEK)));
  const usual = sum(blocks.map((block, i) => sum(block) * (weight[i] ?? 0))) / (sum(weight) * length);
  let total = 0;
  return {
    blocks: blocks.map((block) => block.map((minor) => usual + WIDER * (minor - usual))),
    weights: weight.map((one) => (total += one)),
  };
}

function addRest(change: Float64Array, { blocks, weights }: Past, random: Random): void {
  if (blocks.length === 0) return;
  const believed = blocks.map(() => blocks[drawIndex(weights, random)] ?? []);
  const [first = [], ...others] = believed;
  const length = first.length;
  for (let start = 0; start < change.length; start += length) {
    const block = random.pick([first, ...others]);
    for (let i = 0; i < length && start + i < change.length; i++)
      change[start + i] = (change[start + i] ?? 0) + (block[i] ?? 0);
  }
}

/** The first index whose running weight is above a random share of the whole. */
function drawIndex(weights: readonly number[], random: Random): number {
  const aim = random.next() * (weights.at(-1) ?? 0);
  let [low, high] = [0, weights.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((weights[middle] ?? 0) > aim) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Change until the end of the n-th day (from 1): the tenth, fiftieth and ninetieth of a hundred futures. */
export function bandAt(paths: Paths, day: number): { p10: number; p50: number; p90: number } {
  const sorted = Float64Array.from(paths, (path) => path[day - 1] ?? 0).sort();
  const at = (share: number): number => quantileOfSorted(sorted, share);
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}
