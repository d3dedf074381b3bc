import { z } from 'zod';
import { pageInput, pageOf } from '../../kernel/page.ts';
import { router, server } from '../../trpc/trpc.ts';
import { getBalance, listEntries } from './read.ts';
import { creditBalance, creditEntry } from './schema.ts';

export const creditsRouter = router({
  balance: server
    .meta({ summary: 'Credits by pool' })
    .output(creditBalance)
    .query(({ ctx }) => getBalance(ctx)),
  ledger: server
    .meta({ summary: 'Movements of credits, latest first' })
    .input(z.strictObject(pageInput))
    .output(pageOf(creditEntry))
    .query(({ ctx, input }) => listEntries(ctx, input)),
});
