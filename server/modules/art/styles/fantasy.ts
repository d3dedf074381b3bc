import type { FaceLine } from '../anchors.ts';
import { mix, shade, tint } from '../color.ts';
import { animalEyes } from '../faces/animal-eyes.ts';
import { animalMouth, cheeks, tear } from '../faces/animal-mouth.ts';
import { CENTRE } from '../figure.ts';
import type { Figure } from '../figure.ts';
import { rimOf } from '../parts/coat.ts';
import type { Coat, Skin } from '../parts/coat.ts';
import { belly, chinShade, ears, tail } from '../parts/creature-parts.ts';
import {
  forelock,
  goldOf,
  horns,
  mane,
  runeCircle,
  runeMark,
  unicornHorn,
  wings,
} from '../parts/fantasy-parts.ts';
import { headOutline } from '../parts/heads.data.ts';
import { armsOf, feet, legs, paw } from '../parts/limbs.ts';
import { line, shape } from '../parts/shapes.ts';
import { shellBack, shellCap, shellChips, shellCup } from '../parts/shell.ts';
import { glow } from '../paint.ts';
import type { Paint } from '../paint.ts';
import { group, pick, svg } from '../svg.ts';
import { GROWTH } from './creature-growth.ts';
import { FANTASY } from './fantasy-variants.data.ts';
import type { FantasyVariant } from './fantasy-variants.data.ts';
import type { Layers, Scene, StyleArt } from './style.ts';

const EYE = { rx: 23, ry: 26 };
const FACE: FaceLine = { apart: 43, eyeY: 8, eyeTop: -18, browY: -30, noseY: 31 };

const jewelSkin = (paint: Paint, coat: Coat): Skin => {
  const lineOf = (color: string) =>
    ` stroke="${shade(color, 0.68)}" stroke-width="3.4" stroke-linejoin="round"`;
  const fill = (color: string) =>
    paint.radial([`${tint(color, 0.42)}@0`, `${color}@42`, `${shade(color, 0.46)}@100`], [0.34, 0.2, 0.9]);
  return {
    paint,
    coat,
    line: lineOf(coat.base),
    solid: (d, color) =>
      shape(d, fill(color), lineOf(color)) + rimOf(paint, d, '#fff6d8', shade(color, 0.8), 8),
    plain: (d, color) => shape(d, fill(color), lineOf(color)),
  };
};

function pelt(skin: Skin, variant: FantasyVariant, figure: Figure): string {
  const { torso, stage } = figure;
  if (stage === 1) return '';
  const height = torso.bottom - torso.top;
  const row = (share: number) => torso.top + height * share;
  const dark = shade(variant.coat.belly, 0.4);
  const clip = skin.paint.clip(`<path d="${torso.outline}"/>`);
  const half = torso.half * 0.58;
  const plates =
    variant.skin === 'scales'
      ? [0.36, 0.5, 0.64, 0.78, 0.9]
          .map((y) =>
            line(
              svg`M${CENTRE - half},${row(y)}Q${CENTRE},${row(y) + 9} ${CENTRE + half},${row(y)}`,
              dark,
              2.6,
              ' opacity=".5"',
            ),
          )
          .join('')
      : '';
  const tufts =
    variant.skin === 'feathers'
      ? [0.46, 0.62, 0.78]
          .map((y, index) =>
            (index % 2 ? [-0.5, 0.5] : [-1, 0, 1])
              .map((x) => line(svg`M${CENTRE + x * 18 - 7},${row(y)}q7,8 14,0`, dark, 2.8, ' opacity=".5"'))
              .join(''),
          )
          .join('')
      : '';
  const chest =
    variant.skin === 'fur' && stage >= 3
      ? shape(
          svg`M${CENTRE - 26},${torso.top}Q${CENTRE - 24},${row(0.3)} ${CENTRE - 10},${row(0.34)}Q${CENTRE - 6},${row(0.42)} ${CENTRE},${row(0.5)}Q${CENTRE + 6},${row(0.42)} ${CENTRE + 10},${row(0.34)}Q${CENTRE + 24},${row(0.3)} ${CENTRE + 26},${torso.top}Z`,
          tint(variant.coat.belly, 0.5),
        )
      : '';
  return `<g clip-path="${clip}">${plates}${tufts}${chest}</g>`;
}

