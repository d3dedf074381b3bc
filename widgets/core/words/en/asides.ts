import type { Phrase } from '../phrase.ts';

/** What every widget says when something happened, or when there is nothing to show. */
export const asides = {
  // ## States of a widget
  retry: 'Try again',
  reconnect: 'Connect again',
  signedOutTitle: 'You are signed out',
  signedOutText: 'Sign in to see your companion.',
  expiredTitle: 'Your session has ended',
  expiredText: 'Reload the page to pick up where you left off.',
  revokedTitle: 'Access was withdrawn',
  revokedText: 'This session is no longer valid. Nothing you earned is lost.',
  errorTitle: 'Something went wrong',
  errorText: 'Your progress is safe. Please try again.',
  offlineTitle: 'No connection',
  offlineText: 'We will be back as soon as the network is.',
  requestId: 'Reference {id}',
  // ## Things that happen, said aloud
  earned: '{amount} {label} earned. You have {balance}.',
  earnedBadge: 'Badge earned: {name}.',
  hatchedSay: '{name} has hatched!',
  evolvedSay: 'Evolved into {stage}!',
  dressedSay: 'New look ready.',
} satisfies Record<string, Phrase>;
