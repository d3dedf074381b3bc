import { mix, shade, tint } from '../color.ts';
import { animalEyes } from '../faces/animal-eyes.ts';
import type { EyeArt, EyeKind } from '../faces/animal-eyes.ts';
import { animalMouth, cheeks, tear } from '../faces/animal-mouth.ts';
import type { FaceLine } from '../anchors.ts';
import { CENTRE } from '../figure.ts';
import type { Figure } from '../figure.ts';
import { rimOf, softFill } from '../parts/coat.ts';
import type { Skin } from '../parts/coat.ts';
import { belly, chinShade, ears, tail } from '../parts/creature-parts.ts';
import { wings } from '../parts/fantasy-parts.ts';
import { headOutline } from '../parts/heads.data.ts';
import { armsOf, feathers, feet, legs, paw } from '../parts/limbs.ts';
import { line, scallop, shape, star } from '../parts/shapes.ts';
import { shellBack, shellCap, shellChips, shellCup } from '../parts/shell.ts';
import { glow } from '../paint.ts';
import type { Paint } from '../paint.ts';
import { group, mirrored, pick, svg } from '../svg.ts';
import { GROWTH } from './creature-growth.ts';
import { bodyMarks, mark } from './cute-marks.ts';
import { CUTE } from './cute-variants.data.ts';
import type { CuteVariant } from './cute-variants.data.ts';
import type { Layers, Scene, StyleArt } from './style.ts';

const EYES: Readonly<Record<EyeKind, readonly [rx: number, ry: number]>> = {
  round: [21, 24],
  tall: [19, 27],
  wide: [25, 26],
  bead: [17, 19],
  star: [22, 24],
  almond: [22, 25],
  slit: [22, 25],
  gem: [22, 25],
};

const faceOf = (variant: CuteVariant): FaceLine => {
  const eyeY = variant.head === 'pear' || variant.head === 'dome' ? 12 : 8;
  const ry = EYES[variant.eyes][1];
  return { apart: 43, eyeY, eyeTop: eyeY - ry, browY: eyeY - 38, noseY: eyeY + 20 };
};

const softSkin = (paint: Paint, coat: Skin['coat']): Skin => ({
  paint,
  coat,
  line: '',
  solid: (d, color) => shape(d, softFill(paint, color)) + rimOf(paint, d, '#fffdf5', shade(color, 0.7), 5),
  plain: (d, color) => shape(d, softFill(paint, color)),
});

function wool(skin: Skin, crown: number, size: number): string {
  const d = scallop(0, -crown + 12, 54 * size, 32 * size, 8);
  return skin.solid(d, skin.coat.second);
}

/** What age puts on a head: down on the chick, a tuft on the young, tall hair and a floating star on the elder. */
function hair(skin: Skin, variant: CuteVariant, figure: Figure): string {
  const { stage, head } = figure;
  const color = mix(variant.coat.base, variant.coat.second, variant.ears === 'none' ? 0.6 : 0.25);
  const y = -head.crown;
  if (variant.marks.includes('wool')) return stage > 1 ? wool(skin, head.crown, 0.7 + stage * 0.08) : '';
  if (stage === 1) return '';
  if (stage === 2)
    return line(
      svg`M-3,${y + 6}C-8,${y - 10} -18,${y - 14} -22,${y - 12}M0,${y + 6}C0,${y - 12} 4,${y - 22} 10,${y - 24}M3,${y + 6}C10,${y - 4} 18,${y - 8} 24,${y - 6}`,
      color,
      7,
    );
  const k = stage === 3 ? 0.8 : 1;
  const d = svg`M${-30 * k},${y + 12}C${-34 * k},${y - 8} ${-22 * k},${y - 14} ${-14 * k},${y - 12}C${-16 * k},${y - 26} 0,${y - 36 * k} ${16 * k},${y - 30 * k}C${8 * k},${y - 24} ${10 * k},${y - 18} ${14 * k},${y - 14}C${24 * k},${y - 16} ${30 * k},${y - 8} ${30 * k},${y - 2}C${22 * k},${y - 2} ${22 * k},${y + 6} ${18 * k},${y + 14}C6,${y + 24} -18,${y + 24} ${-30 * k},${y + 12}Z`;
  return skin.solid(d, color);
}

