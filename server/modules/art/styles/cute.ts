import { mix, shade, tint } from '../color.ts';
import { animalEyes } from '../faces/animal-eyes.ts';
import type { EyeArt, EyeKind } from '../faces/animal-eyes.ts';
import { animalMouth, cheeks, tear } from '../faces/animal-mouth.ts';
import type { FaceLine } from '../anchors.ts';
import { CENTRE } from '../figure.ts';
import type { Figure } from '../figure.ts';
import { rimOf, softFill } from '../parts/coat.ts';
import type { Skin } from '../parts/coat.ts';
import { armOutline, belly, chinShade, ears, feet, legs, paw, tail } from '../parts/creature-parts.ts';
import { headOutline } from '../parts/heads.data.ts';
import { line, scallop, shape, star } from '../parts/shapes.ts';
import { shellCap, shellChips, shellCup } from '../parts/shell.ts';
import { glow } from '../paint.ts';
import type { Paint } from '../paint.ts';
import { group, pick, svg } from '../svg.ts';
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
  almond: [22, 22],
  slit: [22, 24],
  gem: [22, 23],
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

function elderStar(paint: Paint, crown: number, color: string): string {
  const y = -crown - 52;
  return group(
    'f-sparkle',
    glow(paint, color, 0, y, 34, '.7') +
      shape(
        star(0, y, 16),
        paint.linear(['#fffbe0', color]),
        ' stroke="#fff8d8" stroke-width="2" stroke-linejoin="round"',
      ),
    [0, y],
  );
}

const ruffOf = (skin: Skin, { coat }: CuteVariant, figure: Figure): string => {
  const { head, stage, neck } = figure;
  const k = head.scale;
  const light = mix(coat.belly, coat.second, coat.second === coat.belly ? 0 : 0.12);
  if (stage === 5)
    return (
      skin.solid(
        scallop(CENTRE, head.y + 16 * k, 113 * k, 98 * k, 15, 0.5),
        mix(coat.base, coat.second, 0.4),
      ) + skin.solid(scallop(CENTRE, neck.y + 8, 62 * k, 34 * k, 11), light)
    );
  if (stage === 4) return skin.solid(scallop(CENTRE, neck.y + 4, 50 * k, 26 * k, 9), light);
  return '';
};

function headOf(scene: Scene, variant: CuteVariant, skin: Skin): Pick<Layers, 'ears' | 'head' | 'crown'> {
  const { figure, paint, worn } = scene;
  const { coat } = variant;
  const { crown, chin } = figure.head;
  const grown = GROWTH[figure.stage];
  const face = faceOf(variant);
  const d = headOutline(variant.head, crown, chin);
  const marks = variant.marks.map((kind) => mark(kind, variant, face, grown.marks, crown)).join('');
  const droop = figure.mood === 'sad' ? 16 : figure.mood === 'celebrating' ? -5 : 0;
  const pair =
    variant.ears === 'none' ? { behind: '', over: '' } : ears(skin, variant.ears, grown.ears, droop);
  const [rx, ry] = EYES[variant.eyes];
  const baby = figure.stage === 1 ? 1.06 : figure.stage >= 4 ? 0.95 : 1;
  const lid = variant.marks.some((kind) => kind === 'patches' || kind === 'bandit')
    ? coat.second
    : variant.marks.includes('disk')
      ? tint(coat.belly, 0.3)
      : tint(coat.base, 0.12);
  const art: EyeArt = { kind: variant.eyes, rx: rx * baby, ry: ry * baby, lid };
  const isElder = figure.stage === 5;
  const whiskers =
    isElder && variant.muzzle !== 'beak'
      ? skin.solid(
          svg`M-20,${chin - 16}C-10,${chin - 8} 10,${chin - 8} 20,${chin - 16}C26,${chin + 2} 14,${chin + 14} 12,${chin + 22}C6,${chin + 18} 4,${chin + 24} 0,${chin + 30}C-4,${chin + 24} -6,${chin + 18} -12,${chin + 22}C-14,${chin + 14} -26,${chin + 2} -20,${chin - 16}Z`,
          tint(coat.belly, 0.3),
        )
      : '';
  const wiseBrows = isElder
    ? [-1, 1]
        .map((s) =>
          shape(
            svg`M${s * 24},${face.browY + 10}C${s * 40},${face.browY - 6} ${s * 66},${face.browY - 8} ${s * 84},${face.browY + 8}C${s * 66},${face.browY + 4} ${s * 44},${face.browY + 8} ${s * 24},${face.browY + 10}Z`,
            tint(coat.belly, 0.5),
          ),
        )
        .join('')
    : '';
  return {
    ears: group('f-ears', pair.behind, [0, -crown * 0.6]),
    head:
      skin.plain(d, coat.base) +
      (marks && `<g clip-path="${paint.clip(`<path d="${d}"/>`)}">${marks}</g>`) +
      rimOf(paint, d, '#fffdf5', shade(coat.base, 0.7), 9) +
      cheeks(paint, coat.inner, figure.mood, 70, face.eyeY + 29) +
      animalMouth(paint, variant.muzzle, coat, figure.mood, face.noseY) +
      animalEyes(paint, art, coat, face, figure.mood) +
      wiseBrows +
      whiskers +
      (figure.mood === 'sad' ? tear(paint, -face.apart - 8, face.eyeY + ry + 4) : '') +
      (pair.over && group('f-ears', pair.over, [0, -crown * 0.6])),
    crown: worn.has('head')
      ? ''
      : hair(skin, variant, figure) +
        (figure.stage === 1 ? shellCap(paint, crown, tint(coat.base, 0.72), coat.second) : '') +
        (isElder ? elderStar(paint, crown, coat.accent) : ''),
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
    const foot = variant.muzzle === 'beak' ? coat.accent : limb;
    const eggshell = tint(coat.base, 0.72);
    const size = GROWTH[figure.stage].tail;
    return {
      aura: figure.stage === 5 ? glow(paint, coat.accent, CENTRE, 210, 178, '.32') : '',
      tail: size
        ? group('f-tail', tail(skin, variant.tail, figure, size), [
            CENTRE + figure.torso.half * 0.66,
            figure.torso.bottom - 20,
          ])
        : '',
      wings: '',
      legs: legs(skin, figure),
      torso:
        skin.solid(figure.torso.outline, coat.base) +
        belly(skin, figure) +
        bodyMarks(variant, skin, figure) +
        chinShade(skin, figure),
      shell: figure.stage === 1 ? shellCup(figure, paint, eggshell, coat.second) : '',
      feet: shellChips(figure, paint, eggshell) + feet(skin, figure, foot),
      arms: figure.arms.map((arm) => skin.solid(armOutline(arm), isSocked ? limb : coat.base)).join(''),
      grips: figure.arms.map((arm) => paw(skin, arm, limb)).join(''),
      collar: ruffOf(skin, variant, figure),
      ...headOf(scene, variant, skin),
      party: [coat.accent, coat.inner, coat.iris, '#7ad7ff', '#ffd34d'],
    };
  },
};
