import { createCtx, type UserCtx } from '../../../db/context.ts';
import type { ConversationRow, MessageRow, TurnRecord } from '../conversations/find.ts';
import type { TurnEvent, TurnRow } from '../turn-events.ts';
import { answer, BUILT_IN, type Speaker } from './answer.ts';
import { endTurn, INTERRUPTED, type Ending } from './end.ts';
import { openRecorder } from './recorder.ts';
import type { Waiting } from './replies.ts';
import { runs, type AbortReason, type Run } from './runs.ts';

/** No answer takes longer. */
const TOTAL_MS = 120_000;
/** A follower on another node says this often that it is still there. */
const WATCHED_MS = 3_000;

export interface Work {
  turn: TurnRecord;
  conversation: ConversationRow;
  userMessage: MessageRow;
  waiting: Waiting;
}

/** Begins to run a turn, apart from whoever asked for it: it goes on when they are gone. */
export function launch(caller: UserCtx, work: Work): Run {
  const { app } = caller;
  const { turn } = work;
  // A context of its own: that of the request ends with the request.
  const ctx = createCtx(app, caller.actor, caller.requestId, caller.customerId);
  const { byId } = runs(app);
  const controller = new AbortController();
  const listeners = new Set<() => void>();
  let reason: AbortReason | undefined;
  let isOver = false;
  let watchedUntil = 0;
  const abort = (why: AbortReason): void => {
    if (reason === undefined || why === 'lost') reason = why;
    controller.abort();
  };
  const tell = (): void => listeners.forEach((onChange) => onChange());
  const recorder = openRecorder({
    app,
    turn,
    onRows(rows) {
      tell();
      const seq = rows.at(-1)?.seq ?? 0;
      if (performance.now() < watchedUntil)
        app.bus.emit({
          name: 'turn.appended',
          payload: { customerId: turn.customerId, turnId: turn.id, seq },
        });
    },
    onEnd: abort,
  });
  const unwatch = app.bus.on('turn.watched', ({ turnId }) => {
    if (turnId === turn.id) watchedUntil = performance.now() + WATCHED_MS;
  });
  const limit = setTimeout(() => abort('timed_out'), TOTAL_MS).unref();
  const speaker: Speaker = { backend: BUILT_IN };
  let last: TurnRow | undefined;
  let isAnswering = true;
  // A tool that comes back late has nobody to tell.
  const pass = (event: TurnEvent): void => {
    if (isAnswering) recorder.say(event);
  };

  const ended = answer(ctx, work, { pass, signal: controller.signal, speaker })
    .then(
      (ending) => (reason === undefined ? ending : endingOf(reason, turn, speaker)),
      (error: unknown) => {
        if (reason !== undefined) return endingOf(reason, turn, speaker);
        app.log.error({ err: error, turnId: turn.id }, 'a turn failed');
        return FAILED;
      },
    )
    .then(async (ending) => {
      isAnswering = false;
      await recorder.settled();
      if (reason === 'lost') return;
      const said = recorder.rows.map(({ event }) => event);
      last = await endTurn(ctx, turn, said, ending);
    })
    .catch((error: unknown) => app.log.error({ err: error, turnId: turn.id }, 'a turn could not be ended'))
    .finally(() => {
      clearTimeout(limit);
      unwatch();
      recorder.close();
      isOver = true;
      byId.delete(turn.id);
      tell();
    });

  const run: Run = {
    turnId: turn.id,
    customerId: turn.customerId,
    userId: turn.userId,
    rows: () => (last ? [...recorder.rows, last] : recorder.rows),
    isOver: () => isOver,
    abort,
    ended,
    listen(onChange) {
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
  };
  byId.set(turn.id, run);
  return run;
}

const FAILED: Ending = {
  status: 'failed',
  event: {
    type: 'error',
    code: 'assistant_failed',
    message: 'The assistant could not answer. Please try again.',
    retryable: true,
  },
  backend: null,
};

function endingOf(reason: AbortReason, { messageId }: TurnRecord, { backend }: Speaker): Ending {
  if (reason === 'stopped')
    return { status: 'stopped', event: { type: 'done', messageId, backend, stopped: true }, backend };
  if (reason === 'interrupted') return INTERRUPTED;
  return {
    ...FAILED,
    event: {
      type: 'error',
      code: 'timed_out',
      message: 'The answer took too long. What was said so far stands.',
      retryable: true,
    },
  };
}