/** A small arc of stars that an elder carries over its head. */
function elderStars(paint: Paint, crown: number, color: string): string {
  const fill = paint.linear(['#fffbe0', color]);
  const at = (x: number, y: number, r: number) =>
    shape(star(x, y, r), fill, ' stroke="#fff8d8" stroke-width="2" stroke-linejoin="round"');
  const y = -crown - 54;
  return group(
    'f-sparkle',
    glow(paint, color, 0, y, 34, '.7') + at(0, y, 15) + at(-36, y + 12, 8) + at(36, y + 12, 8),
    [0, y],
  );
}

/** The chest fur of the grown, in two tiers on the old. */
const ruffOf = (skin: Skin, { coat }: CuteVariant, figure: Figure): string => {
  const { head, stage, neck } = figure;
  const k = head.scale;
  const light = mix(coat.belly, coat.second, coat.second === coat.belly ? 0 : 0.12);
  if (stage === 5)
    return (
      skin.solid(scallop(CENTRE, neck.y + 20, 66 * k, 44 * k, 11, 0.5), mix(light, coat.base, 0.35)) +
      skin.solid(scallop(CENTRE, neck.y + 6, 72 * k, 34 * k, 11), light)
    );
  if (stage === 4) return skin.solid(scallop(CENTRE, neck.y + 4, 50 * k, 26 * k, 9), light);
  return '';
};

/** Kind brows that hang over the cheeks, side whiskers, and a beard where there is no beak. */
function elderFace(skin: Skin, { coat, muzzle }: CuteVariant, face: FaceLine, chin: number): string {
  const white = tint(coat.belly, 0.4);
  const y = face.browY;
  const both = (draw: (side: 1 | -1) => string): string => draw(-1) + draw(1);
  const brows = both((s) =>
    skin.plain(
      svg`M${s * 22},${y + 1}C${s * 30},${y - 13} ${s * 56},${y - 15} ${s * 72},${y - 3}C${s * 86},${y + 8} ${s * 92},${y + 22} ${s * 96},${y + 36}C${s * 84},${y + 24} ${s * 76},${y + 14} ${s * 62},${y + 9}C${s * 46},${y + 4} ${s * 30},${y + 6} ${s * 22},${y + 1}Z`,
      white,
    ),
  );
  if (muzzle === 'beak') return brows;
  return (
    brows +
    skin.solid(
      svg`M-32,${chin - 20}C-14,${chin - 9} 14,${chin - 9} 32,${chin - 20}C36,${chin - 2} 26,${chin + 12} 18,${chin + 16}C16,${chin + 26} 6,${chin + 34} 0,${chin + 36}C-6,${chin + 34} -16,${chin + 26} -18,${chin + 16}C-26,${chin + 12} -36,${chin - 2} -32,${chin - 20}Z`,
      white,
    )
  );
}

/** Soft fur that widens an old face, drawn behind it. */
const whiskers = (skin: Skin, { coat }: CuteVariant): string =>
  mirrored(
    skin.solid(
      'M60,-8C88,-8 108,2 112,18C120,26 120,36 113,42C116,54 108,64 96,64C90,74 76,76 60,70Z',
      mix(coat.base, coat.belly, 0.45),
    ),
  );