/** A gem on the chest from adult age. */
function heartGem(skin: Skin, variant: FantasyVariant, figure: Figure): string {
  if (figure.stage < 4)
    return figure.stage === 3
      ? runeMark(
          skin.paint,
          variant,
          CENTRE,
          figure.torso.top + (figure.torso.bottom - figure.torso.top) * 0.6,
          0.8,
        )
      : '';
  const y = figure.torso.top + (figure.torso.bottom - figure.torso.top) * 0.52;
  const gem = variant.coat.iris;
  return (
    glow(skin.paint, gem, CENTRE, y, 34, '.6') +
    shape(
      svg`M${CENTRE},${y - 19}L${CENTRE + 15},${y - 3}L${CENTRE},${y + 20}L${CENTRE - 15},${y - 3}Z`,
      goldOf(skin.paint, variant.coat.accent),
      ` stroke="${shade(variant.coat.accent, 0.6)}" stroke-width="2.5" stroke-linejoin="round"`,
    ) +
    shape(
      svg`M${CENTRE},${y - 12}L${CENTRE + 10},${y - 2}L${CENTRE},${y + 13}L${CENTRE - 10},${y - 2}Z`,
      skin.paint.linear([tint(gem, 0.6), gem, shade(gem, 0.5)]),
    ) +
    shape(
      svg`M${CENTRE},${y - 12}L${CENTRE + 10},${y - 2}L${CENTRE},${y - 4}L${CENTRE - 10},${y - 2}Z`,
      '#fff',
      ' opacity=".55"',
    )
  );
}

function elderFace(skin: Skin, variant: FantasyVariant, chin: number): string {
  const hair = tint(variant.coat.belly, 0.6);
  const y = FACE.browY;
  // They rise inward and hang outward: wise, not cross.
  const brow = [-1, 1]
    .map((s) =>
      shape(
        svg`M${s * 20},${y + 1}C${s * 28},${y - 14} ${s * 52},${y - 18} ${s * 68},${y - 6}C${s * 82},${y + 4} ${s * 86},${y + 16} ${s * 88},${y + 26}C${s * 78},${y + 18} ${s * 72},${y + 12} ${s * 60},${y + 8}C${s * 46},${y + 3} ${s * 30},${y + 6} ${s * 20},${y + 1}Z`,
        hair,
        ` stroke="${shade(hair, 0.4)}" stroke-width="2"`,
      ),
    )
    .join('');
  if (variant.muzzle === 'beak') return brow;
  return (
    brow +
    skin.solid(
      svg`M-26,${chin - 14}C-12,${chin - 4} 12,${chin - 4} 26,${chin - 14}C34,${chin + 10} 24,${chin + 26} 14,${chin + 34}C14,${chin + 28} 10,${chin + 26} 8,${chin + 28}C8,${chin + 42} 4,${chin + 50} 0,${chin + 56}C-4,${chin + 50} -8,${chin + 42} -8,${chin + 28}C-10,${chin + 26} -14,${chin + 28} -14,${chin + 34}C-24,${chin + 26} -34,${chin + 10} -26,${chin - 14}Z`,
      hair,
    )
  );
}

/** The second colour on a face, in head units; cut to the head by whoever draws it. */
function faceMark({ mark, coat }: FantasyVariant, color: string, crown: number): string {
  const both = (draw: (side: 1 | -1) => string): string => draw(1) + draw(-1);
  const on = (d: string, opacity: string) => shape(d, color, ` opacity="${opacity}"`);
  if (mark === 'snout')
    return (
      on('M0,18C34,14 72,30 78,58C82,92 40,112 0,112C-40,112 -82,92 -78,58C-72,30 -34,14 0,18Z', '.85') +
      both((s) =>
        on(svg`M${s * 108},-30L${s * 74},-22L${s * 104},-6ZM${s * 108},2L${s * 82},8L${s * 106},20Z`, '.55'),
      )
    );
  if (mark === 'heart')
    return on(
      'M0,-22C14,-56 74,-60 88,-14C98,26 56,78 0,112C-56,78 -98,26 -88,-14C-74,-60 -14,-56 0,-22Z',
      '.88',
    );
  if (mark === 'blaze')
    return on(
      svg`M-12,${-crown - 4}H12C14,-46 8,-20 22,8C34,30 60,40 58,66C54,98 24,112 0,112C-24,112 -54,98 -58,66C-60,40 -34,30 -22,8C-8,-20 -14,-46 -12,${-crown - 4}Z`,
      '.85',
    );
  if (mark === 'moth')
    return both(
      (s) =>
        shape(
          svg`M${s * 43},-30C${s * 84},-34 ${s * 92},14 ${s * 74},34C${s * 58},50 ${s * 20},44 ${s * 10},18C${s * 4},-8 ${s * 16},-28 ${s * 43},-30Z`,
          tint(coat.second, 0.45),
          ' opacity=".75"',
        ) + on(svg`M${s * 112},44Q${s * 82},52 ${s * 72},92H${s * 112}Z`, '.8'),
    );
  return (
    both((s) =>
      on(
        svg`M${s * 124},20C${s * 96},24 ${s * 78},44 ${s * 44},38C${s * 22},34 ${s * 8},32 0,44V112H${s * 110}Z`,
        '.92',
      ),
    ) + on(svg`M-10,${-crown}C-8,-40 -12,-10 -16,20C-8,34 8,34 16,20C12,-10 8,-40 10,${-crown}Z`, '.5')
  );
}

