import { and, asc, desc, eq, lt, or } from 'drizzle-orm';
import type { Ctx } from '../../db/context.ts';
import { decodeCursor, toPage, type Page } from '../../kernel/page.ts';
import { lockUser } from '../accounts/index.ts';
import { stageArt } from '../pictures/index.ts';
import { appendFeed } from '../progression/index.ts';
import { fail } from './errors.ts';
import { requireBuddy, type BuddyRow } from './find.ts';
import { loadPlayer, loadPlayers } from './player.ts';
import type { BuddyOutput, EvolutionOutput } from './schema.ts';
import { buddies, evolutions } from './tables.ts';
import { artKeys, buddyView, evolutionView } from './view.ts';

/** Throws 404. */
export async function getBuddy(ctx: Ctx, input: { buddyId: string }): Promise<BuddyOutput> {
  return viewOf(ctx, await requireBuddy(ctx, input.buddyId));
}

export async function viewOf(ctx: Ctx, buddy: BuddyRow): Promise<BuddyOutput> {
  const player = await loadPlayer(ctx, buddy);
  return buddyView(ctx, player, await artKeys(ctx, buddy.equipped), await stageArt(ctx));
}

export interface BuddyFilters {
  limit: number;
  cursor?: string | undefined;
  userId?: string | undefined;
  status?: 'active' | 'archived' | undefined;
  audience?: string | undefined;
  evolutionStage?: number | undefined;
}

/** Newest first; five statements whatever the page's length. */
export async function listBuddies(ctx: Ctx, input: BuddyFilters): Promise<Page<BuddyOutput>> {
  const [at, id] = decodeCursor(input.cursor, 2)?.map(String) ?? [];
  const rows = await ctx.db
    .select()
    .from(buddies)
    .where(
      and(
        eq(buddies.customerId, ctx.customerId),
        input.userId === undefined ? undefined : eq(buddies.userId, input.userId),
        input.status === undefined ? undefined : eq(buddies.status, input.status),
        input.audience === undefined ? undefined : eq(buddies.audience, input.audience),
        input.evolutionStage === undefined ? undefined : eq(buddies.stage, input.evolutionStage),
        at === undefined || id === undefined
          ? undefined
          : or(lt(buddies.createdAt, at), and(eq(buddies.createdAt, at), lt(buddies.id, id))),
      ),
    )
    .orderBy(desc(buddies.createdAt), desc(buddies.id))
    .limit(input.limit + 1);
  const page = toPage(rows, input.limit, (buddy) => [buddy.createdAt, buddy.id]);
  const players = await loadPlayers(ctx, page.data);
  const art = await artKeys(
    ctx,
    page.data.flatMap((buddy) => buddy.equipped),
  );
  const own = await stageArt(ctx);
  return { ...page, data: players.map((player) => buddyView(ctx, player, art, own)) };
}

/** Locks the buddy's user and reads the buddy again behind the lock. Call inside `ctx.transact`. Throws 404, 409 `buddy_archived`. */
export async function lockBuddy(ctx: Ctx, buddyId: string): Promise<BuddyRow> {
  const { userId } = await requireBuddy(ctx, buddyId);
  await lockUser(ctx, userId);
  const buddy = await requireBuddy(ctx, buddyId);
  if (buddy.status === 'archived') throw fail('buddy_archived', { buddy_id: buddy.id });
  return buddy;
}

/** Writes fields of a buddy and tells its page. */
export async function changeBuddy(ctx: Ctx, buddy: BuddyRow, change: Partial<BuddyRow>): Promise<BuddyRow> {
  const next = { ...buddy, ...change, updatedAt: ctx.now().toISOString() };
  await ctx.db
    .update(buddies)
    .set({ ...change, updatedAt: next.updatedAt })
    .where(and(eq(buddies.customerId, ctx.customerId), eq(buddies.id, buddy.id)));
  await appendFeed(ctx, buddy.userId, [
    { buddyId: buddy.id, type: 'buddy.changed', payload: { buddyId: buddy.id } },
  ]);
  return next;
}

/** Throws 404, 409 `buddy_archived`. */
export async function renameBuddy(ctx: Ctx, input: { buddyId: string; name: string }): Promise<BuddyOutput> {
  return ctx.transact(async (ctx) =>
    viewOf(ctx, await changeBuddy(ctx, await lockBuddy(ctx, input.buddyId), { name: input.name })),
  );
}

/** One way: an archived buddy keeps what it has and takes nothing more. Throws 404; archiving twice changes nothing. */
export async function archiveBuddy(ctx: Ctx, input: { buddyId: string }): Promise<BuddyOutput> {
  return ctx.transact(async (ctx) => {
    const known = await requireBuddy(ctx, input.buddyId);
    if (known.status === 'archived') return viewOf(ctx, known);
    const buddy = await lockBuddy(ctx, input.buddyId);
    return viewOf(
      ctx,
      await changeBuddy(ctx, buddy, { status: 'archived', archivedAt: ctx.now().toISOString() }),
    );
  });
}

/** Throws 404. */
export async function getEvolution(ctx: Ctx, input: { buddyId: string }): Promise<EvolutionOutput> {
  return evolutionView(await loadPlayer(ctx, await requireBuddy(ctx, input.buddyId)));
}

/** Stages the buddy reached, oldest first. Throws 404. */
export async function listEvolutions(ctx: Ctx, input: { buddyId: string }) {
  const player = await loadPlayer(ctx, await requireBuddy(ctx, input.buddyId));
  const rows = await ctx.db
    .select()
    .from(evolutions)
    .where(and(eq(evolutions.customerId, ctx.customerId), eq(evolutions.buddyId, input.buddyId)))
    .orderBy(asc(evolutions.stage))
    .limit(5);
  const { stages } = player.version.content.evolution;
  return {
    data: rows.map((row) => ({
      stage: row.stage,
      previousStage: row.previousStage,
      stageName: stages.find((entry) => entry.stage === row.stage)?.name ?? `Stage ${row.stage}`,
      imageUrl: row.imageUrl,
      trigger: row.trigger,
      createdAt: row.createdAt,
    })),
  };
}
