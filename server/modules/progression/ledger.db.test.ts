import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../../tests/support/app.ts';
import { query } from '../../db/query.ts';
import { newId } from '../../kernel/ids.ts';
import { lockUser } from '../accounts/index.ts';
import { auditLedger, post, readBalances, type Posting } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const coins = (holderId: string, amount: number): Posting => ({
  holderId,
  tokenKey: 'coins',
  amount,
  reason: 'test',
});
const move = (customerId: string, ...postings: Posting[]) =>
  app.system(customerId).transact(async (ctx) => {
    await lockUser(ctx, 'ada');
    return post(ctx, postings);
  });
const balanceOf = async (customerId: string, holderId: string) =>
  (await readBalances(app.database.db, customerId, [holderId]))[0]?.balance;

describe('posting', () => {
  test('64 movements of one holder at once: none is lost, none overdraws, the ledger has no gap', async () => {
    const tenant = newId('customer');
    await move(tenant, coins('bdy', 20));
    const results = await Promise.allSettled(
      Array.from({ length: 64 }, (_, i) => move(tenant, coins('bdy', i % 2 === 0 ? 3 : -5))),
    );
    const refused = results.filter((result) => result.status === 'rejected');
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'insufficient_balance' });
    const spends = 32 - refused.length;
    expect(await balanceOf(tenant, 'bdy')).toBe(20 + 32 * 3 - spends * 5);
    expect(await auditLedger(app.system(tenant))).toEqual([]);
  });

  test('a spend that is not covered leaves nothing of its transaction behind', async () => {
    const tenant = newId('customer');
    await move(tenant, coins('bdy', 5));
    await expect(move(tenant, coins('bdy', 2), coins('bdy', -9))).rejects.toMatchObject({
      code: 'insufficient_balance',
      details: { needed: 9, balance: 7 },
    });
    expect(await balanceOf(tenant, 'bdy')).toBe(5);
    expect(await auditLedger(app.system(tenant))).toEqual([]);
  });
});

describe('the audit finds', () => {
  const sql = (text: string, tenant: string) => query(app.database.db, text, [tenant]);
  const faults = async (...statements: string[]) => {
    const tenant = newId('customer');
    await move(tenant, coins('bdy', 10), coins('bdy', -4), coins('bdy', 1));
    for (const statement of statements) await sql(statement, tenant);
    const found = await auditLedger(app.system(tenant));
    return found.map(({ holderId, tokenKey, problem }) => `${holderId} ${tokenKey}: ${problem}`);
  };
  const row = (seq: number, amount: number, after: number, holder = 'bdy') =>
    `INSERT INTO ledger (customer_id, holder_id, token_key, seq, amount, balance_after, reason, created_at)
     VALUES ($1, '${holder}', 'coins', ${seq}, ${amount}, ${after}, 'test', now())`;

  test('nothing where nothing is wrong', async () => {
    expect(await faults()).toEqual([]);
  });
  test('a balance that is not the sum', async () => {
    expect(
      await faults('UPDATE balances SET balance = balance + 1, earned = earned + 1 WHERE customer_id = $1'),
    ).toEqual(['bdy coins: the balance is not the sum of the ledger']);
  });
  test('rows without a balance', async () => {
    expect(await faults('DELETE FROM balances WHERE customer_id = $1')).toEqual([
      'bdy coins: ledger rows without a balance',
    ]);
  });
  test('a balance without rows', async () => {
    expect(
      await faults(
        `INSERT INTO balances (customer_id, holder_id, token_key, balance, earned, spent, entries) VALUES ($1, 'other', 'coins', 3, 3, 0, 1)`,
      ),
    ).toEqual(['other coins: a balance without ledger rows']);
  });
  test('a gap', async () => {
    expect(
      await faults(
        row(5, 1, 8),
        'UPDATE balances SET balance = balance + 1, earned = earned + 1, entries = entries + 1 WHERE customer_id = $1',
      ),
    ).toEqual(['bdy coins: the ledger has gaps']);
  });
  test('a row that does not follow', async () => {
    expect(
      await faults(
        row(4, 1, 9),
        'UPDATE balances SET balance = balance + 1, earned = earned + 1, entries = entries + 1 WHERE customer_id = $1',
      ),
    ).toEqual(['bdy coins: a row does not follow from the one before']);
  });
  test('a lifetime sum that was made up', async () => {
    expect(
      await faults('UPDATE balances SET earned = earned + 7, spent = spent + 7 WHERE customer_id = $1'),
    ).toEqual(['bdy coins: what was earned is not in the ledger']);
  });
  test('and only its own tenant', async () => {
    const tenant = newId('customer');
    await move(tenant, coins('bdy', 10));
    expect(await auditLedger(app.system(newId('customer')))).toEqual([]);
  });
});
