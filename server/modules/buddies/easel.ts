import type { Ctx } from '../../db/context.ts';
import type { BuddyLook } from '../art/index.ts';
import { drawBuddy, pathOfLook, pictureUrl, recordUsage, stageArt } from '../pictures/index.ts';
import { buddyPicture, lookOf, type Drawable } from './pictures.ts';
import type { OperationRow } from './operations.ts';
import { NEEDS_RERENDER } from './appearance.ts';
import type { Appearance } from './tables.ts';

/** Looks that were drawn for one operation, by path. */
export type Easel = Map<string, { appearance: Appearance; bytes: number; durationMs: number }>;
export const createEasel = (): Easel => new Map();

/** Thrown inside the transaction: this look must be drawn first. */
class Undrawn extends Error {
  override readonly name = 'Undrawn';
  readonly look: BuddyLook;
  constructor(look: BuddyLook) {
    super('not drawn yet');
    this.look = look;
  }
}

/** What a finished picture is for the answer of an operation. */
export interface Shown {
  appearance: Appearance | null;
  imageUrl: string;
  /** What the result of the operation says of it. */
  urls: { image_url: string; png_url?: string; thumb_url?: string };
}

/**
 * The picture of a buddy as it will be, noted as made by this operation. To be called before anything is written:
 * when the look is not drawn yet, the transaction ends here and comes back with it.
 */
export async function pictureFor(
  ctx: Ctx,
  easel: Easel,
  operation: OperationRow,
  buddy: Drawable,
  items: readonly string[] = [],
): Promise<Shown> {
  const own = (await stageArt(ctx)).get(buddy.stage);
  if (own !== undefined) return { appearance: null, imageUrl: own, urls: { image_url: own } };
  const look = lookOf(buddy, 'happy', items);
  const drawn = easel.get(pathOfLook(look));
  if (!drawn) throw new Undrawn(look);
  const { appearance, bytes, durationMs } = drawn;
  const isReady = appearance.status === 'ready';
  await recordUsage(ctx, {
    operationId: operation.id,
    kind: 'buddy',
    targetId: operation.buddyId ?? operation.eggId,
    source: 'composer',
    model: null,
    status: isReady ? 'succeeded' : 'failed',
    credits: 0,
    bytes,
    durationMs,
    errorCode: isReady ? null : NEEDS_RERENDER,
  });
  if (!isReady) {
    const imageUrl = buddyPicture(ctx, buddy, 'happy', items);
    return { appearance, imageUrl, urls: { image_url: imageUrl } };
  }
  const imageUrl = pictureUrl(ctx, appearance.svg);
  return {
    appearance,
    imageUrl,
    urls: {
      image_url: imageUrl,
      png_url: pictureUrl(ctx, appearance.png),
      thumb_url: pictureUrl(ctx, appearance.thumb),
    },
  };
}

/** A look needs one drawing; more are needed only when the buddy changed between two tries. */
const MOST_DRAWINGS = 5;
/** From this try on an operation is not held up by a blob store that fails: its pictures can be made later. */
const PATIENT_ATTEMPTS = 3;

/** Runs `apply`, drawing what it finds undrawn in between. */
export async function drawInto(
  ctx: Ctx,
  easel: Easel,
  attempt: number,
  apply: () => Promise<void>,
): Promise<void> {
  for (;;) {
    try {
      return await apply();
    } catch (error) {
      if (!(error instanceof Undrawn) || easel.size >= MOST_DRAWINGS) throw error;
      await draw(ctx, easel, attempt, error.look);
    }
  }
}

async function draw(ctx: Ctx, easel: Easel, attempt: number, look: BuddyLook): Promise<void> {
  const path = pathOfLook(look);
  const startedMs = performance.now();
  const durationMs = () => Math.round(performance.now() - startedMs);
  try {
    const { bytes, ...pictures } = await drawBuddy(ctx, look);
    easel.set(path, { appearance: { status: 'ready', ...pictures }, bytes, durationMs: durationMs() });
  } catch (error) {
    if (attempt < PATIENT_ATTEMPTS) throw error;
    ctx.log.error({ err: error, path }, 'a look could not be kept');
    easel.set(path, { appearance: { status: 'failed', path }, bytes: 0, durationMs: durationMs() });
  }
}
