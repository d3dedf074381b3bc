import type { Ctx } from '../../db/context.ts';
import { acceptPicture, CONTENT_TYPES } from './accept.ts';
import { keepPicture, pictureUrl } from './keep.ts';
import type { StageAsset } from './schema.ts';
import { setStageAsset } from './stage-assets.ts';
import { claimUpload, recordIcon } from './uploads.ts';

/** Makes what was uploaded the picture of a stage. Throws 404, 409 `upload_missing`, 422 `bad_image`. */
export async function putStageAsset(
  ctx: Ctx,
  { stage, objectKey }: { stage: number; objectKey: string },
): Promise<StageAsset> {
  const claimed = await claimUpload(ctx, objectKey);
  return ctx.transact((ctx) => setStageAsset(ctx, stage, { ...claimed, source: 'upload' }));
}

/**
 * Keeps an icon for 90 days, and for as long as a badge, skill or token names its URL after that. Throws 422
 * `bad_image`.
 */
export async function uploadIcon(ctx: Ctx, { image }: { image: string }) {
  const { extension, width, height, bytes } = acceptPicture(Buffer.from(image, 'base64'));
  const picture = await keepPicture(ctx, { bytes, extension });
  const contentType = CONTENT_TYPES[extension];
  await recordIcon(ctx, { picture, contentType, bytes: bytes.length });
  return { iconUrl: pictureUrl(ctx, picture), contentType, bytes: bytes.length, width, height };
}
