import { expect, test } from 'vitest';
import { addWords, createLanguage } from '../core/words/words.ts';
import { challenges } from '../core/words/en/challenges.ts';
import { boardWith, challengeWith, missionWith } from './board.fixture.ts';
import { figureOf } from './figures.ts';
import { sectionsOf } from './sections.ts';

const ALL = { category: null, difficulty: null };
const NONE: ReadonlySet<string> = new Set();
const ids = (list: readonly { id: string | number }[]) => list.map(({ id }) => id);

const board = boardWith({
  challenges: [
    challengeWith({ id: 'done', status: 'claimed' }),
    challengeWith({ id: 'ready', status: 'completed', category: 'wants' }),
    challengeWith({ id: 'active', difficulty: 'hard' }),
    challengeWith({ id: 'missed', status: 'failed' }),
  ],
  open: [missionWith({ id: 5 }), missionWith({ id: 6, isAiSuggested: true, aiReason: 'why' })],
});

test('every mission stands in exactly one section, by its state', () => {
  const sections = sectionsOf(board, ALL, NONE);
  expect(Object.fromEntries(Object.entries(sections).map(([name, list]) => [name, ids(list)]))).toEqual({
    ready: ['ready'],
    active: ['active'],
    suggested: [6],
    more: [5],
    done: ['done'],
    failed: ['missed'],
  });
});

test('what was claimed just now stays where it was claimed', () => {
  const { ready, done } = sectionsOf(board, ALL, new Set(['done']));
  expect([ids(ready), ids(done)]).toEqual([['done', 'ready'], []]);
});

test('filters hold for missions in every state', () => {
  expect(ids(sectionsOf(board, { category: 'wants', difficulty: null }, NONE).ready)).toEqual(['ready']);
  expect(sectionsOf(board, { category: 'wants', difficulty: 'hard' }, NONE)).toMatchObject({
    ready: [],
    active: [],
    more: [],
  });
  expect(ids(sectionsOf(board, { category: null, difficulty: 'hard' }, NONE).active)).toEqual(['active']);
});

test('progress says the figure that counts, in its unit and in numbers of the language', () => {
  addWords(challenges);
  const english = createLanguage('en');
  expect(figureOf(challengeWith(), english)).toBe('3 of 7 days');
  expect(figureOf(challengeWith({ unit: 'reflections', targetValue: 1, currentProgress: 0 }), english)).toBe(
    '0 of 1 reflection',
  );
  const percent = challengeWith({ unit: 'percent', targetValue: 25, currentProgress: 12 });
  expect(figureOf(percent, english)).toBe('12% of 25%');
  expect(figureOf(challengeWith({ currentProgress: 2.5 }), createLanguage('de'))).toBe('2,5 of 7 days');
});
