import type { BoardData } from './board.ts';

/** `2026-06` as a language writes it. */
export const monthName = (lang: string, month: string): string =>
  new Intl.DateTimeFormat(lang, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

/** The month so many later. */
export function addMonths(month: string, count: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + count);
  return date.toISOString().slice(0, 7);
}

export const currentMonth = ({ today }: Pick<BoardData, 'today'>): string => today.slice(0, 7);

/** Days of the current month that are left, today among them. */
export function daysLeft({ today }: Pick<BoardData, 'today'>): number {
  const next = Date.parse(`${addMonths(today.slice(0, 7), 1)}-01T00:00:00Z`);
  return Math.round((next - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
}

/** The months one can go to, oldest first: those with history, this one, and the next, which can be prepared. */
export function openMonths(data: Pick<BoardData, 'today' | 'months'>): string[] {
  const current = currentMonth(data);
  const known = data.months.map(({ month }) => month);
  return [...new Set([...known, current, addMonths(current, 1)])].sort();
}

/** The first other month in which a reward waits. */
export const waitingElsewhere = (
  { months }: Pick<BoardData, 'months'>,
  shown: string,
): BoardData['months'][number] | undefined =>
  months.find(({ month, waiting }) => waiting > 0 && month !== shown);
