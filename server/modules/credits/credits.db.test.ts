import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../../tests/support/app.ts';
import { refusal } from '../../../tests/support/accounts.ts';
import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { authorizeCredits, settleCredits } from './holds.ts';
import { closePurse, move, openPurse } from './purse.ts';
import { getBalance, listEntries } from './read.ts';
import type { Pool } from './tables.ts';

let app: TestApp;
let ctx: Ctx;
let customers = 0;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());
beforeEach(() => {
  app.setNow('2026-04-08T10:00:00Z');
  ctx = app.system(`cus_credits${++customers}`);
});

const grant = (pool: Pool, amount: number, promoExpiresAt: string | null = null) =>
  ctx.transact(async (ctx) => {
    const purse = await openPurse(ctx);
    if (pool === 'promo') purse.row.promoExpiresAt = promoExpiresAt;
    move(purse, { type: 'grant', pool, amount, reference: `${pool}:${amount}` });
    await closePurse(ctx, purse);
  });

const ids = (count: number, from = 0): string[] => Array.from({ length: count }, (_, i) => `op_${from + i}`);

/** What the ledger says that the pools hold, and whether each row's balance is that of the pool after it. */
async function audit() {
  const { data } = await listEntries(ctx, { limit: 100 });
  const pools = { promo: 0, welcome: 0, paid: 0 };
  for (const entry of data.toReversed()) {
    pools[entry.pool] += entry.amount;
    expect(entry.balanceAfter).toBe(pools[entry.pool]);
  }
  const { promo, welcome, paid } = await getBalance(ctx);
  expect(pools).toEqual({ promo, welcome, paid });
  return pools;
}

describe('credits', () => {
  test('everybody is welcomed with twenty, once', async () => {
    const balances = await Promise.all(Array.from({ length: 6 }, () => getBalance(ctx)));
    for (const balance of balances)
      expect(balance).toEqual({ welcome: 20, paid: 0, promo: 0, promoExpiresAt: null, totalSpendable: 20 });
    expect((await listEntries(ctx, { limit: 100 })).data).toHaveLength(1);
  });

  test('a plan brings its own each month', async () => {
    await query(
      ctx.db,
      `INSERT INTO customers (customer_id, name, email, plan, settings, created_at, updated_at)
       VALUES ($1, 'Shop', $2, 'growth', '{}', now(), now())`,
      [ctx.accountId, `${ctx.accountId}@shop.example`],
    );
    expect(await getBalance(ctx)).toMatchObject({ welcome: 20, paid: 50 });
    app.setNow('2026-04-30T23:59:59Z');
    expect(await getBalance(ctx)).toMatchObject({ paid: 50 });
    app.setNow('2026-05-01T00:00:00Z');
    expect(await getBalance(ctx)).toMatchObject({ welcome: 20, paid: 100 });
    await audit();
  });

  test('the promotional ones go first, then the welcome, then those that were paid', async () => {
    await grant('promo', 1, '2026-05-01T00:00:00.000Z');
    await grant('paid', 2);
    await authorizeCredits(ctx, ids(22));
    expect(await getBalance(ctx)).toMatchObject({ promo: 0, welcome: 0, paid: 1 });
    await settleCredits(ctx, 'op_0', 'rollback');
    expect(await getBalance(ctx)).toMatchObject({ promo: 1, welcome: 0, paid: 1 });
    await audit();
  });

  test('promotional ones expire, and those that come back late expire too', async () => {
    await grant('promo', 2, '2026-05-01T00:00:00.000Z');
    await authorizeCredits(ctx, ['op_0']);
    app.setNow('2026-05-01T00:00:00Z');
    expect(await getBalance(ctx)).toMatchObject({ promo: 0, promoExpiresAt: null, totalSpendable: 20 });
    await settleCredits(ctx, 'op_0', 'rollback');
    expect(await getBalance(ctx)).toMatchObject({ promo: 0, totalSpendable: 20 });
    await audit();
  });

  test('what is set aside for many is set aside for all of them or for none', async () => {
    expect(await refusal(authorizeCredits(ctx, ids(21)))).toMatchObject({
      kind: 'payment',
      code: 'credit_insufficient',
      details: { required: 21, available: 20, welcome: 20, paid: 0, promo: 0 },
    });
    expect(await getBalance(ctx)).toMatchObject({ totalSpendable: 20 });
    await authorizeCredits(ctx, ids(20));
    expect(await refusal(authorizeCredits(ctx, ['op_99']))).toMatchObject({ details: { available: 0 } });
    await audit();
  });

  test('each ends once, as spent or as given back, whoever says so how often', async () => {
    await authorizeCredits(ctx, ids(4));
    const both = ids(4).flatMap((id) =>
      ['commit' as const, 'rollback' as const].map((outcome) => ({ id, outcome })),
    );
    const spent = await Promise.all(
      [...both, ...both].map(({ id, outcome }) => settleCredits(ctx, id, outcome)),
    );
    const left = await getBalance(ctx);
    expect(left.totalSpendable).toBe(20 - spent.reduce((sum, one) => sum + one, 0));
    const { data } = await listEntries(ctx, { limit: 100 });
    expect(data.filter((entry) => entry.type === 'commit' || entry.type === 'rollback')).toHaveLength(4);
    expect(await settleCredits(ctx, 'op_unknown', 'commit')).toBe(0);
    await audit();
  });

  test('many at once never spend more than there is', async () => {
    const tries = await Promise.allSettled(ids(30).map((id) => authorizeCredits(ctx, [id])));
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(20);
    expect(await audit()).toEqual({ promo: 0, welcome: 0, paid: 0 });
  });

  test('what rolls back with its transaction was never set aside', async () => {
    await ctx
      .transact(async (ctx) => {
        await authorizeCredits(ctx, ['op_0']);
        throw new Error('after it');
      })
      .catch(() => {});
    expect(await getBalance(ctx)).toMatchObject({ totalSpendable: 20 });
    await authorizeCredits(ctx, ['op_0']);
  });

  test('the database changes no row of the ledger and allows no debt', async () => {
    await getBalance(ctx);
    for (const statement of [
      'UPDATE credit_ledger SET amount = 5 WHERE customer_id = $1',
      'DELETE FROM credit_ledger WHERE customer_id = $1',
      'UPDATE credits SET welcome = -1 WHERE customer_id = $1',
    ])
      await expect(query(ctx.db, statement, [ctx.accountId])).rejects.toThrow(
        /append-only|credits_not_negative/,
      );
  });

  test('the ledger is read in pages, latest first', async () => {
    await authorizeCredits(ctx, ids(5));
    const first = await listEntries(ctx, { limit: 4 });
    const second = await listEntries(ctx, { limit: 4, cursor: first.nextCursor ?? '' });
    expect([...first.data, ...second.data].map((entry) => entry.seq)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(second.nextCursor).toBeNull();
  });
});
