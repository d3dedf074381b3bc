import type { Paint } from '../paint.ts';

/** One item in the units of its anchor; see `Anchors`. */
export interface Drawing {
  draw(paint: Paint): string;
  /** Behind the body: capes, packs. */
  back?(paint: Paint): string;
  /** Clothes: the colour of the upper arms. */
  sleeve?: string;
  /** Face items that sit on the nose rather than on the eyes. */
  sits?: 'nose';
  /** Accessories that stand on the ground; the others hover. */
  stands?: true;
}
