export type { AccountType, BookAccount, BookEntry, BookView } from './book-view.ts';
export { studyBook, type Study } from './study.ts';
export { detectRecurring, type Recurring } from './recurring/detect.ts';
export type { Period } from './recurring/rhythm.ts';
export { demoBook } from './demo/demo-book.ts';
export { spoken } from './book/amounts.ts';
export {
  categoryKey,
  categoryLabel,
  isIncome,
  isInvested,
  isMoved,
  isNeed,
  isUnsorted,
} from './book/categories.ts';
export { addMonths, dateOf, dayOf, firstDayOf, monthOf, weekdayOf } from './book/days.ts';
export type { Flow } from './book/flows.ts';
export type { Confidence } from './confidence.ts';
export { sumsOf, typicalMonth } from './months.ts';
export { subscriptionsOf } from './score/components.ts';
export type { Ahead } from './forecast/ahead.ts';
export type { Insights } from './insights.ts';
export { insightsFor } from './study-cache.ts';
export { insightJobs } from './watch.ts';
