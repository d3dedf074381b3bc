import type { Fledge } from '../../embed/server.ts';
import type { LogEntry } from './demo-entries.ts';

/** What a visitor can write into the notebook of Lark Street. */
export const BOOK_ACTIONS = ['receipt', 'receipts'] as const;
export type BookAction = (typeof BOOK_ACTIONS)[number];

interface Receipt {
  label: string;
  amount: number;
  details: string;
}

/** What one spends on the street; each label is a category of the visitor's budget. */
const RECEIPTS: readonly [Receipt, ...Receipt[]] = [
  { label: 'Groceries', amount: -3.2, details: 'Boulangerie: two baguettes' },
  { label: 'Groceries', amount: -6.8, details: 'Market: cherries' },
  { label: 'Eating out', amount: -4.5, details: 'Café Numéro: café crème' },
  { label: 'Transport', amount: -2.1, details: 'Tram: a ticket' },
  { label: 'Books', amount: -7.9, details: 'Librairie: a paperback' },
];
const ALLOTTED: ReadonlyMap<string, number> = new Map([
  ['Groceries', 120],
  ['Eating out', 60],
  ['Transport', 40],
  ['Books', 30],
]);
const NAME = 'Lark Street notebook';
const DAY_MS = 86_400_000;
/** The notebook begins so long before today: each page is a day, written backwards from today. */
const PAGES = 90;
const AT_ONCE = 5;

/** The pages that one press writes: the next day back, or the next five. */
export const pagesOf = (action: BookAction): number => (action === 'receipt' ? 1 : AT_ONCE);

/** A day of the notebook, so many pages back from today. The notebook is full after its last page. */
const dayOf = (now: Date, page: number): string =>
  new Date(now.getTime() - (page % PAGES) * DAY_MS).toISOString().slice(0, 10);

/** A visitor's notebook: its budget, the categories it has so far, and how many pages are written. */
export interface Notebook {
  budgetId: string;
  categories: Map<string, string>;
  pages: number;
}

/** Writes the next pages into the visitor's own book, one transaction a page. */
export async function writePages(
  fledge: Fledge,
  notebook: Notebook,
  { userId, count, now }: { userId: string; count: number; now: Date },
): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  for (let left = count; left > 0; left--) {
    const page = notebook.pages++;
    const { label, amount, details } = RECEIPTS[page % RECEIPTS.length] ?? RECEIPTS[0];
    const date = dayOf(now, page);
    const categoryId = await categoryOf(fledge, userId, notebook, label);
    const { budgetId } = notebook;
    await fledge.transactions.create({ userId, budgetId, categoryId, amount, date, details });
    entries.push(entryOf({ amount, category: label, date }));
  }
  return entries;
}

const entryOf = (properties: Record<string, unknown>): LogEntry => ({
  event: { eventId: '', type: 'transaction', properties },
  count: 1,
  duplicate: false,
  effects: undefined,
  trace: [],
  reason: null,
});

/** The visitor's notebook as Fledge has it, or a new one. */
export async function openNotebook(fledge: Fledge, userId: string, now: Date): Promise<Notebook> {
  const known = (await fledge.budgets.list(userId)).find(({ name }) => name === NAME);
  if (known) {
    const categories = await fledge.budgets.categories(userId, known.id);
    return {
      budgetId: known.id,
      categories: new Map(categories.map(({ name, id }) => [name, id])),
      pages: 0,
    };
  }
  const { id } = await fledge.budgets.create({
    userId,
    name: NAME,
    startDate: dayOf(now, PAGES - 1),
    endDate: new Date(now.getTime() + PAGES * DAY_MS).toISOString().slice(0, 10),
    totalIncome: 1_500,
  });
  return { budgetId: id, categories: new Map(), pages: 0 };
}

/** The category of that label, made with the first receipt that needs it. */
async function categoryOf(
  fledge: Fledge,
  userId: string,
  { budgetId, categories }: Notebook,
  label: string,
): Promise<string> {
  const known = categories.get(label);
  if (known !== undefined) return known;
  const { id } = await fledge.budgets.addCategory({
    userId,
    budgetId,
    name: label,
    allocationType: 'fixed',
    allocationValue: ALLOTTED.get(label) ?? 0,
  });
  categories.set(label, id);
  return id;
}

/** The same in a sentence, for those who hear the page. */
export const spokenPages = (count: number): string =>
  count === 1 ? 'One receipt written into the notebook.' : `${count} receipts written into the notebook.`;
