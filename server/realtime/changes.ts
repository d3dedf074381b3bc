import { tracked, type TrackedEnvelope } from '@trpc/server';
import { z } from 'zod';
import { findUser } from '../modules/accounts/index.ts';
import { noteResume } from '../modules/health/index.ts';
import { readFeed } from '../modules/progression/index.ts';
import type { WidgetCtx } from '../db/context.ts';
import { listen } from './listener.ts';
import { watchTheme, type ShownTheme } from './theme-watch.ts';

/**
 * What a page hears. Besides the rows of the user's feed: `ready` (the start, when it named none), `reset` (too much
 * was missed: load the state again and go on from here), `theme.changed` (the customer's settings are others than
 * the page shows), `session.ended` (the last row).
 */
export const liveRow = z.strictObject({
  sequence: z.int(),
  type: z.string(),
  payload: z.record(z.string(), z.unknown()),
  createdAt: z.string(),
});
export type LiveRow = z.output<typeof liveRow>;

/** Who missed more than this loads its state again instead. */
export const MAX_BEHIND = 500;
const PAGE = 100;

/**
 * The user's feed from `after` on, without gaps or repeats, for as long as the session lives. It listens before it
 * reads, so nothing that commits meanwhile is missed; a user's rows commit in the order of their sequence, so what
 * a read returns has no holes.
 */
export async function* changes(
  ctx: WidgetCtx,
  { after, theme }: { after: number | undefined; theme?: ShownTheme | undefined },
  signal?: AbortSignal,
): AsyncGenerator<TrackedEnvelope<LiveRow>> {
  const { userId } = ctx.actor;
  const row = (sequence: number, type: string, payload: Record<string, unknown> = {}) =>
    tracked(String(sequence), { sequence, type, payload, createdAt: ctx.now().toISOString() });
  const head = async () => (await findUser(ctx, userId))?.sequence ?? 0;

  if (after !== undefined) noteResume(ctx.app);
  let last = after ?? 0;
  const newTheme = watchTheme(ctx, theme);
  const listener = listen(ctx, () => last, signal);
  try {
    let newest = await head();
    if (after === undefined) {
      last = newest;
      yield row(last, 'ready');
    }
    // A page may also be ahead, of a database that was restored from a backup.
    let isLost = last > newest || newest - last > MAX_BEHIND;
    while (listener.end() === undefined) {
      if (isLost) {
        last = await head();
        yield row(last, 'reset', { reason: 'missed_too_much' });
        newest = last;
        isLost = false;
      }
      listener.settle();
      const rows = await readFeed(ctx, userId, last, PAGE);
      // Older rows than this one are past their retention.
      isLost = rows[0] === undefined ? last < newest : rows[0].sequence !== last + 1;
      if (isLost) continue;
      for (const { sequence, type, payload, createdAt } of rows) {
        if (listener.end() !== undefined) break;
        last = sequence;
        yield tracked(String(sequence), { sequence, type, payload, createdAt });
      }
      while (rows.length < PAGE && (await listener.next()) === 'account') {
        const changed = await newTheme();
        if (changed) yield row(last, 'theme.changed', { theme: changed });
      }
      if (listener.heard() - last > MAX_BEHIND) isLost = true;
    }
    const reason = listener.end();
    if (reason !== 'aborted') yield row(last, 'session.ended', { reason });
  } finally {
    listener.leave();
  }
}
