import type { Phrase } from '../phrase.ts';

/** What the challenge board says. */
export const challenges = {
  progressOf: '{actual} of {needed}',
  challenges: 'Challenges',
  points: { one: '{n} point', other: '{n} points' },
  // ## Months
  months: 'Months',
  earlierMonth: 'Earlier: {month}',
  laterMonth: 'Later: {month}',
  daysLeft: { one: 'Last day', other: '{n} days left' },
  monthDone: '{n} of {all} done',
  rewardsWait: { one: '{n} reward waits in {month}', other: '{n} rewards wait in {month}' },
  // ## Filters
  all: 'All',
  category: 'Category',
  difficulty: 'Difficulty',
  needs: 'Needs',
  wants: 'Wants',
  culture: 'Culture',
  unexpected: 'Unexpected',
  savings: 'Savings',
  habits: 'Habits',
  easy: 'Easy',
  medium: 'Medium',
  hard: 'Hard',
  // ## Missions by their state
  ready: 'Ready to claim',
  active: 'Under way',
  suggested: 'Suggested for you',
  more: 'More missions',
  done: 'Done',
  failed: 'Not this time',
  showAll: 'Show all {n}',
  showFewer: 'Show fewer',
  inDays: { one: '{actual} of {n} day', other: '{actual} of {n} days' },
  inWeeks: { one: '{actual} of {n} week', other: '{actual} of {n} weeks' },
  inReflections: { one: '{actual} of {n} reflection', other: '{actual} of {n} reflections' },
  countedServer: 'counted for you',
  countedClient: 'reported by your app',
  accept: 'Take it on',
  claim: 'Claim {points}',
  claimed: 'Yours: {points}',
  // ## Badges
  badges: 'Badges',
  badgeAwarded: 'earned',
  badgeLocked: 'not yet earned',
  // ## Nothing to show
  nothingHere: 'Nothing here',
  emptyMonth: 'No mission was taken on in {month}.',
  // ## Things that happen, said aloud
  acceptedSay: 'Taken on: {title}.',
  progressedSay: '{title}: {share}.',
  completedSay: '{title} is done. Your reward is ready.',
  claimedSay: '{points} for {title}. You have {totalPoints}.',
} satisfies Record<string, Phrase>;
