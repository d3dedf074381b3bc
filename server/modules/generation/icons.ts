import type { z } from 'zod';
import type { Ctx } from '../../db/context.ts';
import { operations } from '../buddies/index.ts';
import { getBadge } from '../config/index.ts';
import { recordUsage } from '../pictures/index.ts';
import { applyPicture } from './apply.ts';
import type { Subject } from './brief.ts';
import { makePicture } from './make.ts';
import type { AcceptedPicture, iconInput, regenerateIconInput } from './schema.ts';
import { operationFor, startGenerations } from './start.ts';

/**
 * Makes an icon from a name, a colour and a glyph. The composer does so at once and the answer has it; a model takes
 * its time, and its operation says when. Throws 402 `credit_insufficient`.
 */
export async function generateIcon(
  ctx: Ctx,
  { kind, ...look }: z.output<typeof iconInput>,
): Promise<AcceptedPicture> {
  const subject: Subject = { kind: 'icon', iconKind: kind, ...look };
  return ctx.app.media.model ? queued(ctx, subject) : drawnAtOnce(ctx, subject);
}

/** Gives a badge of the draft another icon. Throws 404, 402 `credit_insufficient`. */
export async function regenerateBadgeIcon(
  ctx: Ctx,
  { id, ...wishes }: z.output<typeof regenerateIconInput>,
): Promise<AcceptedPicture> {
  const { name, color } = await getBadge(ctx, id);
  return queued(ctx, { kind: 'badge_icon', badgeId: id, name, color, ...wishes });
}

async function queued(ctx: Ctx, subject: Subject): Promise<AcceptedPicture> {
  const [started] = await startGenerations(ctx, [subject]);
  return { accepted: true, operationId: started?.operationId ?? '', status: 'pending', iconUrl: null };
}

async function drawnAtOnce(ctx: Ctx, subject: Subject): Promise<AcceptedPicture> {
  const startedMs = performance.now();
  const row = operationFor(ctx, { maker: 'composer', subject });
  const made = await makePicture(ctx, { maker: 'composer', subject }, row.id);
  return ctx.transact(async (ctx) => {
    const result = await applyPicture(ctx, subject, made);
    const at = ctx.now().toISOString();
    await ctx.db
      .insert(operations)
      .values({ ...row, status: 'completed', result, startedAt: row.createdAt, completedAt: at });
    await recordUsage(ctx, {
      operationId: row.id,
      kind: subject.kind,
      targetId: null,
      source: 'composer',
      model: null,
      status: 'succeeded',
      credits: 0,
      bytes: made.bytes,
      durationMs: Math.round(performance.now() - startedMs),
      errorCode: null,
    });
    return { accepted: true, operationId: row.id, status: 'completed', iconUrl: String(result.icon_url) };
  });
}
