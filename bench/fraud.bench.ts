import { addMonths, dateOf } from '../server/modules/insights/book/days.ts';
import { fraudAnalysis } from '../server/modules/insights/fraud/fraud.ts';
import { studyBook } from '../server/modules/insights/study.ts';
import { rob, type CrimeKind } from './households/crime.ts';
import { HOUSEHOLDS } from './households/households.data.ts';
import { live, MONTHS, START } from './households/live.ts';
import type { Measure } from './processes.ts';

export interface Verdicts {
  /** Alerts on what was stolen, and on what was not. */
  readonly right: number;
  readonly wrong: number;
  readonly stolen: number;
  readonly incidents: readonly { readonly kind: CrimeKind; readonly isFound: boolean }[];
}

/** What the analysis says of a household that was robbed four times. */
export function investigate(index: number, life: number): Verdicts {
  const household = HOUSEHOLDS[index];
  if (!household) throw new Error(`There is no household ${index}`);
  const { entries, incidents } = rob(live(household, 100 * index + life), 7_000 + 100 * index + life);
  const today = dateOf(addMonths(START, MONTHS));
  const study = studyBook({ today, timeZone: 'UTC', accounts: [], entries });
  const { alerts } = fraudAnalysis(study);
  const flagged = new Set(alerts.map(({ transactionId }) => transactionId));
  const stolen = incidents.flatMap(({ ids }) => ids);
  const right = stolen.filter((id) => flagged.has(id)).length;
  return {
    right,
    wrong: flagged.size - right,
    stolen: stolen.length,
    incidents: incidents.map(({ kind, ids }) => ({ kind, isFound: ids.some((id) => flagged.has(id)) })),
  };
}

const percent = (part: number, whole: number): number => (100 * part) / whole;

/** Precision and recall over generated households, where it is known what was stolen. */
export function run(): Promise<Measure[]> {
  const cases = HOUSEHOLDS.flatMap((_, i) => [1, 2].map((life) => investigate(i, life)));
  const total = (of: (one: Verdicts) => number): number => cases.reduce((sum, one) => sum + of(one), 0);
  const incidents = cases.flatMap((one) => one.incidents);
  const kinds = [...new Set(incidents.map(({ kind }) => kind))];
  const found = (of: typeof incidents): number =>
    percent(of.filter(({ isFound }) => isFound).length, of.length);
  const [right, wrong, stolen] = [
    total((one) => one.right),
    total((one) => one.wrong),
    total((one) => one.stolen),
  ];
  return Promise.resolve([
    {
      name: 'households, stolen payments',
      value: cases.length,
      unit: 'households',
      note: `${stolen} of ${incidents.length} incidents`,
    },
    {
      name: 'precision: alerts that are right',
      value: percent(right, right + wrong),
      unit: '%',
      note: `${wrong} false alarms in ${cases.length * MONTHS} months`,
    },
    { name: 'recall: stolen payments with an alert', value: percent(right, stolen), unit: '%' },
    { name: 'incidents with an alert', value: found(incidents), unit: '%' },
    ...kinds.map((kind) => ({
      name: `incidents with an alert, ${kind}`,
      value: found(incidents.filter((one) => one.kind === kind)),
      unit: '%',
    })),
  ]);
}
