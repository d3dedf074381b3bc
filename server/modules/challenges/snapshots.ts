import type { UserCtx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { lockUser } from '../accounts/index.ts';
import { recount } from './recount.ts';

export interface MetricSnapshot {
  month: string;
  metrics: Record<string, number>;
  clientAt: string;
}

/**
 * Takes in what a device measured. Keys that came replace what they were, unless the device's clock says that the
 * stored snapshot is newer: an upload that was late changes nothing.
 */
export async function saveMetrics(
  outer: UserCtx,
  { month, metrics, clientAt }: MetricSnapshot,
): Promise<{ monthRange: string; metrics: Record<string, number>; updatedAt: string }> {
  return outer.transact(async (ctx) => {
    const { userId } = ctx.actor;
    await lockUser(ctx, userId);
    const updatedAt = ctx.now().toISOString();
    const [row] = await query<{ metrics: Record<string, number> }>(
      ctx.db,
      `INSERT INTO metric_snapshots AS s (customer_id, user_id, month, metrics, client_at, updated_at)
       VALUES ($1, $2, $3, $4::jsonb, $5::timestamptz, $6::timestamptz)
       ON CONFLICT (customer_id, user_id, month) DO UPDATE SET
         metrics = CASE WHEN excluded.client_at >= s.client_at THEN s.metrics || excluded.metrics
                        ELSE excluded.metrics || s.metrics END,
         client_at = greatest(s.client_at, excluded.client_at), updated_at = excluded.updated_at
       RETURNING metrics`,
      [ctx.customerId, userId, month, JSON.stringify(metrics), clientAt, updatedAt],
    );
    await recount(ctx, [month]);
    return { monthRange: month, metrics: row?.metrics ?? metrics, updatedAt };
  });
}
