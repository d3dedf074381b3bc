/** How a generated household lives. Amounts are in minor units, positive; the generator sets the signs. */
export interface Household {
  readonly name: string;
  readonly incomes: readonly Regular[];
  readonly bills: readonly Regular[];
  readonly habits: readonly Habit[];
  readonly surprises?: readonly Surprise[];
  /** What it spends in December and in July and August, against other months. */
  readonly december?: number;
  readonly summer?: number;
  /** Hours of the day in which it shops, from and to; a night worker's are others. */
  readonly hours?: readonly [number, number];
}

export interface Regular {
  readonly name: string;
  readonly category: string;
  readonly minor: number;
  readonly every: 'week' | 'two weeks' | 'half month' | 'month' | 'quarter' | 'year';
  /** Day of the month, or of the week (0 Sunday). */
  readonly on: number;
  /** Where it goes when that day is on a weekend. */
  readonly workday?: 'before' | 'after';
  /** Deviation of the day, in days, and of the amount, as a share. */
  readonly wanders?: number;
  readonly varies?: number;
  /** Months after the start in which it begins, ends, or changes by a share. */
  readonly from?: number;
  readonly until?: number;
  readonly step?: readonly [month: number, share: number];
  /** The share of times it does not come at all. */
  readonly skips?: number;
}

export interface Habit {
  readonly category: string;
  readonly merchants: readonly [string, ...string[]];
  readonly perWeek: number;
  readonly minor: number;
  /** Deviation of the logarithm of the amount. */
  readonly spread: number;
  /** How much more often on weekends. */
  readonly weekend?: number;
  /** Change of the amount a month, as a share. */
  readonly trend?: number;
  /** The share of visits to a place never seen before. */
  readonly curious?: number;
}

export interface Surprise {
  readonly category: string;
  readonly merchant: string;
  readonly perYear: number;
  readonly minor: number;
  readonly spread: number;
  /** Purchases of one surprise: a trip has several, over as many days. */
  readonly parts?: number;
  readonly isIncome?: boolean;
}
