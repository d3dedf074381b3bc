import type { Phrase } from '../phrase.ts';

/** What the buddy says from the start. */
export const buddy = {
  buddy: 'Buddy',
  buddyPicture: '{name}, a {stage}',
  stageOf: 'Stage {n} of 5',
  noEggTitle: 'The nest is ready',
  noEggText: 'Your first egg will appear here.',
  eggPicture: 'An egg',
  eggWaitingTitle: 'An egg, all yours',
  eggWaitingText: 'It is still warming up. Keep going, it will be ready soon.',
  eggReadyTitle: 'It wants to come out',
  eggReadyText: 'Something inside is moving.',
  hatch: 'Hatch the egg',
  hatchingTitle: 'Hatching…',
  hatchingText: 'This takes a few moments. You may leave, it carries on.',
  streak: 'Streak',
  wardrobe: 'Wardrobe',
  daily: { one: '{n} day', other: '{n} days' },
  weekly: { one: '{n} week', other: '{n} weeks' },
  monthly: { one: '{n} month', other: '{n} months' },
} satisfies Record<string, Phrase>;
