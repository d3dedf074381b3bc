import { and, desc, eq, gte, lt, or } from 'drizzle-orm';
import type { z } from 'zod';
import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { invalid } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { decodeCursor, toPage, type Page } from '../../kernel/page.ts';
import type { listUsageInput, usageReport, UsageOutput, usageReportInput } from './schema.ts';
import { imageUsage } from './tables.ts';

export type UsageRow = typeof imageUsage.$inferSelect;
export type NewUsage = Omit<UsageRow, 'customerId' | 'id' | 'createdAt'>;

/** Notes a picture that was made, or that could not be, in the transaction that says so. */
export async function recordUsage(ctx: Ctx, usage: NewUsage): Promise<void> {
  const now = ctx.now();
  await ctx.db.insert(imageUsage).values({
    ...usage,
    customerId: ctx.customerId,
    id: newId('usage', now.getTime()),
    createdAt: now.toISOString(),
  });
}

/** Newest first. */
export async function listUsage(
  ctx: Ctx,
  input: z.output<typeof listUsageInput>,
): Promise<Page<UsageOutput>> {
  const [at, id] = decodeCursor(input.cursor, 2)?.map(String) ?? [];
  const rows = await ctx.db
    .select()
    .from(imageUsage)
    .where(
      and(
        eq(imageUsage.customerId, ctx.customerId),
        input.kind === undefined ? undefined : eq(imageUsage.kind, input.kind),
        input.status === undefined ? undefined : eq(imageUsage.status, input.status),
        input.source === undefined ? undefined : eq(imageUsage.source, input.source),
        input.from === undefined ? undefined : gte(imageUsage.createdAt, input.from),
        input.to === undefined ? undefined : lt(imageUsage.createdAt, input.to),
        at === undefined || id === undefined
          ? undefined
          : or(lt(imageUsage.createdAt, at), and(eq(imageUsage.createdAt, at), lt(imageUsage.id, id))),
      ),
    )
    .orderBy(desc(imageUsage.createdAt), desc(imageUsage.id))
    .limit(input.limit + 1);
  const page = toPage(rows, input.limit, (row) => [row.createdAt, row.id]);
  return { ...page, data: page.data.map(({ customerId: _, ...row }) => row) };
}

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 30;
const MAX_DAYS = 366;

type Report = z.input<typeof usageReport>;
type Sums = Report['totals'] & Record<string, unknown>;

const SUMS = `count(*)::int8 AS images, count(*) FILTER (WHERE status = 'succeeded')::int8 AS succeeded,
  count(*) FILTER (WHERE status = 'failed')::int8 AS failed, coalesce(sum(credits), 0)::int8 AS credits,
  coalesce(sum(bytes), 0)::int8 AS bytes`;
const WITHIN = `FROM image_usage WHERE customer_id = $1 AND created_at >= $2::timestamptz AND created_at < $3::timestamptz`;

const sumsOf = ({ images, succeeded, failed, credits, bytes }: Sums): Report['totals'] => ({
  images,
  succeeded,
  failed,
  credits,
  bytes,
});

/** Sums over a span of time (the last 30 days unless said, at most 366), by kind and maker, and by day in UTC. */
export async function reportUsage(ctx: Ctx, input: z.output<typeof usageReportInput>): Promise<Report> {
  const to = input.to ?? ctx.now().toISOString();
  const from = input.from ?? new Date(Date.parse(to) - DEFAULT_DAYS * DAY_MS).toISOString();
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  if (days <= 0) throw invalid([{ field: 'from', message: 'must be before to' }]);
  if (days > MAX_DAYS)
    throw invalid([{ field: 'from', message: `must be at most ${MAX_DAYS} days before to` }]);
  const span = [ctx.customerId, from, to];
  const [totals, kinds, byDay] = [
    await query<Sums>(ctx.db, `SELECT ${SUMS} ${WITHIN}`, span),
    await query<Sums & { kind: UsageRow['kind']; source: UsageRow['source'] }>(
      ctx.db,
      `SELECT kind, source, ${SUMS} ${WITHIN} GROUP BY kind, source ORDER BY kind, source`,
      span,
    ),
    await query<Sums & { day: string }>(
      ctx.db,
      `SELECT to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, ${SUMS} ${WITHIN} GROUP BY day ORDER BY day`,
      span,
    ),
  ];
  const none = { images: 0, succeeded: 0, failed: 0, credits: 0, bytes: 0 };
  return {
    from,
    to,
    totals: totals[0] ? sumsOf(totals[0]) : none,
    byKind: kinds.map((row) => ({ kind: row.kind, source: row.source, ...sumsOf(row) })),
    byDay: byDay.map((row) => ({ date: row.day, ...sumsOf(row) })),
  };
}
