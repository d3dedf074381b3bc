import { afterAll, beforeAll, expect, test } from 'vitest';
import { and, eq } from 'drizzle-orm';
import * as fc from 'fast-check';
import { openTestApp, type TestApp } from '../../../tests/support/app.ts';
import { findUser, lockUser, lockUsers, setTimezone } from './users.ts';
import { users } from './tables.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

test('locking a user that is new creates it once, with every character an id may have', async () => {
  const ctx = app.system('cus_a');
  const odd = 'Ünï "quoted", {brace} \\ 用户 NULL';
  const first = await ctx.transact((ctx) => lockUser(ctx, odd));
  const second = await ctx.transact((ctx) => lockUser(ctx, odd));
  expect(first).toEqual({ customerId: 'cus_a', id: odd, timezone: null, sequence: 0 });
  expect(second).toEqual(first);
});

test('the same user id in another tenant, and in test data, is another user', async () => {
  await app.system('cus_a').transact((ctx) => lockUser(ctx, 'ann'));
  await setTimezone(app.system('cus_a'), 'ann', 'Europe/Berlin');
  expect(await findUser(app.system('cus_b'), 'ann')).toBeUndefined();
  expect(await findUser(app.system('cus_a:test'), 'ann')).toBeUndefined();
  expect(await findUser(app.system('cus_a'), 'ann')).toMatchObject({ timezone: 'Europe/Berlin' });
});

test('a time zone can be set, kept and taken back', async () => {
  const ctx = app.system('cus_z');
  expect(await setTimezone(ctx, 'new', 'Asia/Tokyo')).toMatchObject({ timezone: 'Asia/Tokyo' });
  expect(await setTimezone(ctx, 'new', 'Asia/Tokyo')).toMatchObject({ timezone: 'Asia/Tokyo' });
  expect(await setTimezone(ctx, 'new', null)).toMatchObject({ timezone: null });
});

test('locking nobody asks the database nothing', async () => {
  expect(await lockUsers(app.system('cus_a'), [])).toEqual(new Map());
});

test('read and write of one user never interleave, whoever asks and in whatever order', async () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  let tenant = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.shuffledSubarray(names, { minLength: 1 }), { minLength: 2, maxLength: 12 }),
      async (batches) => {
        const ctx = app.system(`cus_p${tenant++}`);
        await Promise.all(
          batches.map((batch) =>
            ctx.transact(async (ctx) => {
              const locked = await lockUsers(ctx, batch);
              for (const user of locked.values())
                await ctx.db
                  .update(users)
                  .set({ sequence: user.sequence + 1 })
                  .where(and(eq(users.customerId, user.customerId), eq(users.id, user.id)));
            }),
          ),
        );
        for (const name of names) {
          const expected = batches.filter((batch) => batch.includes(name)).length;
          expect((await findUser(ctx, name))?.sequence ?? 0).toBe(expected);
        }
      },
    ),
    { numRuns: 12 },
  );
});
