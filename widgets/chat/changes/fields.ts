import type { Word } from '../../core/words/words.ts';
import type { Action } from '../shapes.ts';

/** A part of a change that its user may correct. */
export interface Field {
  name: string;
  word: Word;
  kind: 'text' | 'amount' | 'date' | 'category';
  value: string;
}

/** What can be corrected in place, in the order that it is asked; the rest is told to the assistant. */
const KINDS: readonly Omit<Field, 'value'>[] = [
  { name: 'name', word: 'name', kind: 'text' },
  { name: 'amount', word: 'amount', kind: 'amount' },
  { name: 'date', word: 'date', kind: 'date' },
  { name: 'details', word: 'details', kind: 'text' },
  { name: 'categoryId', word: 'categoryOf', kind: 'category' },
  { name: 'startDate', word: 'startDate', kind: 'date' },
  { name: 'endDate', word: 'endDate', kind: 'date' },
  { name: 'totalIncome', word: 'totalIncome', kind: 'amount' },
  { name: 'allocationValue', word: 'allocationValue', kind: 'amount' },
];

/** An update's fields are in what it changes. */
const contentOf = (action: Action): Record<string, unknown> => ({
  ...('changes' in action ? action.changes : action),
});

/** The budget whose categories may be chosen from. */
export const budgetOf = (action: Action): string | undefined =>
  'budgetId' in action ? action.budgetId : undefined;

export function fieldsOf(action: Action, mayChoose: boolean): Field[] {
  const content = contentOf(action);
  return KINDS.flatMap((field) => {
    const isChoice = field.kind === 'category';
    const isThere = field.name in content || (isChoice && action.type === 'create_transaction');
    if (!isThere || (isChoice && !mayChoose)) return [];
    return [{ ...field, value: String(content[field.name] ?? '') }];
  });
}

/** What was corrected; undefined where a number is none or something needed is empty. */
export function changesOf(
  fields: readonly Field[],
  values: ReadonlyMap<string, string>,
): Record<string, unknown> | undefined {
  const changes: Record<string, unknown> = {};
  for (const { name, kind, value } of fields) {
    const next = (values.get(name) ?? value).trim();
    if (next === value) continue;
    if (kind === 'amount') {
      const amount = Number(next.replace(',', '.'));
      if (next === '' || !(amount >= 0 && Number.isFinite(amount))) return undefined;
      changes[name] = amount;
    } else if (kind === 'category') changes[name] = next === '' ? null : next;
    else if (next === '' && name !== 'details') return undefined;
    else changes[name] = next === '' ? null : next;
  }
  return changes;
}
