import { asSystem, type App } from '../../../db/context.ts';
import type { Db } from '../../../db/client.ts';
import { enqueue } from '../../../jobs/index.ts';
import type { Signal } from '../../../kernel/signals.ts';
import type { GroupRun } from './run-groups.ts';

export const AUTO_EVOLVE_QUEUE = 'auto-evolve';

/**
 * Whether a buddy is to evolve by itself. Fledge's own events (an evolution, a grant) are asked as well: what they
 * stand for may have made it ready before they were folded.
 */
const evolvesNow = ({ group, run, version }: GroupRun): boolean =>
  version.content.evolution.autoEvolve &&
  run.isReady &&
  (run.becameReady || group.items.some((item) => item.event.internal));

/** Buddies that evolve by themselves do so as an operation; the job is there or not with the event. */
export async function queueEvolutions(
  app: App,
  db: Db,
  runs: readonly GroupRun[],
  signals: Signal[],
): Promise<void> {
  await Promise.all(
    runs.filter(evolvesNow).map(({ group: { companion } }) => {
      const { customerId, buddyId, stage } = companion;
      const ctx = { ...asSystem(app, customerId), db, emit: (signal: Signal) => void signals.push(signal) };
      return enqueue(ctx, {
        queue: AUTO_EVOLVE_QUEUE,
        payload: { buddyId, stage },
        dedupeKey: `${buddyId} ${stage}`,
      });
    }),
  );
}
