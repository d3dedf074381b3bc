/**
 * What categories mean. Users name their own, so each set holds the names people use; a name that is in none is an
 * everyday want.
 */
const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const NEEDS = set(
  'housing rent mortgage home utilities electricity energy heating water gas internet phone mobile groceries food ' +
    'insurance health healthcare medical doctor pharmacy transport transportation transit commute fuel car auto ' +
    'childcare kids education school tuition tax taxes bills fees bank_fees loan loans debt student_loan car_loan',
);
const DEBTS = set('loan loans debt student_loan car_loan');
const INCOME = set(
  'income salary wages paycheck payroll pension benefits interest dividends bonus freelance stipend',
);
const INVESTED = set('investment investments investing retirement');
const MOVED = set('transfer transfers internal_transfer savings saving credit_card_payment');
const UNSORTED = set('other uncategorized uncategorised unknown none general misc');

/** `Eating out` and `eating-out` are the same category. */
export const categoryKey = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_') || 'other';

/** As people read it: `eating_out` → `Eating out`. */
export function categoryLabel(key: string): string {
  const words = key.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const isNeed = (key: string): boolean => NEEDS.has(key);
export const isDebt = (key: string): boolean => DEBTS.has(key);
export const isIncome = (key: string): boolean => INCOME.has(key);
export const isInvested = (key: string): boolean => INVESTED.has(key);
export const isMoved = (key: string): boolean => MOVED.has(key);
export const isUnsorted = (key: string): boolean => UNSORTED.has(key);
