import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../../../db/context.ts';
import { lockUser } from '../../accounts/index.ts';
import type { Allergy } from '../allergens/allergens.ts';
import { fail } from '../errors.ts';
import { diners } from '../tables.ts';
import { NO_PREFERENCES, type Preferences } from './preferences.ts';

/** What is known of a user's taste and allergies. */
export type Diner = typeof diners.$inferSelect;

/** As last committed; undefined for a user that dining does not know. */
export async function findDiner(ctx: Ctx, userId: string): Promise<Diner | undefined> {
  const [diner] = await ctx.db
    .select()
    .from(diners)
    .where(and(eq(diners.customerId, ctx.customerId), eq(diners.userId, userId)));
  return diner;
}

/** 404 `user_not_found`. */
export async function requireDiner(ctx: Ctx, userId: string): Promise<Diner> {
  const diner = await findDiner(ctx, userId);
  if (!diner) throw fail('user_not_found');
  return diner;
}

/** Makes the row of a user; answers whether it was new. Call it inside `ctx.transact` only. */
export async function insertDiner(
  ctx: Ctx,
  userId: string,
  known: { email?: string | null | undefined; preferences?: Preferences; allergies?: Allergy[] } = {},
): Promise<boolean> {
  const now = ctx.now().toISOString();
  await lockUser(ctx, userId);
  const made = await ctx.db
    .insert(diners)
    .values({
      customerId: ctx.customerId,
      userId,
      email: known.email ?? null,
      preferences: known.preferences ?? NO_PREFERENCES,
      allergies: known.allergies ?? [],
      counts: {},
      interactionCount: 0,
      revision: 1,
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoNothing()
    .returning({ userId: diners.userId });
  return made.length > 0;
}

/** What may change of a diner. A change of taste or allergies moves the revision, so that feeds made before are stale. */
export type DinerChange = Partial<Pick<Diner, 'preferences' | 'allergies' | 'counts' | 'lastActiveAt'>> & {
  interactions?: number;
};

/**
 * Changes a diner under its lock: `change` sees the row as it is and no other change comes between.
 * 404 `user_not_found`.
 */
export async function changeDiner(
  ctx: Ctx,
  userId: string,
  change: (diner: Diner) => DinerChange,
): Promise<Diner> {
  return ctx.transact(async (ctx) => {
    await requireDiner(ctx, userId);
    await lockUser(ctx, userId);
    const { interactions = 0, ...changed } = change(await requireDiner(ctx, userId));
    const moves = changed.preferences !== undefined || changed.allergies !== undefined;
    const [row] = await ctx.db
      .update(diners)
      .set({
        ...changed,
        interactionCount: sql`${diners.interactionCount} + ${interactions}`,
        revision: sql`${diners.revision} + ${moves ? 1 : 0}`,
        updatedAt: ctx.now().toISOString(),
      })
      .where(and(eq(diners.customerId, ctx.customerId), eq(diners.userId, userId)))
      .returning();
    if (!row) throw fail('user_not_found');
    return row;
  });
}
