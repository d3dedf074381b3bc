import type { Ctx } from '../../db/context.ts';
import { setBadgeIcon } from '../config/index.ts';
import { showItemImage } from '../marketplace/index.ts';
import { CONTENT_TYPES, pictureUrl, setStageAsset } from '../pictures/index.ts';
import type { Subject } from './brief.ts';
import type { Made } from './make.ts';

/**
 * Puts a picture where it was made for, and answers the result of the operation. Icons of badges go to the draft; an
 * icon of its own is only answered. In the transaction that ends the operation. Throws 404 for what is gone.
 */
export async function applyPicture(ctx: Ctx, subject: Subject, made: Made): Promise<Record<string, unknown>> {
  const imageUrl = pictureUrl(ctx, made.picture);
  const facts = { content_type: CONTENT_TYPES[made.extension], source: made.source };
  if (subject.kind === 'icon') return { icon_url: imageUrl, ...facts };
  if (subject.kind === 'badge_icon') {
    await setBadgeIcon(ctx, { id: subject.badgeId, iconUrl: imageUrl });
    return { badge_id: subject.badgeId, icon_url: imageUrl, ...facts };
  }
  if (subject.kind === 'item_image') {
    await showItemImage(ctx, { ...subject, imageUrl });
    return { item_id: subject.itemId, image_url: imageUrl, ...facts };
  }
  const { extension, width, height, bytes, picture, source } = made;
  await setStageAsset(ctx, subject.stage, { extension, width, height, bytes, picture, source });
  return { stage: subject.stage, image_url: imageUrl, ...facts };
}
