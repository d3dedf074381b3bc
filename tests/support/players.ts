import type { z } from 'zod';
import type { App } from '../../server/db/context.ts';
import { asSystem } from '../../server/db/context.ts';
import { newId } from '../../server/kernel/ids.ts';
import { lockUser } from '../../server/modules/accounts/index.ts';
import { customers } from '../../server/modules/accounts/tables.ts';
import { DEFAULT_SETTINGS, type CustomerSettings } from '../../server/modules/accounts/settings.ts';
import type { PlanKey } from '../../server/modules/accounts/tables.ts';
import { buddies } from '../../server/modules/buddies/tables.ts';
import { configContent } from '../../server/modules/config/content.ts';
import { configVersions } from '../../server/modules/config/tables.ts';
import { startProgress } from '../../server/modules/progression/index.ts';

type Content = z.input<typeof configContent>;

/** A configuration from the few rules a test is about. */
export const rules = (parts: Partial<Content> = {}): Content => ({
  tokens: { primary: { key: 'coins', label: 'Coins' }, progression: { key: 'xp', label: 'XP' } },
  coinRules: [],
  tokenRules: [],
  skillSets: [],
  skillRules: [],
  badges: [],
  streaks: [],
  gates: [],
  eventTypes: [],
  evolution: {
    stages: [1, 2, 3, 4, 5].map((stage) => ({
      stage,
      name: `Stage ${stage}`,
      requirements: stage === 1 ? {} : { tokens: 100_000_000 * stage },
    })),
  },
  ...parts,
});

export const named = (key: string) => ({ id: key, key, name: key });
export const coinRule = (key: string, eventType: string, amount: number, more: object = {}) => ({
  id: key,
  key,
  eventType,
  amount,
  ...more,
});

let versions = 0;

/** A tenant with a published configuration, straight into the tables. */
export async function addTenant(
  app: App,
  content: Content,
  { plan = 'enterprise', settings = {} }: { plan?: PlanKey; settings?: Partial<CustomerSettings> } = {},
): Promise<{ customerId: string; versionId: string }> {
  const customerId = newId('customer');
  const at = app.now().toISOString();
  await app.database.db.insert(customers).values({
    customerId,
    name: 'Shop',
    email: `${customerId}@shop.example`,
    plan,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
  });
  return { customerId, versionId: await addVersion(app, customerId, content, 'published') };
}

export async function addVersion(
  app: App,
  customerId: string,
  content: Content,
  status: 'draft' | 'published' | 'archived',
): Promise<string> {
  const id = newId('configVersion');
  const at = app.now().toISOString();
  versions += 1;
  await app.database.db.insert(configVersions).values({
    customerId,
    id,
    version: versions,
    status,
    name: `Version ${versions}`,
    content: configContent.parse(content),
    revision: versions,
    basedOn: null,
    createdAt: at,
    updatedAt: at,
    publishedAt: status === 'draft' ? null : at,
    archivedAt: status === 'archived' ? at : null,
  });
  return id;
}

/** A buddy as it stands in the tables after hatching. */
export async function addBuddy(
  app: App,
  tenant: { customerId: string; versionId: string },
  userId: string,
  audience = 'default',
): Promise<string> {
  const id = newId('buddy');
  const at = app.now().toISOString();
  await asSystem(app, tenant.customerId).transact(async (ctx) => {
    await lockUser(ctx, userId);
    await ctx.db.insert(buddies).values({
      customerId: tenant.customerId,
      id,
      userId,
      audience,
      eggId: newId('egg'),
      name: 'Pip',
      status: 'active',
      configVersionId: tenant.versionId,
      style: 'cute',
      variant: 1,
      stage: 1,
      equipped: [],
      createdAt: at,
      updatedAt: at,
    });
    await startProgress(ctx, { id, userId, audience, stage: 1, configVersionId: tenant.versionId });
  });
  return id;
}
