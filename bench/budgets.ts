import type { Measure } from './processes.ts';

/** What a page may feel of the widgets: milliseconds, layout shift, percent of a core. */
export const BUDGETS = { card: 300, buddy: 300, shift: 0, frame: 1_000 / 60, idle: 2, nothing: 0.2 };
export const against = (name: string, value: number, unit: string, budget: number, more = ''): Measure => ({
  name,
  value,
  unit,
  note: `${value <= budget ? 'within' : 'MISSES'} ${Number(budget.toFixed(1))} ${unit}${more}`,
});
