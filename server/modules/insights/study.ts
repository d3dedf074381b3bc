import type { BookAccount, BookView } from './book-view.ts';
import { dayOf, type Day } from './book/days.ts';
import { readFlows, type Flow } from './book/flows.ts';
import { grouped } from './book/group.ts';
import { confidenceOf, type Confidence } from './confidence.ts';
import { detectRecurring, type Recurring } from './recurring/detect.ts';

/** A book read once: what every insight is computed from. */
export interface Study {
  readonly today: Day;
  /** The one currency all figures are in: that of most entries. Others are left out. */
  readonly currency: string;
  readonly accounts: readonly BookAccount[];
  /** Sum of all accounts in minor units, debts included. */
  readonly balanceMinor: number;
  /** What can be spent: checking, savings and cash, in minor units. */
  readonly liquidMinor: number;
  /** Oldest first, up to today. */
  readonly flows: readonly Flow[];
  readonly recurring: readonly Recurring[];
  readonly confidence: Confidence;
}

/** Reads a book. The result depends on nothing else. */
export function studyBook(book: BookView): Study {
  const today = dayOf(book.today);
  const currency = mainCurrency(book);
  const accounts = book.accounts.filter((account) => account.currency === currency);
  const flows = readFlows(book, currency);
  const total = (types: RegExp): number =>
    accounts.reduce((minor, { type, balanceMinor }) => minor + (types.test(type) ? balanceMinor : 0), 0);
  return {
    today,
    currency,
    accounts,
    balanceMinor: total(/./),
    liquidMinor: total(/^(checking|savings|cash)$/),
    flows,
    recurring: detectRecurring(flows, today),
    confidence: confidenceOf(flows, today),
  };
}

function mainCurrency({ accounts, entries, today }: BookView): string {
  const used = entries.filter(({ date }) => date <= today).map(({ currency }) => currency);
  const held = accounts.map(({ currency }) => currency);
  const counts = [...grouped(used.length > 0 ? used : held, (currency) => currency)];
  // Of equals, the first by name: the order of rows must not matter.
  const [most] = counts.sort(([a, as], [b, bs]) => bs.length - as.length || (a < b ? -1 : 1));
  return most?.[0] ?? 'USD';
}
