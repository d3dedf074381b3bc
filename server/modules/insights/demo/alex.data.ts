import type { BookAccount } from '../book-view.ts';

/** The demo user's life, in minor units. */

export const CURRENCY = 'USD';

/** As they stand today: together 59,637.82. */
export const ACCOUNTS: readonly BookAccount[] = [
  {
    id: 'checking',
    name: 'Everyday Checking',
    type: 'checking',
    balanceMinor: 1_284_732,
    currency: CURRENCY,
  },
  { id: 'savings', name: 'Rainy Day Savings', type: 'savings', balanceMinor: 429_050, currency: CURRENCY },
  {
    id: 'investment',
    name: 'Index Portfolio',
    type: 'investment',
    balanceMinor: 4_250_000,
    currency: CURRENCY,
  },
];

/** Comes once a month. */
export interface Monthly {
  readonly merchant: string;
  readonly category: string;
  /** Signed. */
  readonly minor: number;
  readonly dayOfMonth: number;
  readonly account?: string;
  /** The share by which it varies. */
  readonly varies?: number;
  /** From the fourth month of the book on: whoever opens it sees a price go up. */
  readonly laterMinor?: number;
}

export const MONTHLY: readonly Monthly[] = [
  { merchant: 'Brightwater Studio', category: 'salary', minor: 510_000, dayOfMonth: 1 },
  { merchant: 'Harbour Homes', category: 'housing', minor: -145_000, dayOfMonth: 2 },
  { merchant: 'City Power & Light', category: 'utilities', minor: -9_400, dayOfMonth: 12, varies: 0.18 },
  { merchant: 'Fiberline', category: 'internet', minor: -5_500, dayOfMonth: 5 },
  { merchant: 'Birch Mobile', category: 'phone', minor: -4_000, dayOfMonth: 8 },
  { merchant: 'Meadow Mutual', category: 'insurance', minor: -6_800, dayOfMonth: 15 },
  { merchant: 'Ironworks Gym', category: 'fitness', minor: -8_900, dayOfMonth: 3 },
  { merchant: 'Lumen Films', category: 'subscriptions', minor: -1_599, dayOfMonth: 17, laterMinor: -1_799 },
  { merchant: 'Cadence Music', category: 'subscriptions', minor: -1_099, dayOfMonth: 21 },
  { merchant: 'Nimbus Cloud', category: 'subscriptions', minor: -999, dayOfMonth: 9 },
  { merchant: 'Daily Ledger', category: 'subscriptions', minor: -2_400, dayOfMonth: 23 },
  { merchant: 'Pixel Arcade', category: 'subscriptions', minor: -1_499, dayOfMonth: 11 },
  { merchant: 'Bean Club', category: 'subscriptions', minor: -3_200, dayOfMonth: 14 },
  { merchant: 'Savings interest', category: 'interest', minor: 1_460, dayOfMonth: 28, account: 'savings' },
];

/** From checking into another account once a month: two entries each. */
export const MOVES: readonly { to: string; category: string; minor: number; dayOfMonth: number }[] = [
  { to: 'savings', category: 'transfer', minor: 40_000, dayOfMonth: 2 },
  { to: 'investment', category: 'investments', minor: 50_000, dayOfMonth: 4 },
];

/** What fills the days. `share` is how many of all purchases are of this kind. */
export interface Everyday {
  readonly category: string;
  readonly merchants: readonly [string, ...string[]];
  readonly share: number;
  readonly minor: number;
  readonly spread: number;
  /** How much likelier on a day of the weekend. */
  readonly weekend: number;
  /** Hours from and to. */
  readonly hours: readonly [number, number];
}

export const EVERYDAY: readonly [Everyday, ...Everyday[]] = [
  {
    category: 'groceries',
    merchants: ['Whole Foods', 'Greenfield Market', 'Corner Pantry'],
    share: 0.24,
    minor: 5_600,
    spread: 0.35,
    weekend: 1.6,
    hours: [9, 20],
  },
  {
    category: 'dining',
    merchants: ['Noodle Bar Ito', 'Trattoria Sole', 'Burger Yard', 'Green Fork'],
    share: 0.22,
    minor: 3_900,
    spread: 0.35,
    weekend: 2.2,
    hours: [12, 22],
  },
  {
    category: 'coffee',
    merchants: ['Blue Kettle', 'Roast & Co'],
    share: 0.22,
    minor: 620,
    spread: 0.2,
    weekend: 0.8,
    hours: [8, 11],
  },
  {
    category: 'transport',
    merchants: ['Metro Card', 'Hail Rides'],
    share: 0.15,
    minor: 1_900,
    spread: 0.3,
    weekend: 0.7,
    hours: [8, 20],
  },
  {
    category: 'shopping',
    merchants: ['Parcelry', 'Thread House', 'Homeware Hall'],
    share: 0.09,
    minor: 7_200,
    spread: 0.45,
    weekend: 1.8,
    hours: [10, 20],
  },
  {
    category: 'entertainment',
    merchants: ['Orpheum Cinema', 'Riverside Arena'],
    share: 0.05,
    minor: 3_400,
    spread: 0.3,
    weekend: 2.5,
    hours: [17, 21],
  },
  {
    category: 'health',
    merchants: ['Oakwell Pharmacy'],
    share: 0.03,
    minor: 2_800,
    spread: 0.4,
    weekend: 1,
    hours: [9, 18],
  },
];

/** Comes back every so many days, for as long as the calendar runs; another start than 1970 sets them apart. */
export const NOW_AND_THEN: readonly {
  readonly merchant: string;
  readonly category: string;
  readonly minor: number;
  readonly everyDays: number;
  readonly offset: number;
  /** The minute of the day. */
  readonly minute: number;
}[] = [
  {
    merchant: 'Wayfare',
    category: 'travel',
    minor: -19_800,
    everyDays: 100,
    offset: 40,
    minute: 19 * 60 + 5,
  },
  { merchant: 'Thread House', category: 'shopping', minor: -8_900, everyDays: 75, offset: 0, minute: 920 },
  // What did not fit comes back a week later.
  { merchant: 'Thread House', category: 'shopping', minor: 8_900, everyDays: 75, offset: 7, minute: 11 * 60 },
];

/** Late evenings out, on these days of every month. */
export const LATE: readonly {
  readonly merchant: string;
  readonly dayOfMonth: number;
  readonly minute: number;
}[] = [
  { merchant: 'Burger Yard', dayOfMonth: 10, minute: 23 * 60 + 38 },
  { merchant: 'Noodle Bar Ito', dayOfMonth: 19, minute: 23 * 60 + 12 },
];

/**
 * Nobody of this book was awake: far too much, in a shop never seen before. The bank takes it back and it happens
 * again, so that one is always as recent as an alert must be.
 */
export const INCIDENT = {
  merchant: 'Tech Store NYC',
  category: 'electronics',
  minor: -84_700,
  minute: 2 * 60 + 14,
  everyDays: 12,
  /** It is never more recent than that. */
  daysAgo: 2,
};
