import type { z } from 'zod';
import type { Ctx } from '../../db/context.ts';
import { listBadges } from '../config/index.ts';
import { CREDITS_PER_IMAGE } from '../credits/index.ts';
import { getItem, listAllItems } from '../marketplace/index.ts';
import { targetOf, type Subject } from './brief.ts';
import { fail } from './errors.ts';
import type { Accepted, bulkInput, bulkOutput, regenerateItemInput, regenerateStageInput } from './schema.ts';
import { startGenerations } from './start.ts';

async function accepted(ctx: Ctx, subject: Subject): Promise<Accepted> {
  const [started] = await startGenerations(ctx, [subject]);
  return { accepted: true, operationId: started?.operationId ?? '', status: 'pending' };
}

/** Makes another picture of a stage, for all buddies in it. Throws 402 `credit_insufficient`. */
export const regenerateStage = (ctx: Ctx, input: z.output<typeof regenerateStageInput>): Promise<Accepted> =>
  accepted(ctx, { kind: 'stage_asset', ...input });

/** Makes another picture of an item. Throws 404, 402 `credit_insufficient`. */
export async function regenerateItem(
  ctx: Ctx,
  input: z.output<typeof regenerateItemInput>,
): Promise<Accepted> {
  await getItem(ctx, input);
  return accepted(ctx, { kind: 'item_image', ...input });
}

const MAX_BULK = 500;
const STAGE_NUMBERS = [1, 2, 3, 4, 5];

/**
 * Makes all pictures of some kinds anew, each an operation; the credits of all are set aside, or nothing begins.
 * Throws 402 `credit_insufficient`, 409 `nothing_to_regenerate`, 422 `too_many_assets`.
 */
export async function regenerateAssets(
  ctx: Ctx,
  { kinds, prompt }: z.output<typeof bulkInput>,
): Promise<z.input<typeof bulkOutput>> {
  const wanted = new Set(kinds);
  const badges = wanted.has('badge_icons') ? await listBadges(ctx) : [];
  const items = wanted.has('item_images') ? await listAllItems(ctx, MAX_BULK + 1) : [];
  const stages = wanted.has('stage_assets') ? STAGE_NUMBERS : [];
  const subjects: Subject[] = [
    ...stages.map((stage) => ({ kind: 'stage_asset' as const, stage, prompt })),
    ...badges.map(({ id, name, color }) => ({
      kind: 'badge_icon' as const,
      badgeId: id,
      name,
      color,
      prompt,
    })),
    ...items.map(({ id, marketplaceId }) => ({
      kind: 'item_image' as const,
      marketplaceId,
      itemId: id,
      prompt,
    })),
  ];
  if (subjects.length === 0) throw fail('nothing_to_regenerate', { kinds });
  if (subjects.length > MAX_BULK) throw fail('too_many_assets', { max: MAX_BULK });
  const started = await startGenerations(ctx, subjects);
  return {
    accepted: true,
    count: started.length,
    creditsAuthorized: ctx.app.media.model ? started.length * CREDITS_PER_IMAGE : 0,
    operations: started.map(({ operationId, subject }) => ({
      operationId,
      kind: subject.kind,
      targetId: targetOf(subject),
      status: 'pending',
    })),
  };
}
