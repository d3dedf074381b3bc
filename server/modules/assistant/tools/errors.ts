import { failures } from '../../../kernel/errors.ts';

export const fail = failures({
  no_budget: ['precondition', 'There is no budget yet: a transaction is written into one.'],
  no_budget_for_day: ['precondition', 'No budget covers that day.'],
  unknown_budget: ['not_found', 'There is no budget of that name.'],
  unknown_category: ['not_found', 'The budget has no category of that name.'],
  category_exists: ['conflict', 'The budget has a category of that name already.'],
  not_in_budget: ['precondition', 'That payment is in no budget, so there is no category for it.'],
  nothing_changes: ['invalid', 'It is like that already.'],
  not_an_amount: ['invalid', 'An amount has at most two decimals and is not negative.'],
});
