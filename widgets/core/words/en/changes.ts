import type { Phrase } from '../phrase.ts';

/** What the chat says of a change that waits for a word. */
export const changes = {
  // ## A change that waits
  willChange: 'What will change',
  confirmAction: 'Confirm',
  edit: 'Edit',
  editSave: 'Check again',
  undo: 'Undo',
  undoLeft: { one: 'Undo · {n} min left', other: 'Undo · {n} min left' },
  newValue: 'new',
  waits: 'Waits for you',
  executed: 'Done',
  undone: 'Taken back',
  cancelled: 'Not done',
  expired: 'Too late: nothing was changed',
  replaced: 'Replaced by a newer one',
  expiresIn: { one: '{n} min left to decide', other: '{n} min left to decide' },
  actionChanged: 'This has changed. Please look at it once more.',
  actionFailed: 'That did not work. Nothing was changed twice.',
  from: 'from',
  amount: 'Amount',
  date: 'Date',
  details: 'Details',
  categoryOf: 'Category',
  noCategory: 'None',
  name: 'Name',
  startDate: 'First day',
  endDate: 'Last day',
  totalIncome: 'Income',
  allocationValue: 'Share',
} satisfies Record<string, Phrase>;
