import { zoneOf } from '../../../kernel/zone.ts';
import type { BookEntry, BookView } from '../book-view.ts';
import { addMonths, dateOf, dayOf, firstDayOf, isWeekend, monthOf, type Day } from '../book/days.ts';
import { seeded, type Random } from '../book/random.ts';
import { ACCOUNTS, CURRENCY, EVERYDAY, INCIDENT, LATE, MONTHLY, MOVES, NOW_AND_THEN } from './alex.data.ts';

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
 * The demo user's book: 301 transactions in three accounts over the six months up to yesterday. It is a window on a
 * life that the calendar alone decides, so the books of two days agree on what both show, but for one theft that is
 * always recent and one price that has always risen. An entry's id says what it is: two books have it in common where
 * nothing of it differs.
 */
export function demoBook({ today, timeZone }: Pick<BookView, 'today' | 'timeZone'>): BookView {
  const until = dayOf(today) - 1;
  const from = addMonths(dayOf(today), -MONTHS);
  const days = Array.from({ length: until - from + 1 }, (_, i) => from + i);
  const lines = [...monthly(from, until), ...moves(from, until), ...days.flatMap(onDay)]
    .sort((a, b) => a.day - b.day || a.minute - b.minute)
    .slice(1 - ENTRIES);
  return {
    today,
    timeZone,
    accounts: ACCOUNTS,
    entries: [...lines, incident(dayOf(today))]
      .sort((a, b) => a.day - b.day || a.minute - b.minute)
      .map((line) => entryOf(line, timeZone)),
  };
}

/** The same numbers for the same day, or month, of the same thing, whichever book asks. */
const chance = (of: string, when: number): Random =>
  seeded([...of].reduce((hash, letter) => Math.imul(hash, 31) + letter.charCodeAt(0), SEED + when * 7_919));

/** The days of a window with that day of the month; the 31st is the last day of shorter months. */
function daysOf(dayOfMonth: number, from: Day, until: Day): Day[] {
  return Array.from({ length: MONTHS + 1 }, (_, i) => firstDayOf(monthOf(from) + i))
    .map((first) => Math.min(first + dayOfMonth, addMonths(first, 1)) - 1)
    .filter((day) => day >= from && day <= until);
}

const monthly = (from: Day, until: Day): Line[] =>
  MONTHLY.flatMap(({ merchant, category, minor, dayOfMonth, account = 'checking', varies = 0, laterMinor }) =>
    daysOf(dayOfMonth, from, until).map((day, i) => {
      const swing = 1 + varies * (2 * chance(merchant, monthOf(day)).next() - 1);
      const price = Math.round((i >= 3 ? (laterMinor ?? minor) : minor) * swing);
      return { day, minute: 7 * 60 + dayOfMonth, minor: price, merchant, category, account };
    }),
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

/** One everyday purchase, and what happens now and then. */
function onDay(day: Day): Line[] {
  const late = LATE.filter(({ dayOfMonth }) => day - firstDayOf(monthOf(day)) + 1 === dayOfMonth);
  const rare = NOW_AND_THEN.filter(({ everyDays, offset }) => (day - offset) % everyDays === 0);
  return [
    purchase(day),
    ...late.map(({ merchant, minute }) => ({
      day,
      minute,
      minor: -Math.round(2_900 * (0.8 + 0.4 * chance(merchant, day).next())),
      merchant,
      category: 'dining',
      account: 'checking',
    })),
    ...rare.map(({ everyDays: _, offset: __, ...line }) => ({ ...line, day, account: 'checking' })),
  ];
}

/** Multiples of the golden ratio fill their turns evenly: every kind gets its share of any half year. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

function purchase(day: Day): Line {
  const weights = EVERYDAY.map(({ share, weekend }) => share * (isWeekend(day) ? weekend : 1));
  let left = ((day * GOLDEN) % 1) * weights.reduce((sum, weight) => sum + weight, 0);
  const kind = EVERYDAY.find((_, i) => (left -= weights[i] ?? 0) < 0) ?? EVERYDAY[0];
  const random = chance(kind.category, day);
  return {
    day,
    minute: random.int(kind.hours[0] * 60, kind.hours[1] * 60 - 1),
    minor: -Math.round(kind.minor * Math.exp(kind.spread * Math.max(-2, Math.min(2, random.normal())))),
    merchant: random.pick(kind.merchants),
    category: kind.category,
    account: 'checking',
  };
}

/** The latest theft: it stays where it is until its turn is over. */
function incident(today: Day): Line {
  const { everyDays, daysAgo, ...line } = INCIDENT;
  return { ...line, day: today - daysAgo - (today % everyDays), account: 'checking' };
}

function entryOf(line: Line, timeZone: string): BookEntry {
  const { day, minute, minor, merchant, category, account } = line;
  return {
    id: `${dateOf(day)} ${minute} ${merchant} ${minor}`,
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
