import { perApp, type App, type UserCtx } from '../../../db/context.ts';
import { findConversation, findTurn } from '../conversations/find.ts';
import type { TurnRow } from '../turn-events.ts';
import { interruptLost } from './end.ts';
import { readEvents } from './read-events.ts';
import { runs, type Run } from './runs.ts';

/** A turn of another node is looked at this often, whatever signals say: they may be lost. */
const LOOK_MS = 1_000;

/** Who waits on this node for turns that others run. */
const remote = perApp((app: App) => {
  const waiting = new Map<string, Set<() => void>>();
  const wake = (turnId: string) => waiting.get(turnId)?.forEach((rouse) => rouse());
  app.bus.on('turn.appended', ({ turnId }) => wake(turnId));
  app.bus.on('wire.restored', () => [...waiting.keys()].forEach(wake));
  return {
    listen(turnId: string, rouse: () => void): () => void {
      const set = waiting.get(turnId) ?? new Set();
      set.add(rouse);
      waiting.set(turnId, set);
      return () => {
        set.delete(rouse);
        if (set.size === 0 && waiting.get(turnId) === set) waiting.delete(turnId);
      };
    },
  };
});

export const isLast = ({ event }: TurnRow): boolean => event.type === 'done' || event.type === 'error';

/**
 * The events of a turn after a number, without gaps or repeats, until its last; from memory where this process runs
 * it, else from the table. Throws 404, 409 `turn_archived`.
 */
export async function* followTurn(
  ctx: UserCtx,
  { turnId, after = 0 }: { turnId: string; after?: number | undefined },
  signal?: AbortSignal,
): AsyncGenerator<TurnRow, void, void> {
  let run = ownRun(ctx, turnId);
  if (!run) await findConversation(ctx, (await findTurn(ctx, turnId)).conversationId);
  const turn = { customerId: ctx.customerId, id: turnId };
  const isGone = (): boolean => signal?.aborted === true;
  const ear = openEar(signal);
  const leave = remote(ctx.app).listen(turnId, ear.rouse);
  let last = after;
  try {
    while (!isGone()) {
      ear.settle();
      const isOver = run?.isOver() ?? false;
      const rows = run ? run.rows().slice(last) : await readEvents(ctx, turn, last);
      for (const row of rows) {
        if (isGone()) return;
        last = row.seq;
        yield row;
        if (isLast(row)) return;
      }
      if (run && !isOver) await ear.heardFrom(run);
      else if (run) run = undefined;
      else if (rows.length === 0 && (await isEndedElsewhere(ctx, turnId, last))) return;
      else if (rows.length === 0) await ear.heard(LOOK_MS);
    }
  } finally {
    leave();
    ear.close();
  }
}

/** A turn of the caller's that this process runs: nothing need be looked up to tell of it. */
function ownRun({ app, customerId, actor }: UserCtx, turnId: string): Run | undefined {
  const run = runs(app).byId.get(turnId);
  return run?.customerId === customerId && run.userId === actor.userId ? run : undefined;
}

/** Whether there is nothing more to come: the turn ended at that number, or had been lost and is ended now. */
async function isEndedElsewhere(ctx: UserCtx, turnId: string, last: number): Promise<boolean> {
  const turn = await findTurn(ctx, turnId);
  if (turn.status !== 'running') return turn.lastSeq <= last;
  if (Date.parse(turn.leaseUntil) <= ctx.now().getTime()) await interruptLost(ctx.app, turn);
  else ctx.emit({ name: 'turn.watched', payload: { turnId } });
  return false;
}

interface Ear {
  rouse(): void;
  settle(): void;
  heardFrom(run: Run): Promise<void>;
  heard(withinMs: number): Promise<void>;
  close(): void;
}

/** Waits for something to happen since `settle`. */
function openEar(signal: AbortSignal | undefined): Ear {
  let isDirty = false;
  let release: (() => void) | undefined;
  const rouse = (): void => {
    isDirty = true;
    release?.();
  };
  signal?.addEventListener('abort', rouse, { once: true });
  const wait = async (): Promise<void> => {
    if (!isDirty && signal?.aborted !== true)
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    release = undefined;
  };
  return {
    rouse,
    settle() {
      isDirty = false;
    },
    async heardFrom(run) {
      const leave = run.listen(rouse);
      await wait().finally(leave);
    },
    async heard(withinMs) {
      const timer = setTimeout(rouse, withinMs);
      await wait().finally(() => clearTimeout(timer));
    },
    close() {
      signal?.removeEventListener('abort', rouse);
    },
  };
}

/** The same at once, for whoever asks again and again. A turn that was lost is ended by being looked at. */
export async function turnEvents(
  ctx: UserCtx,
  { turnId, after = 0 }: { turnId: string; after?: number | undefined },
): Promise<{ rows: TurnRow[]; ended: boolean }> {
  const turn = await findTurn(ctx, turnId);
  await findConversation(ctx, turn.conversationId);
  const isLost = turn.status === 'running' && Date.parse(turn.leaseUntil) <= ctx.now().getTime();
  if (isLost && !runs(ctx.app).byId.has(turnId)) await interruptLost(ctx.app, turn);
  const rows = await readEvents(ctx, turn, after);
  const last = rows.at(-1);
  return { rows, ended: last ? isLast(last) : turn.status !== 'running' };
}
