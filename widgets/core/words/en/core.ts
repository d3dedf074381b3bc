import type { Phrase } from '../phrase.ts';

/** What every widget says from the start. */
export const core = {
  loading: 'Loading',
  viewOnly: 'View only',
  balance: '{n} {label}',
} satisfies Record<string, Phrase>;
