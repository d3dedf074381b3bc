import { asSystem, createCtx, perApp, type App, type Ctx } from '../../db/context.ts';
import { dataTenant, HOME } from '../../kernel/actor.ts';
import { ensureAccount } from '../accounts/index.ts';
import { applyPreset } from '../presets/index.ts';

const made = perApp((app: App) => {
  let pending: Promise<void> | undefined;
  return () => {
    pending ??= makeHome(app).catch((error: unknown) => {
      pending = undefined;
      throw error;
    });
    return pending;
  };
});

/**
 * Makes the tenant `home` with the rules of personal finance, once, when the first end user comes without a customer.
 * Call it outside of any transaction.
 */
export const ensureHome = (app: App): Promise<void> => made(app)();

async function makeHome(app: App): Promise<void> {
  await asSystem(app, HOME.accountId).transact(async (ctx) => {
    const isNew = await ensureAccount(ctx, {
      name: 'Home',
      email: 'home@fledge.invalid',
      plan: 'enterprise',
    });
    if (isNew) await applyPreset(ctx, { presetKey: 'personal-finance' });
  });
}

/** The tenant an open endpoint works in: that of the publishable key that came along, else `home`. */
export async function openTenant(ctx: Ctx): Promise<Ctx> {
  const { actor } = ctx;
  const tenant = actor.type === 'publishable' ? actor : HOME;
  if (tenant === HOME) await ensureHome(ctx.app);
  return createCtx(ctx.app, actor, ctx.requestId, dataTenant(tenant.accountId, tenant.mode), ctx.address);
}
