import { asSystem, type App, type Ctx } from '../../db/context.ts';
import { createKey, ensureAccount, listKeys, revokeKey } from '../accounts/index.ts';
import { applyPreset } from '../presets/index.ts';

/** The customer behind the demo: Lark Street, a made-up language school. */
export const DEMO_ACCOUNT = 'cus_0000000000000000000000fern';

export const demoCtx = (app: App, requestId = ''): Ctx => asSystem(app, DEMO_ACCOUNT, requestId);

/** Makes the demo's customer with its rules and its shop, once, whichever process comes first. */
export async function ensureDemoTenant(app: App): Promise<void> {
  await demoCtx(app).transact(async (ctx) => {
    const isNew = await ensureAccount(ctx, {
      name: 'Lark Street',
      email: 'hello@larkstreet.example',
      plan: 'enterprise',
    });
    if (isNew) await applyPreset(ctx, { presetKey: 'language-learning' });
  });
}

const KEY_NAME = 'Lark Street server';
const UNUSED_MS = 2 * 86_400_000;

/**
 * A secret key for the demo's host server. It lives in the memory of this process only; keys of processes that are
 * gone are revoked once nobody has used them for two days.
 */
export async function createDemoKey(app: App): Promise<string> {
  const ctx = demoCtx(app);
  const limit = app.now().getTime() - UNUSED_MS;
  for (const key of (await listKeys(ctx)).data) {
    const lastSeen = Date.parse(key.lastUsedAt ?? key.createdAt);
    if (key.name === KEY_NAME && lastSeen < limit) await revokeKey(ctx, { id: key.id });
  }
  return (await createKey(ctx, { kind: 'secret', name: KEY_NAME, environment: 'live' })).key;
}
