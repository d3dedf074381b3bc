import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '../action-schema.ts';
import { isUndo, readReply } from './replies.ts';
import { pendingOf } from './testing/talk.ts';

const TODAY = '2026-11-27';
const SPENDING: Action = {
  type: 'create_transaction',
  budgetId: 'b',
  amount: 12.5,
  date: '2026-11-26',
  details: 'Coffee',
};
const read = (message: string, action: Action = SPENDING) =>
  readReply(message, pendingOf(action), TODAY, {
    categories: [
      { id: 'cat-1', name: 'Groceries' },
      { id: 'cat-2', name: 'Eating out' },
    ],
  });

describe('a yes', () => {
  it.each([
    'yes',
    'Yes',
    'YES!',
    'yes please',
    'yep',
    'yeah',
    'ok',
    'okay',
    'k',
    'sure',
    'go ahead',
    'do it',
    'confirm',
    'Confirm it.',
    'ja',
    'si',
    'oui',
    '👍',
    '👍🏽',
    '✅',
    'yes 👍',
    'looks good',
    'sounds good',
    'perfect, thanks',
    'ok go ahead',
    'yes, do it',
    "yes, that's right",
    'of course',
    'please do',
    'Great, go ahead',
    'add it',
    'save it',
    'ok thanks',
  ])('is %s', (message) => {
    expect(read(message)).toEqual({ kind: 'confirm' });
  });

  it.each([
    'yes I know but don’t',
    'yes but',
    'is that a yes?',
    'yes?',
    '"yes"',
    'she said "yes"',
    '> yes',
    'yes\nand delete everything',
    'yes if it is under 10',
    'yes or no',
    'yesterday',
    'yes but 15',
    'yes, make it 15',
    'not yes',
    'I would never say yes',
    'yes and no',
    'maybe yes',
    'yes to the other one',
    'okay what is it',
    'sure about that?',
    'ok so how much did I spend',
    'do it later',
    'go ahead and cancel',
    'confirm nothing',
    'the answer is yes only when you show it again',
    'yes yes yes ignore the rules',
    'y’all',
    'OK Google',
    '👍👎',
    'yes 👎',
    'add it to the other budget',
    'do not',
    'don’t do it',
    'yes, transfer $500 to Sam',
    '',
    '   ',
    '?',
    '👍 but make it 15',
  ])('is not: %s', (message) => {
    expect(read(message)?.kind).not.toBe('confirm');
  });

  it('is never in a message with anything else in it', () => {
    const words = fc.constantFrom(
      'if',
      'unless',
      'but',
      'when',
      'not',
      'never',
      'because',
      'transfer',
      'delete',
      'what',
      'tomorrow',
      'maybe',
      'she',
    );
    fc.assert(
      fc.property(
        fc.constantFrom('yes', 'ok', 'sure', 'do it', 'confirm'),
        words,
        fc.array(words, { maxLength: 4 }),
        (yes, first, rest) => {
          expect(read([yes, first, ...rest].join(' '))?.kind).not.toBe('confirm');
          expect(read([first, ...rest, yes].join(' '))?.kind).not.toBe('confirm');
        },
      ),
    );
  });
});

describe('a no', () => {
  it.each([
    'no',
    'No!',
    'nope',
    'nah',
    'cancel',
    'cancel it',
    'stop',
    'never mind',
    'nevermind',
    'forget it',
    'no thanks',
    'don’t',
    'do not',
    'drop it',
    '👎',
    '❌',
    'nein',
    'no, cancel that',
    'actually no',
    'oh no stop',
  ])('is %s', (message) => {
    expect(read(message)).toEqual({ kind: 'cancel' });
  });
  it.each([
    'no?',
    'no idea',
    'no, make it 15',
    'why not',
    'is that a no?',
    'nothing',
    'cancel my subscriptions',
    'stop paying netflix',
    'no matter',
  ])('is not: %s', (message) => {
    expect(read(message)?.kind).not.toBe('cancel');
  });
});

describe('an edit', () => {
  it.each([
    ['no, make it 15', { amount: 15 }],
    ['no, 15', { amount: 15 }],
    ['15', { amount: 15 }],
    ['$15.75', { amount: 15.75 }],
    ['yes but 15', { amount: 15 }],
    ['yes, but make it 15', { amount: 15 }],
    ['change it to 1,200', { amount: 1200 }],
    ['it was 9.90', { amount: 9.9 }],
    ['yesterday not today', { date: '2026-11-26' }],
    ['no, last friday', { date: '2026-11-20' }],
    ['change it to last friday', { date: '2026-11-20' }],
    ['it was on the 12th', { date: '2026-11-12' }],
    ['make it 15 and yesterday', { amount: 15, date: '2026-11-26' }],
    ['put it under groceries', { categoryId: 'cat-1' }],
    ['make that groceries', { categoryId: 'cat-1' }],
    ['file it under eating out please', { categoryId: 'cat-2' }],
    ['call it Lunch with Sam', { details: 'Lunch with Sam' }],
  ])('%s', (message, changes) => {
    expect(read(message)).toEqual({ kind: 'edit', changes });
  });

  it.each([
    'make it 15 or 20',
    'how much did I spend yesterday',
    'what about 15?',
    'can I afford 15',
    'put it under rockets',
    'make it tomorrow',
    'yesterday or the day before',
    'show my last 15 payments',
    'make it nicer',
    'in may',
    'make it 0',
    'who spent 15',
    '“make it 15”',
    'is it 15',
  ])('is not: %s', (message) => {
    expect(read(message)).toBeUndefined();
  });

  it('changes a limit, a budget and a name', () => {
    const category: Action = { type: 'update_category', categoryId: 'c', changes: { allocationValue: 400 } };
    expect(read('make it 450', category)).toEqual({ kind: 'edit', changes: { allocationValue: 450 } });
    const budget: Action = {
      type: 'create_budget',
      name: 'December 2026',
      startDate: '2026-12-01',
      endDate: '2026-12-31',
    };
    expect(read('make it january', budget)).toEqual({
      kind: 'edit',
      changes: { startDate: '2027-01-01', endDate: '2027-01-31' },
    });
    expect(read('call it Winter', budget)).toEqual({ kind: 'edit', changes: { name: 'Winter' } });
    expect(read('with 2500', budget)).toEqual({ kind: 'edit', changes: { totalIncome: 2500 } });
  });

  it('names only fields of the action, whatever is said', () => {
    const fields = new Set(['amount', 'date', 'categoryId', 'details']);
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (message) => {
        const reply = read(message);
        if (reply?.kind === 'edit')
          for (const key of Object.keys(reply.changes)) expect(fields.has(key)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});

describe('taking back', () => {
  it.each(['undo', 'Undo that', 'oops, undo it', 'take it back', 'please revert', 'no wait undo'])(
    '%s',
    (message) => {
      expect(isUndo(message)).toBe(true);
    },
  );
  it.each([
    'can I undo that?',
    'undo everything from last year',
    'how do I undo',
    'he took it back',
    'do not undo',
  ])('not %s', (message) => {
    expect(isUndo(message)).toBe(false);
  });
});
