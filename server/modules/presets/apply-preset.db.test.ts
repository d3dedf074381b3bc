import { afterAll, beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { openTestApp, type TestApp } from '../../../tests/support/app.ts';
import type { Actor } from '../../kernel/actor.ts';
import { createCallerFactory } from '../../trpc/trpc.ts';
import { configRouter } from '../config/procedures.ts';
import { requirePublished } from '../config/index.ts';
import { items, marketplaces } from '../marketplace/tables.ts';
import { PRESET_KEYS } from './preset.ts';
import { presetsRouter } from './procedures.ts';

let app: TestApp;
let account = 0;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const presetCaller = createCallerFactory(presetsRouter);
const configCaller = createCallerFactory(configRouter);
const key = (accountId: string): Actor => ({ type: 'key', accountId, keyId: 'key_1', mode: 'live' });
function newCustomer() {
  const accountId = `cus_p${++account}`;
  const ctx = app.as(key(accountId));
  return { accountId, ctx, presets: presetCaller(ctx), config: configCaller(ctx) };
}

test.each(PRESET_KEYS)('%s is published for a new customer, with its shop', async (presetKey) => {
  const { accountId, ctx, presets } = newCustomer();
  const applied = await presets.applyPreset({ presetKey });
  expect(applied).toMatchObject({ presetKey, status: 'published' });
  const published = await requirePublished(ctx);
  expect(published.id).toBe(applied.configVersionId);
  const sold = await app.database.db.select().from(items).where(eq(items.customerId, accountId));
  expect(sold).toHaveLength(12);
});

test('goes to the draft when something is in force already', async () => {
  const { ctx, presets, config } = newCustomer();
  const first = await presets.applyPreset({ presetKey: 'fitness' });
  const second = await presets.applyPreset({ presetKey: 'dining' });
  expect(second).toMatchObject({ status: 'draft', revision: first.revision + 1 });
  expect((await requirePublished(ctx)).id).toBe(first.configVersionId);
  expect((await config.versions.get({ id: second.configVersionId })).content.tokens.primary.key).toBe(
    'crumbs',
  );
});

test('takes the place of an unpublished draft', async () => {
  const { ctx, presets, config } = newCustomer();
  const rule = await config.coinRules.create({ eventType: 'mine', amount: 1 });
  const applied = await presets.applyPreset({ presetKey: 'custom' });
  expect(applied).toMatchObject({ configVersionId: rule.configVersionId, status: 'published' });
  expect((await requirePublished(ctx)).content.coinRules.some(({ key }) => key === 'mine')).toBe(false);
});

test('twice does not open the same shop twice', async () => {
  const { accountId, presets } = newCustomer();
  await Promise.all([
    presets.applyPreset({ presetKey: 'fitness' }),
    presets.applyPreset({ presetKey: 'fitness' }),
  ]);
  const shops = await app.database.db
    .select()
    .from(marketplaces)
    .where(eq(marketplaces.customerId, accountId));
  expect(shops.map((shop) => shop.key)).toEqual(['locker_room']);
});

test('is refused for an unknown preset and for strangers', async () => {
  const { presets } = newCustomer();
  const unknown: { presetKey: 'custom' } = JSON.parse('{"presetKey":"gardening"}');
  await expect(presets.applyPreset(unknown)).rejects.toMatchObject({
    cause: { code: 'validation_failed' },
  });
  const stranger = presetCaller(app.as({ type: 'anonymous' }));
  await expect(stranger.applyPreset({ presetKey: 'custom' })).rejects.toMatchObject({
    cause: { code: 'unauthorized' },
  });
});

test('presets are listed with counts and shown whole', async () => {
  const { presets } = newCustomer();
  const { data } = await presets.list({});
  expect(data.map(({ key }) => key)).toEqual(PRESET_KEYS);
  const one = await presets.get({ key: 'dining' });
  expect(one.counts).toMatchObject({ items: 12, badges: one.content.badges.length });
  expect(one.marketplace.items[0]).toMatchObject({ artKey: 'bistro_terrace', rarity: 'rare', minStage: 2 });
  await expect(presets.get({ key: 'gardening' })).rejects.toMatchObject({
    cause: { code: 'resource_not_found' },
  });
});
