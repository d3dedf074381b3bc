import { z } from 'zod';
import { getTransaction as readTransaction, listTransactions } from '../../book/index.ts';
import { isFailure, notFound } from '../../../kernel/errors.ts';
import { decimalOf } from '../../../kernel/money.ts';
import { captionOf, filterFields, periodOf, select } from './filter.ts';
import { knownFrom, ownBook, rowOf, spendOf } from './own-book.ts';
import { READS_MONEY } from './rights.ts';
import { tool } from './tool.ts';

const SHOWN = 20;

export const findTransactions = tool({
  name: 'findTransactions',
  title: 'Looking through your transactions',
  description:
    "The user's own movements of money, filtered and sorted; negative amounts are spend. Without `from` it looks through " +
    'the whole book. Use it to list payments, to find the largest, or to find one to change.',
  input: z.strictObject({
    ...filterFields,
    minAmount: z.number().min(0).optional(),
    maxAmount: z.number().min(0).optional(),
    direction: z.enum(['spend', 'income', 'any']).default('any'),
    /** In any text of the row. */
    text: z.string().min(1).max(100).optional(),
    sort: z.enum(['newest', 'oldest', 'largest', 'smallest']).default('newest'),
    limit: z.int().min(1).max(SHOWN).default(10),
  }),
  needs: READS_MONEY,
  run: async (ctx, { minAmount = 0, maxAmount, direction, text, sort, limit, ...filter }) => {
    const book = await ownBook(ctx);
    const first = knownFrom(book);
    const period = periodOf(book, { ...filter, from: filter.from ?? first ?? undefined });
    const needle = text?.toLowerCase();
    const found = select(book, filter, period).filter(({ minor, entry }) => {
      const size = Math.abs(minor) / 100;
      if (size < minAmount || (maxAmount !== undefined && size > maxAmount)) return false;
      if (direction !== 'any' && minor < 0 !== (direction === 'spend')) return false;
      return needle === undefined || `${entry.merchant} ${entry.description}`.toLowerCase().includes(needle);
    });
    const order = {
      newest: () => found.toReversed(),
      oldest: () => found,
      largest: () => found.toSorted((a, b) => Math.abs(b.minor) - Math.abs(a.minor)),
      smallest: () => found.toSorted((a, b) => Math.abs(a.minor) - Math.abs(b.minor)),
    }[sort];
    const rows = order().slice(0, limit).map(rowOf);
    const output = {
      period,
      knownFrom: first,
      currency: book.study.currency,
      count: found.length,
      totalSpend: decimalOf(spendOf(found)),
      transactions: rows,
    };
    if (rows.length === 0) return { output };
    const title = captionOf(filter) || 'Transactions';
    return { output, card: { kind: 'transactions', title, currency: book.study.currency, rows } };
  },
});

export const getTransaction = tool({
  name: 'getTransaction',
  title: 'Reading a transaction',
  description: 'One movement of the user by its id. `isInBudget` tells whether it can be given a category.',
  input: z.strictObject({ transactionId: z.string().max(64) }),
  needs: READS_MONEY,
  run: async (ctx, { transactionId }) => {
    const book = await ownBook(ctx);
    const flow = book.study.flows.find(({ entry }) => entry.id === transactionId);
    const budgeted = await readTransaction(ctx, { transactionId }).catch((error: unknown) => {
      if (isFailure(error) && error.kind === 'not_found') return undefined;
      throw error;
    });
    if (!flow && !budgeted) throw notFound('transaction');
    return {
      output: {
        transaction: flow
          ? rowOf(flow)
          : {
              id: transactionId,
              date: budgeted?.date ?? '',
              merchant: budgeted?.details ?? '',
              category: '',
              amount: budgeted?.amount ?? 0,
            },
        budgetId: budgeted?.budgetId ?? null,
        categoryId: budgeted?.categoryId ?? null,
        isInBudget: budgeted !== undefined,
      },
    };
  },
});

/** What was written down last, by the clock and not by its day. */
export const latestEntry = tool({
  name: 'latestEntry',
  title: 'Looking for what was written last',
  description: "The transaction of the user's budgets that was written into the book last, whatever its day.",
  input: z.strictObject({}),
  needs: READS_MONEY,
  run: async (ctx) => {
    const { data } = await listTransactions(ctx, { sort: 'created_at', order: 'desc', limit: 1 });
    return { output: { transaction: data[0] ?? null, now: ctx.now().toISOString() } };
  },
});
