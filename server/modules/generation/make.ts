import type { Ctx } from '../../db/context.ts';
import { isFailure } from '../../kernel/errors.ts';
import { ImageModelFailure } from '../../kernel/media.ts';
import { acceptPicture, keepPicture, type Picture } from '../pictures/index.ts';
import type { Brief } from './brief.ts';
import { compose } from './compose.ts';
import { promptFor } from './prompt.ts';

/** A picture that was made and is kept. */
export interface Made extends Omit<Picture, 'bytes'> {
  /** Its name among the kept pictures. */
  picture: string;
  bytes: number;
  source: 'model' | 'composer';
  model: string | null;
}

const MAX_MODEL_BYTES = 8 * 1024 * 1024;

/**
 * Makes and keeps the picture of a brief. Without a model, be it taken away meanwhile, the composer draws.
 * Throws `ImageModelFailure`, 404 for what is gone.
 */
export async function makePicture(
  ctx: Ctx,
  { maker, subject }: Brief,
  operationId: string,
  signal?: AbortSignal,
): Promise<Made> {
  const model = maker === 'model' ? ctx.app.media.model : undefined;
  const picture = model
    ? modelled(await model.draw(await promptFor(ctx, subject), signal))
    : composed(await compose(ctx, subject, operationId));
  const { bytes, ...facts } = picture;
  return {
    ...facts,
    bytes: bytes.length,
    picture: await keepPicture(ctx, picture),
    source: model ? 'model' : 'composer',
    model: model?.name ?? null,
  };
}

/** What a model sent is looked at as if a stranger had uploaded it. */
function modelled(bytes: Uint8Array): Picture {
  try {
    return acceptPicture(bytes, { maxBytes: MAX_MODEL_BYTES, svg: false });
  } catch (error) {
    if (isFailure(error)) throw new ImageModelFailure('the image model sent what is no picture', false);
    throw error;
  }
}

/** Our own drawing keeps what the widgets move it by. */
function composed(svg: string): Picture {
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  return { bytes: Buffer.from(svg), extension: 'svg', width: Number(width), height: Number(height) };
}
