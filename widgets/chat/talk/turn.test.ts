import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TurnRow } from '../shapes.ts';
import { grow, isOver, newTurn, type Turn } from './turn.ts';

const rows = (...events: TurnRow['event'][]): TurnRow[] =>
  events.map((event, at) => ({ seq: at + 1, event }));
const told = (list: readonly TurnRow[]): Turn => list.reduce(grow, newTurn('t', 'c'));

const whole = rows(
  { type: 'step', step: 'read', message: 'Reading' },
  { type: 'step', step: 'read', message: 'Reading' },
  { type: 'tool_call', callId: '1', tool: 'spending', title: 'Looking at your spending', input: {} },
  { type: 'delta', text: 'You ' },
  { type: 'delta', text: 'spent 12.' },
  { type: 'card', card: { kind: 'prompts', prompts: ['More'] } },
  { type: 'done', messageId: 'm', backend: 'built-in', stopped: false },
);

test('pieces in order are the answer, steps are told once', () => {
  const turn = told(whole);
  expect(turn.text).toBe('You spent 12.');
  expect(turn.steps).toEqual(['Reading', 'Looking at your spending']);
  expect(turn.extras).toHaveLength(1);
  expect(turn.status).toBe('complete');
  expect(turn.backend).toBe('built-in');
});

test('what comes twice, or too early, changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(whole.length - 1), { maxLength: 40 }), (order) => {
      const noise = order.flatMap((at) => whole[at] ?? []);
      // Whatever came before, the rows in order make it whole.
      expect(told([...noise, ...whole])).toEqual(told(whole));
    }),
  );
});

test('an error ends it with its reason, a stop with what was said', () => {
  const error = { type: 'error', code: 'x', message: 'No.', retryable: true } as const;
  const failed = told(rows({ type: 'delta', text: 'I was' }, error));
  expect([failed.status, failed.text, failed.error?.message]).toEqual(['failed', 'I was', 'No.']);
  const stopped = told(rows({ type: 'done', messageId: 'm', backend: 'x', stopped: true }));
  expect(stopped.status).toBe('stopped');
  expect(isOver(stopped)).toBe(true);
  expect(isOver(newTurn('t', 'c'))).toBe(false);
});
