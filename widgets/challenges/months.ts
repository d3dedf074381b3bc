import type { BoardData } from './board.ts';

/** `2026-06` as a language writes it. */
export const monthName = (lang: string, month: string): string =>
  new Intl.DateTimeFormat(lang, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01`),
  );

export const currentMonth = ({ today }: Pick<BoardData, 'today'>): string => today.slice(0, 7);

/** The first other month in which a reward waits. */
export const waitingElsewhere = (
  { months }: Pick<BoardData, 'months'>,
  shown: string,
): BoardData['months'][number] | undefined =>
  months.find(({ month, waiting }) => waiting > 0 && month !== shown);
