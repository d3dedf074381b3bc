import { asSystem, type App } from '../../../db/context.ts';
import type { Db } from '../../../db/client.ts';
import { enqueueAll, type NewJob } from '../../../jobs/index.ts';
import type { Signal } from '../../../kernel/signals.ts';
import type { GroupRun } from './run-groups.ts';

export const AUTO_EVOLVE_QUEUE = 'auto-evolve';

/**
 * Whether a buddy is to evolve by itself. Every event of one that is ready asks, not only the one that made it so: a
 * reversal, a migration or a grant may have. While its job waits or runs, no other is added.
 */
export const evolvesNow = ({ run, version }: GroupRun): boolean =>
  version.content.evolution.autoEvolve && run.isReady;

/** Buddies that evolve by themselves do so as an operation; the job is there or not with the event. */
export async function queueEvolutions(
  app: App,
  db: Db,
  runs: readonly GroupRun[],
  signals: Signal[],
): Promise<void> {
  const jobs = new Map<string, NewJob[]>();
  for (const { group } of runs.filter(evolvesNow)) {
    const { customerId, buddyId, stage } = group.companion;
    const job = { queue: AUTO_EVOLVE_QUEUE, payload: { buddyId, stage }, dedupeKey: `${buddyId} ${stage}` };
    jobs.set(customerId, [...(jobs.get(customerId) ?? []), job]);
  }
  await Promise.all(
    [...jobs].map(([customerId, list]) => {
      const ctx = { ...asSystem(app, customerId), db, emit: (signal: Signal) => void signals.push(signal) };
      return enqueueAll(ctx, list);
    }),
  );
}
