import { svg } from './svg.ts';
import type { Mood, Stage } from './look.ts';

/** How one variant departs from the common proportions. */
export interface Build {
  shape: 'bean' | 'pear' | 'round' | 'box' | 'slim' | 'chest' | 'ball' | 'cone';
  /** Factors round 1. */
  wide: number;
  tall: number;
  head: number;
  /** Crown and chin of the head, in hundredths of its half width. */
  crown: number;
  chin: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface Arm {
  shoulder: Point;
  /** Where a bent arm turns; a straight one has none. */
  elbow?: Point;
  hand: Point;
  radius: number;
  isHolding: boolean;
}

/** The numbers a buddy is drawn from, in pixels of the 400 × 400 frame. */
export interface Figure {
  stage: Stage;
  mood: Mood;
  ground: number;
  /** `scale` is the pixels of a head unit: the half width of every head is 100 units; `tilt` in degrees. */
  head: Point & { scale: number; crown: number; chin: number; tilt: number };
  torso: { top: number; bottom: number; half: number; shoulder: number; outline: string };
  neck: Point & { half: number };
  /** As seen: left first. */
  arms: readonly [Arm, Arm];
  feet: readonly [Point, Point];
  footHalf: number;
  legTop: number;
}

export const CENTRE = 200;
export const GROUND = 370;

interface Age {
  height: number;
  headHalf: number;
  torsoHalf: number;
  legs: number;
  foot: number;
  arm: number;
}

// Growing up: the head stays, the body grows out from under it. A hatchling is all head, in half an egg.
const AGES: Readonly<Record<Stage, Age>> = {
  1: { height: 194, headHalf: 80, torsoHalf: 47, legs: 4, foot: 17, arm: 11.5 },
  2: { height: 217, headHalf: 81, torsoHalf: 50, legs: 6, foot: 21, arm: 13.5 },
  3: { height: 240, headHalf: 79, torsoHalf: 55, legs: 11, foot: 24, arm: 15 },
  4: { height: 266, headHalf: 73, torsoHalf: 61, legs: 24, foot: 26, arm: 16 },
  5: { height: 272, headHalf: 75, torsoHalf: 71, legs: 18, foot: 29, arm: 17.5 },
};

/** The rim of the egg a hatchling sits in, over the ground. */
export const NEST_RIM = 58;

interface Pose {
  arms: 'rest' | 'hips' | 'hang' | 'belly' | 'up';
  /** Pixels the head sinks, and degrees it leans: to the left, away from what the right hand holds. */
  drop: number;
  tilt: number;
}

// What a mood does to a body, so that it is read from afar, before any face.
const POSES: Readonly<Record<Mood, Pose>> = {
  happy: { arms: 'rest', drop: 0, tilt: 0 },
  proud: { arms: 'hips', drop: -4, tilt: 0 },
  sleepy: { arms: 'hang', drop: 5, tilt: -9 },
  hungry: { arms: 'belly', drop: 2, tilt: -5 },
  sad: { arms: 'hang', drop: 9, tilt: -4 },
  celebrating: { arms: 'up', drop: -3, tilt: 0 },
};

/** Who celebrates jumps; the old jump low, and who sits in an egg stays. */
const JUMPS: Readonly<Record<Stage, number>> = { 1: 0, 2: 18, 3: 14, 4: 8, 5: 3 };

interface Outline {
  shoulder: number;
  belly: number;
  base: number;
}

const SHAPES: Readonly<Record<Build['shape'], Outline>> = {
  bean: { shoulder: 0.72, belly: 0.58, base: 0.6 },
  pear: { shoulder: 0.54, belly: 0.7, base: 0.66 },
  round: { shoulder: 0.62, belly: 0.54, base: 0.48 },
  box: { shoulder: 0.92, belly: 0.5, base: 0.82 },
  slim: { shoulder: 0.82, belly: 0.62, base: 0.64 },
  chest: { shoulder: 0.86, belly: 0.36, base: 0.5 },
  ball: { shoulder: 0.6, belly: 0.56, base: 0.56 },
  cone: { shoulder: 0.44, belly: 0.84, base: 0.84 },
};

function torsoOutline(top: number, bottom: number, half: number, shape: Outline): string {
  const height = bottom - top;
  const [shoulder, base] = [half * shape.shoulder, half * shape.base];
  const belly = top + height * shape.belly;
  const lower = belly + (bottom - belly) * 0.62;
  const side = (sign: 1 | -1) => ({
    shoulder: CENTRE + sign * shoulder,
    wide: CENTRE + sign * half,
    base: CENTRE + sign * base,
  });
  const [left, right] = [side(-1), side(1)];
  return svg`M${left.shoulder},${top}C${left.shoulder - 3},${top + height * 0.2} ${left.wide},${top + height * 0.3} ${left.wide},${belly}C${left.wide},${lower} ${left.base - half * 0.22},${bottom} ${left.base},${bottom}L${right.base},${bottom}C${right.base + half * 0.22},${bottom} ${right.wide},${lower} ${right.wide},${belly}C${right.wide},${top + height * 0.3} ${right.shoulder + 3},${top + height * 0.2} ${right.shoulder},${top}Z`;
}

type Bend = Pick<Arm, 'hand' | 'elbow'>;

function armsOf(figure: Omit<Figure, 'arms'>, radius: number, isHolding: boolean): readonly [Arm, Arm] {
  const { torso, head, mood, stage, ground } = figure;
  const pose = POSES[mood].arms;
  const height = torso.bottom - torso.top;
  const reach = torso.half + radius;
  const shoulderY = torso.top + Math.min(22, height * 0.24);
  const row = (share: number) => torso.top + height * share;
  // Over the rim of the shell, whatever the mood.
  const rim: Point = { x: head.scale * (pose === 'belly' ? 34 : 56), y: ground - NEST_RIM + 1 };
  const up: Point = { x: head.scale * 100 + radius + 10, y: Math.min(head.y + 22, shoulderY - 18) };
  const free: Readonly<Record<Pose['arms'], Bend>> = {
    rest: { hand: { x: reach * 0.92, y: row(0.66) } },
    hang: { hand: { x: torso.half * 0.74, y: row(0.8) } },
    hips: {
      elbow: { x: reach + radius * 0.75, y: row(0.5) },
      hand: { x: torso.half * 0.7, y: row(0.78) },
    },
    belly: { elbow: { x: reach, y: row(0.62) }, hand: { x: torso.half * 0.34, y: row(0.68) } },
    up: { hand: up },
  };
  const at = stage === 1 && pose !== 'up' ? { hand: rim } : free[pose];
  // Far enough out that what it holds never covers an eye.
  const out: Point = { x: Math.max(reach + 14, head.scale * 98 + 18), y: row(0.46) };
  const busy = { hand: pose === 'up' ? { x: up.x + 4, y: up.y } : out };
  const arm = (sign: 1 | -1, { hand, elbow }: Bend, holds = false): Arm => ({
    shoulder: { x: CENTRE + sign * torso.shoulder * 0.9, y: shoulderY },
    ...(elbow && { elbow: { x: CENTRE + sign * elbow.x, y: elbow.y } }),
    hand: { x: CENTRE + sign * hand.x, y: hand.y },
    radius,
    isHolding: holds,
  });
  return [arm(-1, at), isHolding ? arm(1, busy, true) : arm(1, at)];
}

/** The same numbers draw the body and place the items on it. */
export function figureOf(build: Build, stage: Stage, mood: Mood, isHolding = false): Figure {
  const age = AGES[stage];
  const pose = POSES[mood];
  // There is little room over the rim of a shell.
  const drop = stage === 1 ? pose.drop * 0.5 : pose.drop;
  const scale = (age.headHalf * build.head) / 100;
  const ground = GROUND - (mood === 'celebrating' ? JUMPS[stage] : 0);
  // A tall variant hardly shows as a baby; an elder leaves room for its hat.
  const height = age.height * (1 + (build.tall - 1) * Math.min(0.75, 0.25 + stage * 0.15));
  const headY = ground - height + build.crown * scale;
  // The body ends where it does, however the head hangs.
  const top = headY + build.chin * scale - 9 - stage * 1.4 + drop * 0.5;
  const chinY = headY + build.chin * scale + drop;
  const lean = (pose.tilt * Math.PI) / 180;
  const half = age.torsoHalf * build.wide;
  const shape = SHAPES[build.shape];
  const bottom = ground - age.legs - 4;
  const footX = Math.max(age.foot * 1.1, half * (0.4 + shape.base * 0.16));
  const figure = {
    stage,
    mood,
    ground,
    head: {
      x: CENTRE + Math.sin(lean) * build.chin * scale,
      y: chinY - Math.cos(lean) * build.chin * scale,
      scale,
      crown: build.crown,
      chin: build.chin,
      tilt: pose.tilt,
    },
    torso: {
      top,
      bottom,
      half,
      shoulder: half * shape.shoulder,
      outline: torsoOutline(top, bottom, half, shape),
    },
    neck: { x: CENTRE, y: chinY - 2, half: Math.min(half * (shape.shoulder * 0.5 + 0.46), scale * 74) },
    feet: [
      { x: CENTRE - footX, y: ground },
      { x: CENTRE + footX, y: ground },
    ] as const,
    footHalf: age.foot,
    legTop: bottom - 16,
  } satisfies Omit<Figure, 'arms'>;
  return { ...figure, arms: armsOf(figure, age.arm, isHolding) };
}
