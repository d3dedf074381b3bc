import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../../tests/support/app.ts';
import { bearer, caller, hatch, newCustomer, refusal, secondNode } from '../../../tests/support/accounts.ts';
import { createCtx } from '../../db/context.ts';
import { accountSettings } from './account.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const shoppers = { key: 'shoppers', name: 'Shoppers' };
const staff = { key: 'staff', name: 'Staff', brief: 'People in the shops' };

test('a customer reads and changes its own profile, by person or key, and nobody else does', async () => {
  const { id, person, live } = await newCustomer(app);
  const server = await caller(app, bearer(live.key));
  expect(await server.customers.me.get()).toMatchObject({ id, name: 'Acme', settings: DEFAULT_SETTINGS });
  expect(await server.customers.me.update({ name: 'Acme & Sons' })).toMatchObject({ name: 'Acme & Sons' });
  expect(await person.customers.me.update({ email: 'Hello@Acme.example' })).toMatchObject({
    name: 'Acme & Sons',
    email: 'hello@acme.example',
  });
  const nobody = await caller(app);
  expect(await refusal(nobody.customers.me.get())).toMatchObject({ code: 'unauthorized' });
  expect(await refusal(nobody.customers.me.settings.update({}))).toMatchObject({ code: 'unauthorized' });
  expect(await refusal(person.customers.me.update({ plan: 'pro' } as never))).toMatchObject({
    code: 'validation_failed',
  });
});

test('settings change field by field and keep the rest', async () => {
  const { person } = await newCustomer(app);
  const { update } = person.customers.me.settings;
  await update({ timezone: 'Europe/Berlin', widgetTheme: { accent: '#3B82F6', preset: 'ocean' } });
  const second = await update({ maxActiveEggs: 5, widgetTheme: { scheme: 'dark' } });
  expect(second).toEqual({
    ...DEFAULT_SETTINGS,
    timezone: 'Europe/Berlin',
    maxActiveEggs: 5,
    widgetTheme: { scheme: 'dark', preset: 'ocean', accent: '#3B82F6' },
  });
  expect((await update({ widgetTheme: { accent: null } })).widgetTheme).toEqual({
    scheme: 'dark',
    preset: 'ocean',
  });
  expect(await update({})).toEqual({
    ...second,
    widgetTheme: { scheme: 'dark', preset: 'ocean' },
  });
  for (const bad of [
    { timezone: 'Mars/Olympus' },
    { maxActiveEggs: 0 },
    { allowedOrigins: ['shop.example'] },
    { widgetTheme: { accent: 'red' } },
    { audiences: [] },
    { presetKey: 'fitness' },
  ])
    expect(await refusal(update(bad as never)), JSON.stringify(bad)).toMatchObject({
      code: 'validation_failed',
    });
});

test('two changes at once are both kept', async () => {
  const { person } = await newCustomer(app);
  const { settings, audiences } = person.customers.me;
  await Promise.all([
    settings.update({ timezone: 'Asia/Tokyo' }),
    settings.update({ maxActiveEggs: 7 }),
    audiences.update({ audiences: [shoppers] }),
    settings.update({ artStyle: 'fantasy' }),
  ]);
  expect((await person.customers.me.get()).settings).toMatchObject({
    timezone: 'Asia/Tokyo',
    maxActiveEggs: 7,
    audiences: [shoppers],
    artStyle: 'fantasy',
  });
});

test('every node sees changed settings at once', async () => {
  const { id, person } = await newCustomer(app);
  const other = secondNode(app);
  const seen = async (node: typeof other) =>
    (await accountSettings(createCtx(node, { type: 'system', accountId: id, mode: 'test' }))).settings
      .maxActiveEggs;
  expect([await seen(app), await seen(other)]).toEqual([3, 3]);
  await person.customers.me.settings.update({ maxActiveEggs: 9 });
  expect([await seen(app), await seen(other)]).toEqual([9, 9]);
});

test('an audience with active buddies stays, in live as in test data', async () => {
  const { id, person } = await newCustomer(app);
  const { update } = person.customers.me.audiences;
  expect(await update({ audiences: [shoppers, staff] })).toEqual({ audiences: [shoppers, staff] });
  await hatch(app, id, 'ann', 'shoppers');
  await hatch(app, `${id}:test`, 'bob', 'staff');
  expect(await refusal(update({ audiences: [] }))).toEqual({
    kind: 'precondition',
    code: 'audience_in_use',
    details: { audiences: ['shoppers', 'staff'] },
  });
  expect((await person.customers.me.get()).settings.audiences).toEqual([shoppers, staff]);
  const renamed = { ...staff, name: 'Crew' };
  expect(await update({ audiences: [renamed, shoppers] })).toEqual({ audiences: [renamed, shoppers] });
});

test('audiences without buddies go, and a key is named once', async () => {
  const { person } = await newCustomer(app);
  const other = await newCustomer(app);
  await hatch(app, other.id, 'ann', 'shoppers');
  const { update } = person.customers.me.audiences;
  await update({ audiences: [shoppers, staff] });
  expect(await update({ audiences: [staff] })).toEqual({ audiences: [staff] });
  expect(await refusal(update({ audiences: [staff, staff] }))).toMatchObject({ code: 'validation_failed' });
  expect(await refusal(update({ audiences: [{ key: 'Not Snake', name: 'x' }] }))).toMatchObject({
    code: 'validation_failed',
  });
});
