import { z } from 'zod';
import type { UserCtx } from '../../db/context.ts';
import { query, toIso } from '../../db/query.ts';
import * as f from '../../kernel/fields.ts';
import { decimalOf } from '../../kernel/money.ts';
import { openCursor, sealCursor } from './cursor.ts';

const PAGE = 1_000;
/** Before every day there is. */
const START = ['0001-01-01', '0001-01-01T00:00:00Z', '00000000-0000-0000-0000-000000000000'];

export const exportInput = z.strictObject({
  startDate: f.day.optional(),
  endDate: f.day.optional(),
  cursor: z.string().max(500).optional(),
});
export const exportOutput = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      date: z.string(),
      amount: z.number(),
      currency: z.string(),
      details: z.string().nullable(),
      merchant: z.string().nullable(),
      category: z.string(),
      account: z.string().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
type ExportPage = z.output<typeof exportOutput>;

interface Row extends Omit<ExportPage['rows'][number], 'amount'>, Record<string, unknown> {
  amountMinor: number;
  at: string;
}

/** The next thousand movements of the caller's whole book, from the first day to the last. Throws 422. */
export async function exportPage(
  ctx: UserCtx,
  { startDate, endDate, cursor }: z.output<typeof exportInput>,
): Promise<ExportPage> {
  const asked = JSON.stringify([ctx.actor.userId, startDate, endDate]);
  const after = openCursor(cursor, asked, ['day', 'instant', 'uuid']) ?? START;
  const strand = (isCredit: boolean): string =>
    `(SELECT * FROM transactions WHERE customer_id = $1 AND user_id = $2 AND is_credit = ${isCredit}
        AND (date, occurred_at, id) > ($3::date, $4::timestamptz, $5::uuid) AND date >= $6::date AND date <= $7::date
      ORDER BY date, occurred_at, id LIMIT $8::int)`;
  const rows = await query<Row>(
    ctx.db,
    `SELECT t.id, t.date::text AS date, t.occurred_at AS at, t.amount_minor AS "amountMinor", t.currency,
       t.details, t.merchant, t.category, a.name AS account
     FROM (${strand(true)} UNION ALL ${strand(false)}) AS t
     LEFT JOIN book_accounts a ON a.customer_id = $1 AND a.id = t.account_id
     ORDER BY t.date, t.occurred_at, t.id LIMIT $8::int`,
    [
      ctx.customerId,
      ctx.actor.userId,
      ...after,
      startDate ?? '0001-01-01',
      endDate ?? '9999-12-31',
      PAGE + 1,
    ],
  );
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    rows: page.map(({ amountMinor, at: _, ...row }) => ({ ...row, amount: decimalOf(amountMinor) })),
    nextCursor: rows.length > PAGE && last ? sealCursor([last.date, toIso(last.at), last.id], asked) : null,
  };
}
