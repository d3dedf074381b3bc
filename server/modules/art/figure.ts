import { svg } from './svg.ts';
import type { Mood, Stage } from './look.ts';

/** How one variant departs from the common proportions. */
export interface Build {
  shape: 'bean' | 'pear' | 'round' | 'box' | 'slim' | 'chest';
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
  hand: Point;
  radius: number;
}

/** The numbers a buddy is drawn from, in pixels of the 400 × 400 frame. */
export interface Figure {
  stage: Stage;
  mood: Mood;
  ground: number;
  /** `scale` is the pixels of a head unit: the half width of every head is 100 units. */
  head: Point & { scale: number; crown: number; chin: number };
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

// Growing up: the head stays, the body grows out from under it.
const AGES: Readonly<Record<Stage, Age>> = {
  1: { height: 176, headHalf: 71, torsoHalf: 47, legs: 4, foot: 17, arm: 11.5 },
  2: { height: 208, headHalf: 76, torsoHalf: 50, legs: 6, foot: 21, arm: 13.5 },
  3: { height: 240, headHalf: 76, torsoHalf: 54, legs: 12, foot: 24, arm: 15 },
  4: { height: 262, headHalf: 74, torsoHalf: 60, legs: 18, foot: 26, arm: 16 },
  5: { height: 272, headHalf: 74, torsoHalf: 66, legs: 16, foot: 28, arm: 17 },
};

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

function armsOf(figure: Omit<Figure, 'arms'>, radius: number, isHolding: boolean): readonly [Arm, Arm] {
  const { torso, head, mood } = figure;
  const height = torso.bottom - torso.top;
  const reach = torso.half + radius;
  const shoulderY = torso.top + Math.min(22, height * 0.24);
  const rest: Point = { x: reach * 0.88, y: torso.top + height * 0.66 };
  const hip: Point = { x: torso.half * 0.92, y: torso.top + height * 0.66 };
  const up: Point = { x: head.scale * 100 + radius + 10, y: Math.min(head.y + 22, shoulderY - 18) };
  // Far enough out that what it holds never covers an eye.
  const out: Point = { x: Math.max(reach + 14, head.scale * 98 + 18), y: torso.top + height * 0.46 };
  const free = mood === 'celebrating' ? up : mood === 'proud' ? hip : rest;
  const busy = mood === 'celebrating' ? { x: up.x + 4, y: up.y } : out;
  const arm = (sign: 1 | -1, hand: Point): Arm => ({
    shoulder: { x: CENTRE + sign * torso.shoulder * 0.9, y: shoulderY },
    hand: { x: CENTRE + sign * hand.x, y: hand.y },
    radius,
  });
  return [arm(-1, free), arm(1, isHolding ? busy : free)];
}

/** The same numbers draw the body and place the items on it. */
export function figureOf(build: Build, stage: Stage, mood: Mood, isHolding = false): Figure {
  const age = AGES[stage];
  const scale = (age.headHalf * build.head) / 100;
  // A tall variant hardly shows as a baby; an elder leaves room for its hat.
  const height = age.height * (1 + (build.tall - 1) * Math.min(0.75, 0.25 + stage * 0.15));
  const slump =
    mood === 'sad' ? 5 : mood === 'sleepy' ? 3 : mood === 'proud' || mood === 'celebrating' ? -3 : 0;
  const headY = GROUND - height + build.crown * scale + slump;
  const chinY = headY + build.chin * scale;
  const half = age.torsoHalf * build.wide;
  const shape = SHAPES[build.shape];
  const top = chinY - 9 - stage * 1.4;
  const bottom = GROUND - age.legs - 4;
  const footX = Math.max(age.foot * 1.02, half * (0.4 + shape.base * 0.16));
  const figure = {
    stage,
    mood,
    ground: GROUND,
    head: { x: CENTRE, y: headY, scale, crown: build.crown, chin: build.chin },
    torso: {
      top,
      bottom,
      half,
      shoulder: half * shape.shoulder,
      outline: torsoOutline(top, bottom, half, shape),
    },
    neck: { x: CENTRE, y: chinY - 2, half: Math.min(half * (shape.shoulder * 0.5 + 0.46), scale * 74) },
    feet: [
      { x: CENTRE - footX, y: GROUND },
      { x: CENTRE + footX, y: GROUND },
    ] as const,
    footHalf: age.foot,
    legTop: bottom - 16,
  } satisfies Omit<Figure, 'arms'>;
  return { ...figure, arms: armsOf(figure, age.arm, isHolding) };
}
