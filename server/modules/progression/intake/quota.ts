import type { Db } from '../../../db/client.ts';
import type { Failure } from '../../../kernel/errors.ts';
import { query } from '../../../db/query.ts';
import { fail } from '../errors.ts';
import type { IntakeItem } from './items.ts';

/** SQLSTATE that rolls a batch back: it is then run again with the quota locked first and the surplus refused. */
export const QUOTA_REACHED = 'FQ001';

export const monthOf = (nowIso: string): string => nowIso.slice(0, 7);

export const nextMonth = (nowIso: string): string => {
  const now = new Date(nowIso);
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)).toISOString();
};

/** New events of a customer, and what its plan allows. */
export interface Count {
  customerId: string;
  quota: number;
  events: number;
}

export function countByTenant(items: readonly IntakeItem[]): Count[] {
  const counts = new Map<string, Count>();
  for (const { customerId, quota, event } of items) {
    if (event.internal) continue;
    const count = counts.get(customerId) ?? { customerId, quota, events: 0 };
    count.events += 1;
    counts.set(customerId, count);
  }
  return [...counts.values()].sort((a, b) => (a.customerId < b.customerId ? -1 : 1));
}

export interface Admission {
  admitted: readonly IntakeItem[];
  refused: { item: IntakeItem; error: Failure }[];
  /** What is used up of each customer's month, the admitted among it. */
  used: Map<string, number>;
}

/** Locks the counters first and splits the items into those that fit and those that are refused with 402. */
export async function admit(db: Db, items: readonly IntakeItem[], nowIso: string): Promise<Admission> {
  const used = await lockUsage(
    db,
    countByTenant(items).map((count) => count.customerId),
    nowIso,
  );
  const admitted: IntakeItem[] = [];
  const refused: { item: IntakeItem; error: Failure }[] = [];
  for (const item of items) {
    const { customerId, quota, event } = item;
    const events = used.get(customerId) ?? 0;
    if (!event.internal && events >= quota) {
      const details = { used: events, limit: quota, reset_at: nextMonth(nowIso), upgrade_url: '/billing' };
      refused.push({ item, error: fail('event_quota_exceeded', details) });
      continue;
    }
    if (!event.internal) used.set(customerId, events + 1);
    admitted.push(item);
  }
  return { admitted, refused, used };
}

/** The no-op update locks rows that are there and those that are not yet. */
async function lockUsage(db: Db, customerIds: string[], nowIso: string): Promise<Map<string, number>> {
  const rows = await query<{ customer_id: string; events: number }>(
    db,
    `INSERT INTO usage (customer_id, month, events) SELECT c, $2, 0 FROM unnest($1::text[]) AS t(c)
     ON CONFLICT (customer_id, month) DO UPDATE SET events = usage.events RETURNING customer_id, events`,
    [customerIds, monthOf(nowIso)],
  );
  return new Map(rows.map((row) => [row.customer_id, row.events]));
}
