import type { FaceLine } from '../anchors.ts';
import { mix, shade, tint } from '../color.ts';
import { screenFace } from '../faces/screen.ts';
import { CENTRE, GROUND, NEST_RIM } from '../figure.ts';
import type { Figure } from '../figure.ts';
import { glow } from '../paint.ts';
import type { Paint } from '../paint.ts';
import { headOutline } from '../parts/heads.data.ts';
import { robotBase } from '../parts/robot-bases.ts';
import { VISORS } from '../parts/robot-parts.data.ts';
import { cable, chest, gear, lightMane, lit, mast, orbits, plate, robotLimbs } from '../parts/robot-parts.ts';
import { dot, line, shape } from '../parts/shapes.ts';
import { shellBack } from '../parts/shell.ts';
import { group, pick, placed, svg } from '../svg.ts';
import { GROWTH } from './creature-growth.ts';
import { SCI_FI } from './sci-fi-variants.data.ts';
import type { Metal, SciFiVariant } from './sci-fi-variants.data.ts';
import type { Layers, Scene, StyleArt } from './style.ts';

const FACE: FaceLine = { apart: 40, eyeY: 2, eyeTop: -23, browY: -38, noseY: 28 };

// The hatchling sits in the lower half of its capsule and wears the upper as a lid.
const LID = 'M-44,16C-44,-30 -22,-44 0,-44C22,-44 44,-30 44,16Z';

function pod(paint: Paint, metal: Metal, figure: Figure): string {
  const w = figure.head.scale * 90;
  const d = svg`M${-w},-4H${w}C${w * 1.03},32 ${w * 0.66},57 0,57C${-w * 0.66},57 ${-w * 1.03},32 ${-w},-4Z`;
  return placed(
    { x: CENTRE, y: figure.ground - NEST_RIM, scale: 1 },
    plate(paint, d, mix(metal.shell, metal.trim, 0.4)) +
      svg`<rect x="${-w - 4}" y="-8" width="${w * 2 + 8}" height="13" rx="6.5" fill="${metal.rubber}"/>` +
      line(svg`M${-w + 4},-1.500H${w - 4}`, metal.neon, 4) +
      line(
        svg`M${-w * 0.5},14Q${-w * 0.46},36 ${-w * 0.36},46M${w * 0.5},14Q${w * 0.46},36 ${w * 0.36},46`,
        shade(metal.shell, 0.45),
        3,
      ) +
      lit(paint, 'M-12,27A12,12 0 1 0 12,27A12,12 0 1 0 -12,27Z', metal.spark),
  );
}

function lidHat(paint: Paint, metal: Metal, crown: number): string {
  return placed(
    { x: 8, y: -crown + 6, scale: 0.96, rotation: 9 },
    shape(LID, paint.linear([`${tint(metal.neon, 0.7)}/.95`, `${metal.neon}/.55`])) +
      line('M-28,-10C-24,-24 -14,-32 -4,-34', '#fff', 6, ' opacity=".8"') +
      shape('M-50,10H50V22H-50Z', metal.rubber) +
      line('M-42,16H42', metal.neon, 4),
  );
}

const shards = (paint: Paint, metal: Metal, figure: Figure): string => {
  if (figure.stage > 2) return '';
  const piece = (x: number, rotation: number, scale: number) =>
    placed(
      { x, y: GROUND - 5, rotation, scale },
      plate(paint, 'M-18,6L-12,-9L8,-11L18,4L8,8Z', metal.trim) + line('M-8,2L8,0', metal.neon, 3),
    );
  return figure.stage === 1
    ? piece(CENTRE - 104, -8, 1) + piece(CENTRE + 106, 20, 0.8)
    : piece(CENTRE - 94, -6, 0.8);
};

