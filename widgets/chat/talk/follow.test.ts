import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Api } from '../../core/api.ts';
import type { Stream } from '../../core/live.ts';
import { unreachable, WireError } from '../../core/wire.ts';
import type { TurnRow } from '../shapes.ts';
import { followTurn } from './follow.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const ROWS: TurnRow[] = [
  { seq: 1, event: { type: 'delta', text: 'a' } },
  { seq: 2, event: { type: 'delta', text: 'b' } },
  { seq: 3, event: { type: 'done', messageId: 'm', backend: 'x', stopped: false } },
];

/** A server that knows the rows, a socket that a test speaks through, and what was heard. */
function stage({ isLive }: { isLive: boolean }) {
  let known = 0;
  let failure: Error | null = null;
  let stream: Stream | undefined;
  const heard: number[] = [];
  const ends: (string | undefined)[] = [];
  const questions: number[] = [];
  const query = async (_path: string, { after }: { after: number }): Promise<unknown> => {
    questions.push(after);
    if (failure) throw failure;
    return { rows: ROWS.slice(after, known), ended: known === ROWS.length };
  };
  // Of the two, following needs no more than this.
  const api = { query } as unknown as Api;
  const lively = {
    isLive,
    follow(given: Stream) {
      stream = given;
      return () => (stream = undefined);
    },
  };
  const stop = followTurn(api, lively, 'turn', {
    onRow: ({ seq }) => heard.push(seq),
    onEnd: (error) => ends.push(error?.code),
  });
  return {
    heard,
    ends,
    questions,
    lively,
    stop,
    says: (nth: number) => stream?.onData(ROWS[nth - 1]),
    hangsUp: () => stream?.onEnd(),
    isFollowed: () => stream !== undefined,
    after: () => stream?.input(),
    knows: (count: number) => (known = count),
    fails: (error: Error | null) => (failure = error),
  };
}

test('the socket alone is enough, and nothing is asked', async () => {
  const at = stage({ isLive: true });
  at.says(1);
  at.says(1);
  at.says(3);
  at.says(2);
  expect(at.after()).toEqual({ turnId: 'turn', after: 2 });
  at.says(3);
  await vi.advanceTimersByTimeAsync(2_000);
  expect([at.heard, at.ends, at.questions]).toEqual([[1, 2, 3], [undefined], []]);
  expect(at.isFollowed()).toBe(false);
});

test('without a socket it asks, from the last event on', async () => {
  const at = stage({ isLive: false });
  at.knows(1);
  await vi.advanceTimersByTimeAsync(700);
  at.fails(unreachable());
  await vi.advanceTimersByTimeAsync(1_300);
  expect(at.ends).toEqual([]);
  at.fails(null);
  at.knows(3);
  await vi.advanceTimersByTimeAsync(700);
  expect([at.heard, at.ends]).toEqual([[1, 2, 3], [undefined]]);
  expect(at.questions.at(-1)).toBe(1);
});

test('a stream that hangs up or falls silent is asked after', async () => {
  const silent = stage({ isLive: true });
  silent.says(1);
  silent.knows(3);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(silent.heard).toEqual([1]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(silent.heard).toEqual([1, 2, 3]);
  const gone = stage({ isLive: true });
  gone.hangsUp();
  gone.knows(3);
  await vi.advanceTimersByTimeAsync(700);
  expect(gone.heard).toEqual([1, 2, 3]);
});

test('a refusal ends it, too many questions do not', async () => {
  const at = stage({ isLive: false });
  at.fails(new WireError('rate_limited', 429, 'Slowly.'));
  await vi.advanceTimersByTimeAsync(700);
  expect(at.ends).toEqual([]);
  at.fails(new WireError('resource_not_found', 404, 'No.'));
  await vi.advanceTimersByTimeAsync(700);
  expect(at.ends).toEqual(['resource_not_found']);
});

test('who leaves hears no more', async () => {
  const at = stage({ isLive: false });
  at.knows(3);
  at.stop();
  await vi.advanceTimersByTimeAsync(2_000);
  expect([at.heard, at.ends, at.questions]).toEqual([[], [], []]);
});
