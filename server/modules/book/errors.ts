import { failures } from '../../kernel/errors.ts';

export const fail = failures({
  dates_reversed: ['invalid', 'The end date must not be before the start date.'],
  category_of_other_budget: ['invalid', 'The category does not belong to the budget of this transaction.'],
  subcategory_without_category: ['invalid', 'A subcategory needs a category, and another one than itself.'],
  percentage_too_large: ['invalid', 'A percentage is at most 100.'],
  invalid_cursor: ['invalid', 'The cursor does not belong to this list.'],
  sum_too_large: ['conflict', 'The sums of this book would become too large.'],
  too_many_accounts: ['conflict', 'This user has as many accounts as one may have.'],
  too_many_budgets: ['conflict', 'This user has as many budgets as one may have.'],
  too_many_categories: ['conflict', 'This budget has as many categories as one may have.'],
  category_in_use: ['conflict', 'Transactions are filed under this category.'],
  too_many_rules: ['conflict', 'This user has as many rules as one may have.'],
  rule_exists: ['conflict', 'There is a rule for this merchant already.'],
  other_user: ['forbidden', 'user_id may only name the caller.'],
  unknown_format: ['invalid', 'The file is neither OFX nor a CSV whose header names a date and an amount.'],
  import_invalid: ['invalid', 'The file has lines that cannot be read; nothing was imported.'],
  import_too_large: ['too_large', 'The file is too large to be imported at once.'],
});