function headOf(scene: Scene, variant: CuteVariant, skin: Skin): Pick<Layers, 'ears' | 'head' | 'crown'> {
  const { figure, paint, worn } = scene;
  const { coat } = variant;
  const { crown, chin } = figure.head;
  const grown = GROWTH[figure.stage];
  const face = faceOf(variant);
  const d = headOutline(variant.head, crown, chin);
  const marks = variant.marks.map((kind) => mark(kind, variant, face, grown.marks, crown)).join('');
  const droop =
    figure.mood === 'sad' ? 30 : figure.mood === 'sleepy' ? 10 : figure.mood === 'celebrating' ? -5 : 0;
  const pair =
    variant.ears === 'none' ? { behind: '', over: '' } : ears(skin, variant.ears, grown.ears, droop);
  const [rx, ry] = EYES[variant.eyes];
  const baby = [1, 1.16, 1.1, 1.03, 0.97, 0.95][figure.stage] ?? 1;
  const lid = variant.marks.some((kind) => kind === 'patches' || kind === 'bandit')
    ? coat.second
    : variant.marks.includes('disk')
      ? tint(coat.belly, 0.3)
      : tint(coat.base, 0.12);
  const art: EyeArt = { kind: variant.eyes, rx: rx * baby, ry: ry * baby, lid };
  const isElder = figure.stage === 5;
  return {
    ears: group('f-ears', pair.behind, [0, -crown * 0.6]) + (isElder ? whiskers(skin, variant) : ''),
    head:
      skin.plain(d, coat.base) +
      (marks && `<g clip-path="${paint.clip(`<path d="${d}"/>`)}">${marks}</g>`) +
      rimOf(paint, d, '#fffdf5', shade(coat.base, 0.7), 9) +
      cheeks(paint, coat.inner, figure.mood, 70, face.eyeY + 29) +
      animalMouth(paint, variant.muzzle, coat, figure.mood, face.noseY) +
      animalEyes(paint, art, coat, face, figure.mood) +
      (isElder ? elderFace(skin, variant, face, chin) : '') +
      (figure.mood === 'sad' ? tear(paint, -face.apart - 8, face.eyeY + ry + 4) : '') +
      (pair.over && group('f-ears', pair.over, [0, -crown * 0.6])),
    crown: worn.has('head')
      ? ''
      : hair(skin, variant, figure) +
        (figure.stage === 1 ? shellCap(paint, crown, tint(coat.base, 0.72), coat.second) : '') +
        (isElder ? elderStars(paint, crown, coat.accent) : ''),
  };
}

export const cute: StyleArt = {
  build: (variant) => pick(CUTE, variant).build,
  face: (variant) => faceOf(pick(CUTE, variant)),
  draw(scene) {
    const variant = pick(CUTE, scene.variant);
    const { figure, paint } = scene;
    const { coat } = variant;
    const skin = softSkin(paint, coat);
    const isSocked = variant.marks.some((kind) => kind === 'patches' || kind === 'bandit' || kind === 'mask');
    const limb = variant.marks.includes('mask')
      ? shade(coat.ink, 0.1)
      : isSocked
        ? coat.second
        : mix(coat.base, coat.second, 0.12);
    const foot = variant.muzzle === 'beak' ? coat.accent : variant.feet === 'hoof' ? '#8d6a5c' : limb;
    const eggshell = tint(coat.base, 0.72);
    const { stage, torso, arms } = figure;
    const size = GROWTH[stage].tail;
    const isBird = variant.muzzle === 'beak';
    const isWoolly = variant.marks.includes('wool') && stage > 1 && !scene.worn.has('body');
    const fleece = isWoolly
      ? skin.solid(
          scallop(
            CENTRE,
            torso.top + (torso.bottom - torso.top) * 0.5,
            torso.half * 0.98,
            (torso.bottom - torso.top) * 0.46,
            14,
            0.5,
          ),
          coat.second,
        )
      : '';
    return {
      aura: stage === 5 ? glow(paint, coat.accent, CENTRE, 210, 178, '.32') : '',
      ground: shellChips(figure, paint, eggshell),
      shellBack: stage === 1 ? shellBack(figure, shade(eggshell, 0.42)) : '',
      tail: size
        ? group('f-tail', tail(skin, variant.tail, figure, size), [
            CENTRE + torso.half * 0.66,
            torso.bottom - 20,
          ])
        : '',
      wings: variant.wings
        ? group('f-wings', wings(skin, variant.wings, figure, GROWTH[stage].wings * 0.8), [
            CENTRE,
            torso.top + 38,
          ])
        : '',
      legs: legs(skin, figure, isBird ? foot : undefined),
      torso:
        skin.solid(torso.outline, coat.base) +
        (fleece || belly(skin, figure)) +
        bodyMarks(variant, skin, figure) +
        chinShade(skin, figure),
      shell: stage === 1 ? shellCup(figure, paint, eggshell, coat.second) : '',
      feet: feet(skin, figure, foot, variant.feet),
      arms: armsOf(
        skin,
        figure,
        isSocked ? limb : isBird ? mix(coat.base, coat.second, 0.3) : coat.base,
        isBird,
      ),
      grips: arms
        .map((arm) => (isBird ? (arm.isHolding ? feathers(skin, arm, limb) : '') : paw(skin, arm, limb)))
        .join(''),
      collar: ruffOf(skin, variant, figure),
      ...headOf(scene, variant, skin),
      party: [coat.accent, coat.inner, coat.iris, '#7ad7ff', '#ffd34d'],
    };
  },
};
