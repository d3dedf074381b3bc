import { z } from 'zod';
import { categoryKey, categoryLabel, type Insights } from '../../../insights/index.ts';
import { readPlans, type BudgetPlan } from '../../../book/index.ts';
import { merchantOf, ownBook } from '../own-book.ts';
import { READS_INSIGHTS } from '../rights.ts';
import { tool } from '../tool.ts';
import { CONCEPTS } from './concepts.data.ts';
import { linkNames, type Link, type Named } from './link.ts';

const SHOWN = 6;

/** A name of the user's own that a text means, and where it stands in the text. */
export interface FoundName {
  name: string;
  score: number;
  start: number;
  end: number;
}
export interface FoundCategory extends FoundName {
  /** The categories of the book that are meant, by their labels. */
  labels: string[];
}
export interface FoundPlanCategory extends FoundName {
  id: string;
  budgetId: string;
  budgetName: string;
}
export interface FoundBudget extends FoundName {
  id: string;
}

/** Which of the user's own merchants, categories, budgets and accounts a text means. */
export const findNames = tool({
  name: 'findNames',
  title: 'Reading names in your book',
  description:
    "Which of the user's own merchants, categories, budgets and accounts a phrase means, spelling errors forgiven. " +
    'Use it before asking for figures of something that the user names.',
  input: z.strictObject({ text: z.string().min(1).max(500) }),
  needs: READS_INSIGHTS,
  run: async (ctx, { text }) => {
    const [book, plans] = await Promise.all([ownBook(ctx), readPlans(ctx)]);
    return { output: namesIn(text, book, plans) };
  },
});

/** The same without reading anything: pure. */
export const namesIn = (text: string, book: Insights, plans: readonly BudgetPlan[]) => ({
  merchants: shown(linkNames(text, merchantNames(book, book.study.today))).map(({ of: _, ...link }) => link),
  categories: findCategories(text, book),
  planCategories: shown(linkNames(text, planNames(plans))).map(({ of, ...link }) => ({ ...link, ...of })),
  budgets: shown(linkNames(text, budgetNames(plans))).map(({ of, ...link }) => ({ ...link, id: of })),
  accounts: shown(
    linkNames(
      text,
      book.study.accounts.map(({ name }) => ({ name, weight: 1, of: null })),
    ),
  ).map(({ of: _, ...link }) => link),
});

const shown = <T>(links: readonly Link<T>[]): Link<T>[] => links.slice(0, SHOWN);

const merchants = new WeakMap<Insights, Named<null>[]>();

/** The merchants of a book, each under the name it bore last. Read once a book. */
function merchantNames(book: Insights, today: number): Named<null>[] {
  const known = merchants.get(book);
  if (known) return known;
  const parties = new Map<string, Named<null>>();
  for (const flow of book.study.flows) {
    const age = (today - flow.day) / 365;
    const weight = (parties.get(flow.party)?.weight ?? 0) + 1 / (1 + age);
    parties.set(flow.party, { name: merchantOf(flow), weight, of: null });
  }
  const names = [...parties.values()];
  merchants.set(book, names);
  return names;
}

const planNames = (plans: readonly BudgetPlan[]): Named<Omit<FoundPlanCategory, keyof FoundName>>[] =>
  plans.flatMap(({ id: budgetId, name: budgetName, categories }, i) =>
    categories.map(({ id, name }) => ({ name, weight: 1 / (1 + i), of: { id, budgetId, budgetName } })),
  );

const budgetNames = (plans: readonly BudgetPlan[]): Named<string>[] =>
  plans.map(({ id, name }, i) => ({ name, weight: 1 / (1 + i), of: id }));

/** Categories by their own names, and by what people call them. */
function findCategories(text: string, { study }: Insights): FoundCategory[] {
  const keys = new Set(study.flows.map(({ category }) => category));
  const own = linkNames(
    text,
    [...keys].map((key) => ({ name: categoryLabel(key), weight: 1, of: [key] })),
  );
  const meant = linkNames(
    text,
    Object.entries(CONCEPTS).flatMap(([name, meant]) => {
      const of = meant.split(' ').filter((key) => keys.has(key));
      return of.length > 0 ? [{ name, weight: 0, of }] : [];
    }),
  );
  // A category's own name wins over what else its word may mean.
  const free = meant.filter((link) => !own.some(({ start, end }) => start < link.end && link.start < end));
  const taken = new Set<string>();
  return [...own, ...free]
    .map(({ of, ...link }) => ({ ...link, labels: of.map(categoryLabel) }))
    .filter(({ labels, start }) => {
      const key = `${start} ${labels.join()}`;
      return !taken.has(key) && taken.add(key);
    })
    .slice(0, SHOWN);
}

/** Whether two names of categories are one: `Eating out` and `eating_out`. */
export const isSameCategory = (a: string, b: string): boolean => categoryKey(a) === categoryKey(b);
