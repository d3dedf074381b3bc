import type { UserCtx } from '../../db/context.ts';
import { newId } from '../../kernel/ids.ts';
import { lockUser } from '../accounts/index.ts';
import { instrumentOf } from './instruments.data.ts';
import { scoreOf } from './instruments.ts';
import { appEvents, progressSnapshots, researchResponses } from './tables.ts';

export interface Responses {
  phase: string;
  instrumentKey: string;
  responseType: string;
  responses: Record<string, unknown>;
}

/** Stores answers. They are the user's own until it consents to their export. */
export async function saveResponses(
  outer: UserCtx,
  input: Responses,
): Promise<{ id: string; instrumentVersion: number | null; score: number | null; createdAt: string }> {
  const instrument = instrumentOf(input.instrumentKey);
  return outer.transact(async (ctx) => {
    const { userId } = ctx.actor;
    await lockUser(ctx, userId);
    const id = newId('response', ctx.now().getTime());
    const createdAt = ctx.now().toISOString();
    const instrumentVersion = instrument?.version ?? null;
    await ctx.db
      .insert(researchResponses)
      .values({ customerId: ctx.customerId, id, userId, ...input, instrumentVersion, createdAt });
    return {
      id,
      instrumentVersion,
      score: instrument ? scoreOf(instrument, input.responses) : null,
      createdAt,
    };
  });
}

export async function recordAppEvent(
  outer: UserCtx,
  input: { eventName: string; context: Record<string, unknown>; clientTimestamp?: string | undefined },
): Promise<{ id: string; createdAt: string }> {
  return outer.transact(async (ctx) => {
    const { userId } = ctx.actor;
    await lockUser(ctx, userId);
    const id = newId('appEvent', ctx.now().getTime());
    const createdAt = ctx.now().toISOString();
    await ctx.db.insert(appEvents).values({
      customerId: ctx.customerId,
      id,
      userId,
      eventName: input.eventName,
      context: input.context,
      clientAt: input.clientTimestamp ?? null,
      createdAt,
    });
    return { id, createdAt };
  });
}

/** Stores where a user stands in a month; the latest upload counts. */
export async function saveSnapshot(
  outer: UserCtx,
  { month, snapshot }: { month: string; snapshot: Record<string, unknown> },
): Promise<{ monthRange: string; updatedAt: string }> {
  return outer.transact(async (ctx) => {
    const { userId } = ctx.actor;
    await lockUser(ctx, userId);
    const updatedAt = ctx.now().toISOString();
    await ctx.db
      .insert(progressSnapshots)
      .values({ customerId: ctx.customerId, userId, month, snapshot, updatedAt })
      .onConflictDoUpdate({
        target: [progressSnapshots.customerId, progressSnapshots.userId, progressSnapshots.month],
        set: { snapshot, updatedAt },
      });
    return { monthRange: month, updatedAt };
  });
}
