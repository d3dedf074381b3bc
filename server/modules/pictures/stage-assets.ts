import { and, asc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Db } from '../../db/client.ts';
import { perApp, type App, type Ctx } from '../../db/context.ts';
import { notFound } from '../../kernel/errors.ts';
import { accountSettings, freshCache } from '../accounts/index.ts';
import { artUrl, STAGES } from '../art/index.ts';
import { CONTENT_TYPES, type Picture } from './accept.ts';
import { pictureUrl } from './keep.ts';
import type { StageAsset, stageAssetList } from './schema.ts';
import { stageAssets, type PictureSource } from './tables.ts';

type Row = typeof stageAssets.$inferSelect;

/** URLs of a customer's own pictures of buddies, by stage. */
export type StageArt = ReadonlyMap<number, string>;
export const NO_STAGE_ART: StageArt = new Map();

const MAX_AGE_MS = 5_000;
const MAX_ACCOUNTS = 5_000;

const cached = perApp((app: App) => {
  const cache = freshCache<StageArt>(app, {
    load: (accountId) => loadStageArt(app, app.database.db, accountId),
    maxAgeMs: MAX_AGE_MS,
    maxEntries: MAX_ACCOUNTS,
  });
  app.bus.on('account.changed', ({ accountId }) => cache.drop(accountId));
  return cache;
});

/** The customer's own pictures of buddies, from memory; inside a transaction from its own connection. */
export async function stageArt(ctx: Ctx): Promise<StageArt> {
  const isInside = ctx.db !== ctx.app.database.db;
  const known = isInside ? loadStageArt(ctx.app, ctx.db, ctx.accountId) : cached(ctx.app).get(ctx.accountId);
  return (await known) ?? NO_STAGE_ART;
}

async function loadStageArt(app: App, db: Db, accountId: string): Promise<StageArt> {
  const rows = await rowsOf(db, accountId);
  return new Map(rows.map((row) => [row.stage, pictureUrl({ app }, row.picture)]));
}

const rowsOf = (db: Db, accountId: string): Promise<Row[]> =>
  db
    .select()
    .from(stageAssets)
    .where(eq(stageAssets.customerId, accountId))
    .orderBy(asc(stageAssets.stage))
    .limit(5);

const shown = (ctx: Ctx, { customerId: _, picture, ...row }: Row): StageAsset => ({
  ...row,
  imageUrl: pictureUrl(ctx, picture),
});

/** The variant that stands for a style where no buddy is meant. */
const LIBRARY_VARIANT = 0;

/** The customer's own pictures by stage, and the composer's for its creature style. */
export async function listStageAssets(ctx: Ctx): Promise<z.input<typeof stageAssetList>> {
  const rows = await rowsOf(ctx.db, ctx.accountId);
  const { settings } = await accountSettings(ctx);
  return {
    creatureStyle: settings.artStyle,
    data: rows.map((row) => shown(ctx, row)),
    defaults: STAGES.map((stage) => ({
      stage,
      imageUrl: artUrl(ctx.app.settings.publicUrl, {
        kind: 'buddy',
        look: { style: settings.artStyle, variant: LIBRARY_VARIANT, stage },
      }),
    })),
  };
}

/** Shows every buddy in a stage with a kept picture from now on. */
export async function setStageAsset(
  ctx: Ctx,
  stage: number,
  {
    picture,
    source,
    ...kept
  }: Omit<Picture, 'bytes'> & { picture: string; bytes: number; source: PictureSource },
): Promise<StageAsset> {
  const at = ctx.now().toISOString();
  const { extension, ...facts } = kept;
  const change = { picture, contentType: CONTENT_TYPES[extension], ...facts, source, updatedAt: at };
  const [row] = await ctx.db
    .insert(stageAssets)
    .values({ customerId: ctx.accountId, stage, ...change, createdAt: at })
    .onConflictDoUpdate({ target: [stageAssets.customerId, stageAssets.stage], set: change })
    .returning();
  if (!row) throw notFound('stage asset');
  ctx.emit({ name: 'account.changed', payload: { accountId: ctx.accountId } });
  return shown(ctx, row);
}

/** The composer draws this stage again. Throws 404 when there was no picture. */
export async function removeStageAsset(ctx: Ctx, { stage }: { stage: number }): Promise<void> {
  const [gone] = await ctx.db
    .delete(stageAssets)
    .where(and(eq(stageAssets.customerId, ctx.accountId), eq(stageAssets.stage, stage)))
    .returning({ stage: stageAssets.stage });
  if (!gone) throw notFound('stage asset');
  ctx.emit({ name: 'account.changed', payload: { accountId: ctx.accountId } });
}
