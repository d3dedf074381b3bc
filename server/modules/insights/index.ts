export type { AccountType, BookAccount, BookEntry, BookView } from './book-view.ts';
export { categoryKey, isIncome, isInvested, isMoved, isNeed, isUnsorted } from './book/categories.ts';
export { studyBook, type Study } from './study.ts';
export { detectRecurring, type Recurring } from './recurring/detect.ts';
export type { Period } from './recurring/rhythm.ts';
export { demoBook } from './demo/demo-book.ts';
export type { Insights } from './insights.ts';
export { insightsFor } from './study-cache.ts';
export { insightJobs } from './watch.ts';
