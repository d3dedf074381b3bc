import { BUDGETED, goldenLines, TODAY } from './book.ts';

export interface Asked {
  /** `2026-10`, or days. */
  month?: string;
  from?: string;
  to?: string;
  category?: string | readonly string[];
  merchant?: string;
}

interface Row {
  date: string;
  minor: number;
  category: string;
  merchant: string;
}

/** Every movement of the golden book as plain rows: what the figures of answers are checked against. */
const ROWS: readonly Row[] = [
  ...goldenLines().map(({ date, amountMinor, category, merchant }) => ({
    date,
    minor: amountMinor,
    category,
    merchant: merchant ?? '',
  })),
  ...BUDGETED.map(({ date, amount, category, details }) => ({
    date,
    minor: Math.round(amount * 100),
    category: category.toLowerCase(),
    merchant: details,
  })),
];

const NOT_SPENT = new Set(['salary', 'transfer']);

const rowsOf = ({ month, from = '0000', to = TODAY, category, merchant }: Asked): Row[] => {
  const wanted = category === undefined ? undefined : new Set([category].flat());
  return ROWS.filter(
    (row) =>
      !NOT_SPENT.has(row.category) &&
      (month === undefined || row.date.startsWith(month)) &&
      row.date >= from &&
      row.date <= to &&
      (!wanted || wanted.has(row.category)) &&
      (merchant === undefined || row.merchant === merchant),
  );
};

const sum = (rows: readonly Row[]): number => -rows.reduce((total, { minor }) => total + minor, 0);

/** `$1,234.50`, written without any help of the code under test. */
export function dollars(minor: number): string {
  const whole = Math.floor(Math.abs(minor) / 100);
  const cents = String(Math.abs(minor) % 100).padStart(2, '0');
  return `${minor < 0 ? '-' : ''}$${String(whole).replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

export const spentMinor = (asked: Asked): number => sum(rowsOf(asked));
/** What was spent, as an answer must say it. */
export const spent = (asked: Asked): string => dollars(spentMinor(asked));
/** The difference of two sums. */
export const apart = (one: Asked, other: Asked): string =>
  dollars(Math.abs(spentMinor(one) - spentMinor(other)));
export const times = (asked: Asked): number => rowsOf(asked).filter(({ minor }) => minor < 0).length;

/** The name with the largest sum. */
export function top(asked: Asked, by: 'category' | 'merchant', place = 0): string {
  const sums = new Map<string, number>();
  for (const row of rowsOf(asked)) sums.set(row[by], (sums.get(row[by]) ?? 0) - row.minor);
  return [...sums].sort((a, b) => b[1] - a[1])[place]?.[0] ?? '';
}

/** The single largest payment. */
export function largest(asked: Asked): Row {
  const [most] = rowsOf(asked).sort((a, b) => a.minor - b.minor);
  if (!most) throw new Error('nothing was spent');
  return most;
}

/** An average over days, rounded as money is. */
export const per = (asked: Asked, days: number, unit: number): string =>
  dollars(Math.round((spentMinor(asked) / days) * unit));
