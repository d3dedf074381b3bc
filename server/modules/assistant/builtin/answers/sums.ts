import { analyzeSpending } from '../../tools/analyze-spending.ts';
import { bold, dayShort, names } from '../speech/say.ts';
import { plain } from '../speech/plain.ts';
import type { Turn } from '../turn.ts';
import { type Period } from '../understand/period.ts';
import { periodOfTurn, type Focus } from './focus.ts';

export const monthLead = (turn: Turn): string => `${bold(capital(periodOfTurn(turn).label))}: `;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Asks which of several names is meant, and remembers the question. */
export function* askWhich(turn: Turn, options: readonly string[]) {
  const shown = options.slice(0, 4);
  yield `Which one do you mean: ${names(shown, 'or')}?`;
  yield { remember: { choice: { options: shown, message: turn.text, kind: 'merchant' as const } } };
}

/** Says that nothing in the book bears a name. */
export function* nothingCalled(name: string) {
  yield `I find nothing called ${bold(plain(name))} in your book: no merchant and no category. Ask me for your **top merchants** to see what is there.`;
}

export type Spending = Awaited<ReturnType<typeof askSpending>>;
export const askSpending = (
  turn: Turn,
  { merchants, categories }: Focus,
  { from, to }: Period,
  groupBy: 'category' | 'merchant' | 'none' = 'category',
) => turn.ask(analyzeSpending, { from, to, merchants, categories, groupBy });

/** What the time asked for has that the book does not. */
export const missing = ({ knownFrom }: Spending, { from }: Period, today: string): string =>
  knownFrom === null
    ? ' Your book is empty so far.'
    : knownFrom > from && from > '1970-01-02'
      ? ` Your book begins on ${dayShort(knownFrom, today)}, so this is all I know of that time.`
      : '';

export const remembered = (period: Period, { merchants, categories }: Focus, basis: string) => ({
  remember: { period, merchants, categories, basis, choice: undefined },
});
