import { zoneOf } from '../../../kernel/zone.ts';
import type { BookEntry, BookView } from '../book-view.ts';
import { addMonths, dateOf, dayOf, firstDayOf, isWeekend, monthOf, type Day } from '../book/days.ts';
import { seeded, type Random } from '../book/random.ts';
import { ACCOUNTS, CURRENCY, EVERYDAY, MONTHLY, MOVES, ONCE, type Everyday } from './alex.data.ts';

const ENTRIES = 301;
const MONTHS = 6;
const SEED = 301;

/** What an entry is made from. */
interface Line {
  readonly day: Day;
  readonly minute: number;
  readonly minor: number;
  readonly merchant: string;
  readonly category: string;
  readonly account: string;
}

/**
 * The demo user's book: 301 transactions in three accounts over the six months up to yesterday, the same for the same
 * day and zone. Ids are those of this book alone: `checking`, `demo-1`.
 */
export function demoBook({ today, timeZone }: Pick<BookView, 'today' | 'timeZone'>): BookView {
  const random = seeded(SEED);
  const until = dayOf(today) - 1;
  const from = addMonths(dayOf(today), -MONTHS);
  const fixed = [...monthly(from, until, random), ...moves(from, until), ...once(until)];
  const lines = [...fixed, ...everyday(ENTRIES - fixed.length, from, until, random)];
  return {
    today,
    timeZone,
    accounts: ACCOUNTS,
    entries: lines
      .sort((a, b) => a.day - b.day || a.minute - b.minute)
      .map((line, i) => entryOf(line, `demo-${i + 1}`, timeZone)),
  };
}

/** The days of a window with that day of the month; the 31st is the last day of shorter months. */
function daysOf(dayOfMonth: number, from: Day, until: Day): Day[] {
  return Array.from({ length: MONTHS + 1 }, (_, i) => firstDayOf(monthOf(from) + i))
    .map((first) => Math.min(first + dayOfMonth, addMonths(first, 1)) - 1)
    .filter((day) => day >= from && day <= until);
}

const monthly = (from: Day, until: Day, random: Random): Line[] =>
  MONTHLY.flatMap(({ merchant, category, minor, dayOfMonth, account = 'checking', varies = 0, laterMinor }) =>
    daysOf(dayOfMonth, from, until).map((day, i) => ({
      day,
      minute: 7 * 60 + dayOfMonth,
      minor: Math.round((i >= 3 ? (laterMinor ?? minor) : minor) * (1 + varies * (2 * random.next() - 1))),
      merchant,
      category,
      account,
    })),
  );

const moves = (from: Day, until: Day): Line[] =>
  MOVES.flatMap(({ to, category, minor, dayOfMonth }) =>
    daysOf(dayOfMonth, from, until).flatMap((day) => {
      const line = { day, minute: 7 * 60, category, merchant: nameOf(to) };
      return [
        { ...line, minor: -minor, account: 'checking' },
        { ...line, minor, account: to, merchant: nameOf('checking') },
      ];
    }),
  );

const nameOf = (account: string): string => ACCOUNTS.find(({ id }) => id === account)?.name ?? account;

const once = (until: Day): Line[] =>
  ONCE.map(({ daysAgo, ...line }) => ({ ...line, day: until + 1 - daysAgo, account: 'checking' }));

/** So many purchases, each kind by its share, on days that are likelier the more they suit it. */
function everyday(count: number, from: Day, until: Day, random: Random): Line[] {
  const counts = EVERYDAY.map(({ share }) => Math.floor(share * count));
  // What rounding leaves over is coffee and groceries: the first kinds.
  const left = count - counts.reduce((total, one) => total + one, 0);
  return EVERYDAY.flatMap((kind, i) =>
    Array.from({ length: (counts[i] ?? 0) + (i < left ? 1 : 0) }, () => purchase(kind, from, until, random)),
  );
}

function purchase(
  { category, merchants, minor, spread, weekend, hours }: Everyday,
  from: Day,
  until: Day,
  random: Random,
): Line {
  const most = Math.max(1, weekend);
  let day = random.int(from, until);
  while (random.next() * most > (isWeekend(day) ? weekend : 1)) day = random.int(from, until);
  return {
    day,
    minute: random.int(hours[0] * 60, hours[1] * 60 - 1),
    minor: -Math.round(minor * Math.exp(spread * Math.max(-2, Math.min(2, random.normal())))),
    merchant: random.pick(merchants),
    category,
    account: 'checking',
  };
}

function entryOf(
  { day, minute, minor, merchant, category, account }: Line,
  id: string,
  timeZone: string,
): BookEntry {
  return {
    id,
    accountId: account,
    budgetId: null,
    amountMinor: minor,
    currency: CURRENCY,
    date: dateOf(day),
    occurredAt: instantOf(day, minute, timeZone),
    category,
    merchant,
    description: merchant,
  };
}

/** The instant at which a clock in that zone shows that minute of that day. */
function instantOf(day: Day, minute: number, timeZone: string): string {
  const zone = zoneOf(timeZone);
  const wall = (day * 1_440 + minute) * 60_000;
  return new Date(wall - zone.offsetAt(wall - zone.offsetAt(wall))).toISOString();
}
