import { CENTRE, GROUND } from './figure.ts';
import type { Figure } from './figure.ts';
import type { Placement } from './svg.ts';

/**
 * Where items sit. An item is drawn in units of what carries it: 100 is the half width of the head for hats and
 * held things, of the eye line for glasses, of the neck for scarves, of a foot for shoes, of the torso for clothes.
 */
export interface Anchors {
  background: Placement;
  /** x from -100 to 100 across, y from 0 (neck) to 200 (hem). */
  torso: Placement;
  feetL: Placement;
  feetR: Placement;
  handL: Placement;
  handR: Placement;
  neck: Placement;
  /** Between the pupils. */
  eyes: Placement;
  nose: Placement;
  /** Nothing of the face layer rises above, nothing of the head layer hangs below the eyes. */
  brow: Placement;
  headTop: Placement;
  /** Seats beside the body: upper left, lower left, upper right, lower right. */
  accessories: readonly [Placement, Placement, Placement, Placement];
  /** The lower seats for what stands: its foot, about 74 units down, is on the ground. */
  floor: readonly [Placement, Placement];
}

/** The face in head units: half the distance of the eyes, their line, their upper edge, the nose. */
export interface FaceLine {
  apart: number;
  eyeY: number;
  eyeTop: number;
  browY: number;
  noseY: number;
}

const STANDING = 0.72;

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

export function anchorsOf(figure: Figure, face: FaceLine): Anchors {
  const { head, torso, neck, feet, footHalf, arms } = figure;
  const unit = head.scale;
  const inHead = (y: number, scale = unit): Placement => ({ x: head.x, y: head.y + y * unit, scale });
  // Held things lean away from the face.
  const lean = figure.mood === 'celebrating' ? 24 : 8;
  const hold = 0.46 + figure.stage * 0.04;
  return {
    background: { x: 0, y: 0, scale: 1 },
    torso: { x: CENTRE, y: torso.top, scale: [torso.half / 100, (torso.bottom - torso.top) / 200] },
    feetL: { x: feet[0].x, y: feet[0].y, scale: [-footHalf / 100, footHalf / 100] },
    feetR: { x: feet[1].x, y: feet[1].y, scale: footHalf / 100 },
    handL: { x: arms[0].hand.x, y: arms[0].hand.y, scale: [-hold, hold], rotation: -lean },
    handR: { x: arms[1].hand.x, y: arms[1].hand.y, scale: hold, rotation: lean },
    neck: { x: neck.x, y: neck.y, scale: neck.half / 100 },
    eyes: inHead(face.eyeY, (unit * face.apart) / 100),
    nose: inHead(face.noseY),
    brow: inHead(face.browY),
    headTop: inHead(-head.crown),
    accessories: [
      { x: 60, y: within(head.y - 36, 62, 186), scale: 0.72 },
      { x: 58, y: 308, scale: 0.66 },
      // A hungry thought hangs here, so that most pairs leave it free.
      { x: 340, y: within(head.y - 72, 62, 150), scale: 0.72 },
      { x: 344, y: 318, scale: 0.6 },
    ],
    floor: [
      { x: 56, y: GROUND - 74 * STANDING, scale: STANDING },
      { x: 346, y: GROUND - 74 * STANDING, scale: STANDING },
    ],
  };
}
