import type { FledgeEvent } from '../../embed/server.ts';

/** What a visitor can do on Lark Street. */
export const DEMO_ACTIONS = ['lesson', 'quiz', 'week', 'review', 'market'] as const;
export type DemoAction = (typeof DEMO_ACTIONS)[number];

/** An event that Lark Street's server sends. */
export interface Deed {
  event: FledgeEvent & { eventId: string };
  /** When it happened, in words; only for what happened on another day. */
  when?: string;
}

export interface DeedFacts {
  userId: string;
  /** How often this visitor has done the same before. */
  times: number;
  now: Date;
  newId: () => string;
}

const DAY_MS = 86_400_000;
const LESSONS = ['pain_au_chocolat', 'asking_the_way', 'small_talk', 'the_weather', 'train_tickets'];
const SCORES = [88, 96, 91, 100];
const language = 'french';

const nth = (list: readonly string[], at: number): string => list[at % list.length] ?? '';

type Happening = Pick<FledgeEvent, 'type' | 'properties'>;

const lesson = (at: number): Happening => ({
  type: 'lesson_completed',
  properties: { lesson_id: nth(LESSONS, at), language, score: SCORES[at % SCORES.length], minutes: 12 },
});
const flashcards = (words: number): Happening => ({
  type: 'vocabulary_reviewed',
  properties: { language, words, correct: words - 2 },
});
const story = (id: string): Happening => ({
  type: 'story_read',
  properties: { story_id: id, language, words: 240 },
});
const listening = (minutes: number): Happening => ({
  type: 'listening_finished',
  properties: { language, minutes },
});
const quiz: Happening = {
  type: 'quiz_passed',
  properties: { quiz_id: 'numbers_to_100', topic: 'numbers', score: 100 },
};
/** A type that no rule names: it is kept, pays nothing, and can say so. */
const review: Happening = {
  type: 'review_written',
  properties: { book: 'le_petit_marche', chapter: 2, words: 118 },
};

/** Forty stalls of three kinds. */
const stall = (i: number): Happening => {
  if (i % 4 === 1) return story(`stall_${i + 1}`);
  return i % 4 === 3 ? listening(3) : flashcards(12 + i);
};

/** Five mornings that end today; done again, the five before those: late events count where they happened. */
const week = (facts: DeedFacts): Deed[] =>
  [4, 3, 2, 1, 0].map((step) => {
    const daysAgo = facts.times * 5 + step;
    const occurredAt = new Date(facts.now.getTime() - daysAgo * DAY_MS);
    return {
      ...deed(facts, { ...flashcards(24), occurredAt }),
      ...(daysAgo > 0 ? { when: dayOf(occurredAt) } : {}),
    };
  });

const dayOf = (at: Date): string =>
  at.toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });

const deed = ({ userId, newId }: DeedFacts, happening: Omit<FledgeEvent, 'userId'>): Deed => ({
  event: { ...happening, userId, eventId: newId() },
});

const SCRIPTS: Readonly<Record<DemoAction, (facts: DeedFacts) => Deed[]>> = {
  lesson: (facts) => [deed(facts, lesson(facts.times))],
  quiz: (facts) => [deed(facts, quiz)],
  week,
  review: (facts) => [deed(facts, review)],
  market: (facts) => Array.from({ length: 40 }, (_, i) => deed(facts, stall(i))),
};

/** The events of one press of a button. */
export const deedsOf = (action: DemoAction, facts: DeedFacts): Deed[] => SCRIPTS[action](facts);
