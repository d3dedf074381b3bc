import { categoryKey, isIncome, isInvested, isMoved, isNeed, isUnsorted } from '../insights/index.ts';

/** The four kinds of spending of the method. */
export const KINDS = ['needs', 'wants', 'culture', 'unexpected'] as const;
export type Kind = (typeof KINDS)[number];

/**
 * What a label of the book says of its money: a kind of spending, spending that nobody has filed, money put aside, or
 * `none` for what neither is (income, moves between accounts).
 */
export type Meaning = Kind | 'unfiled' | 'saving' | 'none';

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const CULTURE = set(
  'book books music concert concerts museum museums theatre theater cinema movie movies film films art arts ' +
    'culture entertainment streaming newspaper newspapers magazine magazines course courses learning exhibition',
);
const UNEXPECTED = set(
  'unexpected emergency emergencies repair repairs fine fines penalty penalties gift gifts vet accident',
);
const SAVING = set('savings saving');

/**
 * Reads a label as the insights do, with the two further kinds of the method on top: `Home repairs` is unexpected,
 * `Car insurance` a need, and a name that says nothing of these an everyday want.
 */
export function meaningOf(label: string): Meaning {
  const key = categoryKey(label);
  const named = KINDS.find((kind) => kind === key);
  if (named) return named;
  const words = key.split('_');
  if (SAVING.has(key) || isInvested(key) || key === 'emergency_fund') return 'saving';
  if (isMoved(key) || isIncome(key)) return 'none';
  if (isUnsorted(key)) return 'unfiled';
  if (words.some((word) => UNEXPECTED.has(word))) return 'unexpected';
  if (words.some((word) => CULTURE.has(word))) return 'culture';
  return isNeed(key) || words.every(isNeed) ? 'needs' : 'wants';
}
