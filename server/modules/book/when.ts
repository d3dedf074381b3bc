/** When a movement of money happened: the day in the user's calendar, and the moment. */
export interface When {
  date: string;
  occurredAt: string;
  /** Whether the time of day is known. */
  isTimed: boolean;
}

/** A day alone stands at noon, far from every border of a day. An instant keeps the day that it was written with. */
export function whenOf(text: string): When {
  const date = text.slice(0, 10);
  if (text.length === 10) return { date, occurredAt: `${date}T12:00:00.000Z`, isTimed: false };
  return { date, occurredAt: new Date(text.replace(' ', 'T')).toISOString(), isTimed: true };
}

export const monthOf = (date: string): string => date.slice(0, 7);

/** The first day of the month that follows, for half-open ranges of days. */
export function nextMonth(month: string): string {
  const [year = 0, of = 0] = month.split('-').map(Number);
  return of === 12 ? `${year + 1}-01-01` : `${month.slice(0, 5)}${String(of + 1).padStart(2, '0')}-01`;
}
