import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../../tests/support/app.ts';
import { newCustomer } from '../../../tests/support/accounts.ts';
import { accountSettings } from './account.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

test('settings can be read inside a transaction, long after they were last read', async () => {
  const { id } = await newCustomer(app);
  app.setNow('2030-01-01T00:00:00Z');
  const account = await app.system(id).transact((ctx) => accountSettings(ctx));
  expect(account).toMatchObject({ id, plan: 'starter' });
});
