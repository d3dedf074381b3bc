import { perApp } from '../../../db/context.ts';
import type { TurnRow } from '../turn-events.ts';

/** Why a turn is ended before its answer is whole. */
export type AbortReason = 'stopped' | 'interrupted' | 'timed_out' | 'lost';

/** A turn that this process is running. */
export interface Run {
  readonly turnId: string;
  readonly customerId: string;
  readonly userId: string;
  /** Events that are kept, in order: what a follower may be told. */
  rows(): readonly TurnRow[];
  /** Whether the last row is there, or none will come from here. */
  isOver(): boolean;
  abort(reason: AbortReason): void;
  /** Resolves when it is over. */
  readonly ended: Promise<void>;
  /** Called whenever there are new rows, and at the end. */
  listen(onChange: () => void): () => void;
}

interface Runs {
  readonly byId: Map<string, Run>;
  /** No turn is begun any more. */
  isDraining: boolean;
}

export const runs = perApp((app): Runs => {
  const known: Runs = { byId: new Map(), isDraining: false };
  app.bus.on('turn.stop', ({ turnId }) => known.byId.get(turnId)?.abort('stopped'));
  return known;
});

const GRACE_MS = 3_000;

/** Lets what runs come to its end, for a moment; what does not is told to its followers as interrupted. */
export async function drainTurns(app: Parameters<typeof runs>[0], graceMs = GRACE_MS): Promise<void> {
  const known = runs(app);
  known.isDraining = true;
  const running = [...known.byId.values()];
  const all = Promise.all(running.map(({ ended }) => ended));
  let timer: NodeJS.Timeout | undefined;
  const grace = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, graceMs);
  });
  await Promise.race([all, grace]);
  clearTimeout(timer);
  for (const run of running) run.abort('interrupted');
  await all;
}
