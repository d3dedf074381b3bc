import { zoneOf } from '../../../kernel/zone.ts';
import type { BookEntry, BookView } from '../book-view.ts';
import { categoryKey, isIncome, isInvested, isMoved, isUnsorted } from './categories.ts';
import { dayOf, type Day } from './days.ts';

/**
 * What an entry does to the user's means: `income` adds, `spend` takes, `refund` gives spend back, and `moved` only
 * changes the pocket (transfers, savings, investments).
 */
export type FlowKind = 'income' | 'spend' | 'refund' | 'moved';

export interface Flow {
  readonly entry: BookEntry;
  readonly kind: FlowKind;
  readonly day: Day;
  /** Signed minor units. */
  readonly minor: number;
  readonly category: string;
  /** Who was on the other side, the same for every spelling of a merchant. */
  readonly party: string;
  /** The instant, where it is known, in milliseconds. */
  readonly atMs: number | null;
  /** Its minute of the day on the user's clock. */
  readonly minute: number | null;
}

/** `STARBUCKS #1042` and `Starbucks 0077` are one party. */
export function partyOf(entry: Pick<BookEntry, 'merchant' | 'description' | 'category'>): string {
  for (const name of [entry.merchant ?? '', entry.description]) {
    const key = name
      .toLowerCase()
      .replace(/[^\p{L}]+/gu, ' ')
      .trim();
    if (key !== '') return key;
    if (name.trim() !== '') return name.trim();
  }
  return categoryKey(entry.category);
}

/** Every entry of one currency up to today, oldest first, each with what it does. */
export function readFlows(book: BookView, currency: string): Flow[] {
  const zone = zoneOf(book.timeZone);
  const known = book.entries
    .filter((entry) => entry.currency === currency && entry.date <= book.today)
    .sort(chronologically);
  const legs = transferLegs(known);
  const paid = new Map<string, number>();
  const add = (key: string, minor: number): void => void paid.set(key, (paid.get(key) ?? 0) + minor);
  return known.map((entry) => {
    const category = categoryKey(entry.category);
    const party = partyOf(entry);
    const kind = kindOf(entry, category, {
      isLeg: legs.has(entry.id),
      paidBefore: Math.max(
        paid.get(`to ${party}`) ?? 0,
        isUnsorted(category) ? 0 : (paid.get(category) ?? 0),
      ),
    });
    if (kind === 'spend' || kind === 'refund') {
      add(`to ${party}`, -entry.amountMinor);
      add(category, -entry.amountMinor);
    }
    const atMs = entry.occurredAt === null ? null : Date.parse(entry.occurredAt);
    return {
      entry,
      kind,
      day: dayOf(entry.date),
      minor: entry.amountMinor,
      category,
      party,
      atMs,
      minute: atMs === null ? null : minuteOf(atMs + zone.offsetAt(atMs)),
    };
  });
}

function kindOf(
  { amountMinor }: BookEntry,
  category: string,
  { isLeg, paidBefore }: { isLeg: boolean; paidBefore: number },
): FlowKind {
  if (isLeg || isMoved(category)) return 'moved';
  if (amountMinor < 0) return isInvested(category) ? 'moved' : 'spend';
  if (isIncome(category)) return 'income';
  // Never more than was paid there before: what is more is no refund.
  return paidBefore >= amountMinor ? 'refund' : 'income';
}

const minuteOf = (wallMs: number): number =>
  Math.floor((((wallMs % 86_400_000) + 86_400_000) % 86_400_000) / 60_000);

function chronologically(a: BookEntry, b: BookEntry): number {
  return compare(a.date, b.date) || compare(a.occurredAt ?? '', b.occurredAt ?? '') || compare(a.id, b.id);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const LEG_DAYS = 3;

/**
 * Unsorted entries that leave one account of the user and arrive in another within three days, the same amount.
 * Sorted ones say themselves what they are.
 */
function transferLegs(entries: readonly BookEntry[]): Set<string> {
  const waiting = new Map<number, BookEntry[]>();
  const legs = new Set<string>();
  for (const entry of entries) {
    const category = categoryKey(entry.category);
    if (entry.accountId === null || !(isUnsorted(category) || isInvested(category) || isMoved(category)))
      continue;
    const recent = (waiting.get(-entry.amountMinor) ?? []).filter(
      (other) => dayOf(entry.date) - dayOf(other.date) <= LEG_DAYS,
    );
    const other = recent.find(({ accountId }) => accountId !== entry.accountId);
    waiting.set(
      -entry.amountMinor,
      recent.filter((one) => one !== other),
    );
    if (other) legs.add(other.id).add(entry.id);
    else push(waiting, entry);
  }
  return legs;
}

function push(waiting: Map<number, BookEntry[]>, entry: BookEntry): void {
  const list = waiting.get(entry.amountMinor);
  if (list) list.push(entry);
  else waiting.set(entry.amountMinor, [entry]);
}