function headOf(
  { figure, paint, worn }: Scene,
  variant: SciFiVariant,
): Pick<Layers, 'ears' | 'head' | 'crown'> {
  const { metal } = variant;
  const { crown, chin } = figure.head;
  const { stage, mood } = figure;
  const size = GROWTH[stage];
  const d = headOutline(variant.head, crown, chin);
  const visor = VISORS[variant.visor];
  const droop = mood === 'sad' ? 30 : mood === 'sleepy' ? 10 : mood === 'celebrating' ? -6 : 0;
  const seam = shade(metal.shell, 0.45);
  const clip = paint.clip(`<path d="${d}"/>`);
  const seams = stage >= 2 ? line(svg`M0,${-crown}V-52M-96,12H-84M96,12H84`, seam, 3, ' opacity=".55"') : '';
  const stripes =
    stage >= 3
      ? `<g clip-path="${clip}">${shape(svg`M-30,${-crown - 4}H-18L-24,-50H-34ZM30,${-crown - 4}H18L24,-50H34Z`, metal.trim)}</g>`
      : '';
  const bolts =
    stage >= 4
      ? [-1, 1].map((s) => dot(s * 88, 34, 5, metal.trim) + dot(s * 88, 34, 2.4, metal.neon)).join('')
      : '';
  const clipVisor = paint.clip(`<path d="${visor}"/>`);
  return {
    ears: group('f-ears', gear(paint, variant, size.ears * 0.94, droop), [0, -crown * 0.6]),
    head:
      plate(paint, d, metal.shell) +
      stripes +
      seams +
      shape(
        visor,
        paint.linear([tint(metal.glass, 0.16), metal.glass, metal.glass]),
        ` stroke="${metal.trim}" stroke-width="6" stroke-linejoin="round"`,
      ) +
      `<g clip-path="${clipVisor}">${shape('M-96,-60H-30L-70,70H-110ZM-16,-60H-4L-44,70H-56Z', '#fff', ' opacity=".09"')}${line('M-90,-20H90M-90,4H90M-90,28H90M-90,52H90', metal.neon, 1, ' opacity=".12"')}</g>` +
      screenFace(paint, variant.lamp, metal, FACE, mood, clipVisor) +
      bolts,
    crown: worn.has('head')
      ? ''
      : stage === 1
        ? lidHat(paint, metal, crown)
        : mast(paint, variant, crown, 0.5 + stage * 0.12),
  };
}

export const sciFi: StyleArt = {
  build: (variant) => pick(SCI_FI, variant).build,
  face: () => FACE,
  draw(scene) {
    const variant = pick(SCI_FI, scene.variant);
    const { figure, paint } = scene;
    const { metal } = variant;
    const { stage, torso } = figure;
    const limbs = robotLimbs(paint, metal, figure);
    const size = GROWTH[stage].tail;
    // Shoes want feet: who goes on a wheel puts down its boots for them.
    const base =
      variant.base === 'boots' || scene.worn.has('feet')
        ? undefined
        : robotBase(variant.base, paint, metal, figure);
    const inPod = stage === 1 && !scene.worn.has('body');
    const neckRing = shape(
      svg`M${CENTRE - figure.neck.half * 0.7},${torso.top - 2}H${CENTRE + figure.neck.half * 0.7}V${torso.top + 12}Q${CENTRE},${torso.top + 18} ${CENTRE - figure.neck.half * 0.7},${torso.top + 12}Z`,
      metal.rubber,
    );
    return {
      aura:
        stage === 5
          ? orbits(paint, metal)
          : stage === 4
            ? glow(paint, metal.neon, CENTRE, 214, 150, '.2')
            : '',
      tail: size
        ? group('f-tail', cable(paint, variant, figure, size), [CENTRE + torso.half * 0.7, torso.bottom - 22])
        : '',
      wings: '',
      ground: shards(paint, metal, figure),
      shellBack: stage === 1 ? shellBack(figure, shade(metal.rubber, 0.3)) : '',
      legs: base ? base.under : limbs.legs,
      torso: plate(paint, torso.outline, metal.shell) + chest(paint, variant, figure) + neckRing,
      shell: stage === 1 ? pod(paint, metal, figure) : '',
      feet: base ? (inPod ? '' : base.over) : limbs.feet,
      arms: limbs.arms,
      grips: limbs.grips,
      collar: stage === 5 ? lightMane(metal, figure) : '',
      ...headOf(scene, variant),
      party: [metal.neon, metal.spark, '#ffe66d', '#8affea', '#c9a8ff'],
    };
  },
};