function headOf(
  { figure, paint, worn }: Scene,
  variant: FantasyVariant,
  skin: Skin,
): Pick<Layers, 'ears' | 'head' | 'crown'> {
  const { coat } = variant;
  const { crown, chin } = figure.head;
  const { stage, mood } = figure;
  const grown = GROWTH[stage];
  const d = headOutline(variant.head, crown, chin);
  const droop = mood === 'sad' ? 30 : mood === 'sleepy' ? 10 : mood === 'celebrating' ? -6 : 0;
  const pair =
    variant.ears === 'none' ? { behind: '', over: '' } : ears(skin, variant.ears, grown.ears, droop);
  const sideHorns =
    variant.horns === 'none' || variant.horns === 'unicorn' ? '' : horns(skin, variant.horns, grown.horns);
  const lid = mix(coat.base, tint(coat.base, 0.4), 0.35);
  const young = [1, 1.16, 1.1, 1.04, 0.98, 0.96][stage] ?? 1;
  const second =
    variant.muzzle === 'plain'
      ? mix(coat.base, coat.belly, 0.55)
      : variant.mane === 'none'
        ? coat.second
        : coat.belly;
  const marks = faceMark(variant, second, crown);
  const mask = `<g clip-path="${paint.clip(`<path d="${d}"/>`)}">${marks}</g>`;
  const mark = stage >= 2 ? runeMark(paint, variant, 0, -crown + 40, 0.5 + stage * 0.08) : '';
  return {
    ears: group('f-ears', pair.behind, [0, -crown * 0.6]) + sideHorns,
    head:
      skin.plain(d, coat.base) +
      mask +
      rimOf(paint, d, '#fff6d8', shade(coat.base, 0.85), 11) +
      cheeks(paint, coat.inner, mood, 72, 36) +
      animalMouth(paint, variant.muzzle, coat, mood, FACE.noseY) +
      animalEyes(
        paint,
        { kind: variant.eyes, rx: EYE.rx * young, ry: EYE.ry * young, lid },
        coat,
        FACE,
        mood,
      ) +
      mark +
      (stage === 5 ? elderFace(skin, variant, chin) : '') +
      (mood === 'sad' ? tear(paint, -FACE.apart - 8, 34) : '') +
      (pair.over && group('f-ears', pair.over, [0, -crown * 0.6])),
    crown: worn.has('head')
      ? ''
      : forelock(skin, variant, figure) +
        (variant.horns === 'unicorn' ? unicornHorn(skin, crown, grown.horns) : '') +
        (stage === 1 && variant.horns !== 'unicorn'
          ? shellCap(paint, crown, tint(coat.base, 0.5), coat.accent)
          : ''),
  };
}

export const fantasy: StyleArt = {
  build: (variant) => pick(FANTASY, variant).build,
  face: () => FACE,
  draw(scene) {
    const variant = pick(FANTASY, scene.variant);
    const { figure, paint } = scene;
    const { coat } = variant;
    const { stage, torso } = figure;
    const skin = jewelSkin(paint, coat);
    const limb =
      variant.skin === 'feathers'
        ? coat.accent
        : mix(coat.base, coat.second, variant.mane === 'none' ? 0 : 0.18);
    const size = GROWTH[stage];
    const foot = variant.feet === 'hoof' ? shade(coat.accent, 0.42) : limb;
    const eggshell = tint(coat.base, 0.5);
    const origin = [CENTRE + torso.half * 0.66, torso.bottom - 20] as const;
    return {
      aura:
        stage === 5
          ? runeCircle(paint, variant)
          : stage === 4
            ? glow(paint, coat.accent, CENTRE, 214, 150, '.22')
            : '',
      tail: size.tail ? group('f-tail', tail(skin, variant.tail, figure, size.tail), origin) : '',
      wings:
        variant.wings === 'none'
          ? ''
          : group('f-wings', wings(skin, variant.wings, figure, size.wings), [CENTRE, torso.top + 38]),
      ground: shellChips(figure, paint, eggshell),
      shellBack: stage === 1 ? shellBack(figure, shade(eggshell, 0.5)) : '',
      legs: legs(skin, figure, variant.feet === 'bird' ? shade(limb, 0.1) : undefined),
      torso:
        skin.solid(torso.outline, coat.base) +
        belly(skin, figure) +
        pelt(skin, variant, figure) +
        chinShade(skin, figure) +
        heartGem(skin, variant, figure),
      shell: stage === 1 ? shellCup(figure, paint, eggshell, coat.accent) : '',
      feet: feet(skin, figure, foot, variant.feet),
      arms: armsOf(skin, figure, coat.base),
      grips: figure.arms.map((arm) => paw(skin, arm, limb)).join(''),
      collar: mane(skin, variant, figure),
      ...headOf(scene, variant, skin),
      party: [coat.accent, coat.second, coat.iris, '#ffd34d', '#c9a8ff'],
    };
  },
};
