import { and, asc, desc, eq, inArray, lt, or } from 'drizzle-orm';
import type { Ctx } from '../../db/context.ts';
import { notFound } from '../../kernel/errors.ts';
import { newId, isId } from '../../kernel/ids.ts';
import { decodeCursor, toPage, type Page } from '../../kernel/page.ts';
import { accountSettings, lockUser, resolveAudience } from '../accounts/index.ts';
import { requirePublished } from '../config/index.ts';
import { appendFeed } from '../progression/index.ts';
import { fail } from './errors.ts';
import { eggPicture } from './pictures.ts';
import type { EggOutput } from './schema.ts';
import { eggs, type EggStatus } from './tables.ts';

type EggRow = typeof eggs.$inferSelect;

const ACTIVE: EggStatus[] = ['waiting', 'ready'];
/** Every transition a caller may ask for; hatching and hatched are the operation's. */
const ALLOWED: Record<'ready' | 'cancelled', EggStatus[]> = {
  ready: ['waiting'],
  cancelled: ['waiting', 'ready'],
};
export const EGG_VARIANTS = 12;

export const eggView = (ctx: Ctx, { id, customerId: _, ...egg }: EggRow): EggOutput => ({
  ...egg,
  eggId: id,
  imageUrl: eggPicture(ctx, egg),
});

/** The same egg looks the same for ever: its variant comes from its id. */
function variantOf(eggId: string): number {
  let hash = 0;
  for (const char of eggId) hash = (Math.imul(hash, 31) + char.charCodeAt(0)) >>> 0;
  return hash % EGG_VARIANTS;
}

/**
 * Creates an egg for a user, or with `ensure` answers the newest that is waiting or ready.
 * Throws 409 `no_published_config`, 409 `active_egg_limit`, 400 `missing_audience`, 400 `unknown_audience`.
 */
export async function createEgg(
  ctx: Ctx,
  input: { userId: string; metadata: Record<string, unknown>; ensure: boolean },
): Promise<EggOutput> {
  const published = await requirePublished(ctx);
  const { settings } = await accountSettings(ctx);
  const wanted = input.metadata.audience;
  const audience = resolveAudience(settings, typeof wanted === 'string' ? wanted : undefined);
  return ctx.transact(async (ctx) => {
    await lockUser(ctx, input.userId);
    const active = await ctx.db
      .select()
      .from(eggs)
      .where(
        and(eq(eggs.customerId, ctx.customerId), eq(eggs.userId, input.userId), inArray(eggs.status, ACTIVE)),
      )
      .orderBy(desc(eggs.createdAt), desc(eggs.id))
      .limit(100);
    const reusable = input.ensure ? active.find((egg) => egg.audience === audience) : undefined;
    if (reusable) return eggView(ctx, reusable);
    if (active.length >= settings.maxActiveEggs) {
      throw fail(
        'active_egg_limit',
        {
          max: settings.maxActiveEggs,
          active: active.map((egg) => ({ egg_id: egg.id, status: egg.status, created_at: egg.createdAt })),
        },
        `User already has ${active.length} active egg(s)`,
      );
    }
    const now = ctx.now();
    const id = newId('egg', now.getTime());
    const [egg] = await ctx.db
      .insert(eggs)
      .values({
        customerId: ctx.customerId,
        id,
        userId: input.userId,
        audience,
        status: 'waiting',
        style: settings.artStyle,
        visualVariant: variantOf(id),
        configVersionId: published.id,
        metadata: input.metadata,
        createdAt: now.toISOString(),
        updatedAt: now.toISOString(),
      })
      .returning();
    if (!egg) throw notFound('egg');
    await tellPage(ctx, egg);
    return eggView(ctx, egg);
  });
}

/** The user's page learns of a new egg, and of one that is ready, at once. */
const tellPage = (ctx: Ctx, { id, userId, status }: EggRow): Promise<void> =>
  appendFeed(ctx, userId, [{ buddyId: null, type: 'egg.changed', payload: { eggId: id, status } }]);

/** The user's newest egg that is waiting, ready or hatching. */
export async function activeEgg(ctx: Ctx, userId: string): Promise<EggRow | undefined> {
  const [egg] = await ctx.db
    .select()
    .from(eggs)
    .where(
      and(
        eq(eggs.customerId, ctx.customerId),
        eq(eggs.userId, userId),
        inArray(eggs.status, [...ACTIVE, 'hatching']),
      ),
    )
    .orderBy(desc(eggs.createdAt), desc(eggs.id))
    .limit(1);
  return egg;
}

/** Newest first. */
export async function listEggs(
  ctx: Ctx,
  input: {
    limit: number;
    cursor?: string | undefined;
    userId?: string | undefined;
    status?: EggStatus | undefined;
  },
): Promise<Page<EggOutput>> {
  const after = decodeCursor(input.cursor, 2)?.map(String);
  const [at, id] = after ?? [];
  const rows = await ctx.db
    .select()
    .from(eggs)
    .where(
      and(
        eq(eggs.customerId, ctx.customerId),
        input.userId === undefined ? undefined : eq(eggs.userId, input.userId),
        input.status === undefined ? undefined : eq(eggs.status, input.status),
        at === undefined || id === undefined
          ? undefined
          : or(lt(eggs.createdAt, at), and(eq(eggs.createdAt, at), lt(eggs.id, id))),
      ),
    )
    .orderBy(desc(eggs.createdAt), desc(eggs.id))
    .limit(input.limit + 1);
  const page = toPage(rows, input.limit, (egg) => [egg.createdAt, egg.id]);
  return { ...page, data: page.data.map((egg) => eggView(ctx, egg)) };
}

/** The row of an egg, locked when asked so inside a transaction. Throws 404. */
export async function requireEgg(ctx: Ctx, eggId: string, lock = false): Promise<EggRow> {
  if (!isId('egg', eggId)) throw notFound('egg');
  const select = ctx.db
    .select()
    .from(eggs)
    .where(and(eq(eggs.customerId, ctx.customerId), eq(eggs.id, eggId)));
  const [egg] = await (lock ? select.for('update') : select.orderBy(asc(eggs.id)));
  if (!egg) throw notFound('egg');
  return egg;
}

/** Throws 404. */
export const getEgg = async (ctx: Ctx, input: { eggId: string }): Promise<EggOutput> =>
  eggView(ctx, await requireEgg(ctx, input.eggId));

/** Marks an egg ready or cancels it; asking for the status it has changes nothing. Throws 404, 409 `egg_transition_forbidden`. */
export async function setEggStatus(
  ctx: Ctx,
  input: { eggId: string; status: 'ready' | 'cancelled' },
): Promise<EggOutput> {
  return ctx.transact(async (ctx) => {
    const egg = await requireEgg(ctx, input.eggId, true);
    if (egg.status === input.status) return eggView(ctx, egg);
    const allowed = ALLOWED[input.status];
    if (!allowed.includes(egg.status)) {
      throw fail('egg_transition_forbidden', { from: egg.status, to: input.status, allowed_from: allowed });
    }
    const updatedAt = ctx.now().toISOString();
    await ctx.db
      .update(eggs)
      .set({ status: input.status, updatedAt })
      .where(and(eq(eggs.customerId, ctx.customerId), eq(eggs.id, egg.id)));
    await tellPage(ctx, { ...egg, status: input.status });
    return eggView(ctx, { ...egg, status: input.status, updatedAt });
  });
}
