import type { FaceLine } from '../anchors.ts';
import type { Build, Figure } from '../figure.ts';
import type { ItemCategory } from '../items/categories.ts';
import type { Paint } from '../paint.ts';

export interface Scene {
  variant: number;
  figure: Figure;
  paint: Paint;
  worn: ReadonlySet<ItemCategory>;
}

/** One drawing a depth, back to front; items go between them. In pixels, but `head` and `crown` in head units. */
export interface Layers {
  aura: string;
  /** What lies about: pieces of the egg. */
  ground: string;
  /** The far side of the egg that a hatchling sits in. */
  shellBack: string;
  tail: string;
  wings: string;
  legs: string;
  torso: string;
  /** The near side: clothed hatchlings have left it. */
  shell: string;
  feet: string;
  arms: string;
  /** Paws, over what they hold. */
  grips: string;
  /** Mane and ruff, under a scarf. */
  collar: string;
  ears: string;
  head: string;
  /** Over the face layer, left out under a hat. */
  crown: string;
  /** Colours of confetti. */
  party: readonly string[];
}

export interface StyleArt {
  build(variant: number): Build;
  face(variant: number): FaceLine;
  draw(scene: Scene): Layers;
}
