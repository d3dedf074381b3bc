import { and, desc, eq, lt } from 'drizzle-orm';
import type { z } from 'zod';
import type { Ctx } from '../../db/context.ts';
import { decodeCursor, toPage, type Page } from '../../kernel/page.ts';
import { closePurse, openPurse } from './purse.ts';
import type { CreditBalance, creditEntry } from './schema.ts';
import { creditLedger } from './tables.ts';

/** What the account may spend now, by pool. */
export async function getBalance(ctx: Ctx): Promise<CreditBalance> {
  return ctx.transact(async (ctx) => {
    const purse = await openPurse(ctx);
    await closePurse(ctx, purse);
    const { welcome, paid, promo, promoExpiresAt } = purse.row;
    return {
      welcome,
      paid,
      promo,
      promoExpiresAt: promo > 0 ? promoExpiresAt : null,
      totalSpendable: welcome + paid + promo,
    };
  });
}

/** Movements, latest first. */
export async function listEntries(
  ctx: Ctx,
  input: { limit: number; cursor?: string | undefined },
): Promise<Page<z.input<typeof creditEntry>>> {
  const [seq] = decodeCursor(input.cursor, 1)?.map(Number) ?? [];
  const rows = await ctx.db
    .select()
    .from(creditLedger)
    .where(
      and(
        eq(creditLedger.customerId, ctx.accountId),
        seq === undefined || !Number.isSafeInteger(seq) || Math.abs(seq) > 2_147_483_647
          ? undefined
          : lt(creditLedger.seq, seq),
      ),
    )
    .orderBy(desc(creditLedger.seq))
    .limit(input.limit + 1);
  const page = toPage(rows, input.limit, (row) => [row.seq]);
  return { ...page, data: page.data.map(({ customerId: _, ...row }) => row) };
}
