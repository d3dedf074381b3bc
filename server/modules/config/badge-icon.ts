import type { Ctx } from '../../db/context.ts';
import type { Badge } from './content.ts';
import { getElement, readShown, updateElement } from './draft-editor.ts';
import { KINDS } from './kinds.ts';

/** The badges of the draft, else of what is published. */
export const listBadges = async (ctx: Ctx): Promise<Badge[]> => (await readShown(ctx)).content.badges;

/** Throws 404. */
export const getBadge = (ctx: Ctx, id: string): Promise<Badge> => getElement(ctx, KINDS.badges, id);

/** Gives a badge of the draft another picture. Throws 404. */
export async function setBadgeIcon(ctx: Ctx, input: { id: string; iconUrl: string }): Promise<void> {
  await updateElement(ctx, KINDS.badges, input);
}
