import type { BookEntry } from '../server/modules/insights/book-view.ts';
import { addMonths, dateOf, type Day } from '../server/modules/insights/book/days.ts';
import { readFlows, type Flow } from '../server/modules/insights/book/flows.ts';
import { mean } from '../server/modules/insights/book/stats.ts';
import { bandAt, simulate } from '../server/modules/insights/forecast/paths.ts';
import { studyBook } from '../server/modules/insights/study.ts';
import { HOUSEHOLDS } from './households/households.data.ts';
import { live, MONTHS, START } from './households/live.ts';
import type { Measure } from './processes.ts';

/** One forecast of what a month changes, in minor units, beside what came and what two naive ones said. */
export interface Trial {
  readonly household: string;
  readonly actual: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly lastMonth: number;
  readonly meanOfThree: number;
}

/** The first forecast is made after six months, then one every 23 days, so that they fall on all days of a month. */
const FIRST = addMonths(START, 6);
const STEP_DAYS = 23;

/** Forecasts from what was known on a day, against the month after it. */
export function backTest(name: string, entries: readonly BookEntry[]): Trial[] {
  const end = addMonths(START, MONTHS);
  const all = readFlows({ today: dateOf(end), timeZone: 'UTC', accounts: [], entries }, 'USD');
  const trials: Trial[] = [];
  for (let today = FIRST; addMonths(today, 1) < end; today += STEP_DAYS) {
    const known = entries.filter(({ date }) => date <= dateOf(today));
    const study = studyBook({ today: dateOf(today), timeZone: 'UTC', accounts: [], entries: known });
    const days = addMonths(today, 1) - today;
    const ago = (months: number): number =>
      changeOf(all, addMonths(today, -months), addMonths(today, 1 - months));
    trials.push({
      household: name,
      actual: ago(0),
      ...bandAt(simulate(study, days), days),
      lastMonth: ago(1),
      meanOfThree: mean([ago(1), ago(2), ago(3)]),
    });
  }
  return trials;
}

const changeOf = (flows: readonly Flow[], after: Day, until: Day): number =>
  flows.reduce(
    (minor, flow) =>
      flow.day > after && flow.day <= until && flow.kind !== 'moved' ? minor + flow.minor : minor,
    0,
  );

export const meanError = (trials: readonly Trial[], said: 'p50' | 'lastMonth' | 'meanOfThree'): number =>
  mean(trials.map((trial) => Math.abs(trial[said] - trial.actual)));

export const coverage = (trials: readonly Trial[]): number =>
  (100 * trials.filter(({ actual, p10, p90 }) => p10 <= actual && actual <= p90).length) / trials.length;

/** Back-tests of the forecast on generated households, each lived twice. */
export function run(): Promise<Measure[]> {
  const runs = HOUSEHOLDS.flatMap((household, i) =>
    [1, 2].map((life) => backTest(household.name, live(household, 100 * i + life))),
  );
  const trials = runs.flat();
  const wins = runs.filter(
    (one) => meanError(one, 'p50') < Math.min(meanError(one, 'lastMonth'), meanError(one, 'meanOfThree')),
  );
  const dollars = (minor: number): number => minor / 100;
  return Promise.resolve([
    {
      name: 'households, forecasts',
      value: runs.length,
      unit: 'households',
      note: `${trials.length} forecasts of a month`,
    },
    {
      name: 'mean absolute error, expected (p50)',
      value: dollars(meanError(trials, 'p50')),
      unit: 'dollars',
    },
    {
      name: 'mean absolute error, last month again',
      value: dollars(meanError(trials, 'lastMonth')),
      unit: 'dollars',
    },
    {
      name: 'mean absolute error, mean of the last three',
      value: dollars(meanError(trials, 'meanOfThree')),
      unit: 'dollars',
    },
    { name: 'households where it beats both', value: (100 * wins.length) / runs.length, unit: '%' },
    { name: 'months within p10 and p90', value: coverage(trials), unit: '%', note: '80 is aimed at' },
  ]);
}
