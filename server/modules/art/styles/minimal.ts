import type { FaceLine } from '../anchors.ts';
import { mix } from '../color.ts';
import { flatFace } from '../faces/flat.ts';
import { CENTRE, NEST_RIM } from '../figure.ts';
import type { Figure } from '../figure.ts';
import type { Paint } from '../paint.ts';
import { headOutline } from '../parts/heads.data.ts';
import { armOutline, limbOutline, wingOutline } from '../parts/limbs.ts';
import { dot, line, oval, scallop, shape } from '../parts/shapes.ts';
import { cupOutline, shellBack } from '../parts/shell.ts';
import { group, mirrored, pick, placed, svg } from '../svg.ts';
import { GROWTH } from './creature-growth.ts';
import { MINIMAL } from './minimal-variants.data.ts';
import type { Flat, FlatEar, FlatTail, MinimalVariant } from './minimal-variants.data.ts';
import type { Layers, Scene, StyleArt } from './style.ts';

const FACE: FaceLine = { apart: 40, eyeY: 8, eyeTop: -15, browY: -29, noseY: 31 };

const dim = (color: string): string => mix(color, '#20123a', 0.16);

/** The one trick of the style: a flat form, its right half a step darker. */
function halved(paint: Paint, { torso }: Figure, color: string): string {
  const shadeSide = svg`<rect x="${CENTRE}" y="${torso.top}" width="${torso.half + 4}" height="${torso.bottom - torso.top}" fill="${dim(color)}"/>`;
  return (
    shape(torso.outline, color) +
    `<g clip-path="${paint.clip(`<path d="${torso.outline}"/>`)}">${shadeSide}</g>`
  );
}

const EARS: Readonly<
  Record<Exclude<FlatEar, 'none'>, { d: string; inner: string; at: readonly [number, number, number] }>
> = {
  triangle: { d: 'M-40,24L-8,-66Q-2,-78 6,-66L42,24Z', inner: 'M-18,20L0,-34L20,20Z', at: [56, -56, 20] },
  circle: {
    d: 'M-36,-8A38,38 0 1 0 40,-8A38,38 0 1 0 -36,-8Z',
    inner: 'M-16,-8A18,18 0 1 0 20,-8A18,18 0 1 0 -16,-8Z',
    at: [66, -56, 10],
  },
  capsule: {
    d: 'M-24,24V-84A24,24 0 0 1 24,-84V24Z',
    inner: 'M-10,14V-80A10,10 0 0 1 10,-80V14Z',
    at: [40, -58, 12],
  },
  leaf: {
    d: 'M0,24C-44,-10 -30,-60 0,-92C30,-60 44,-10 0,24Z',
    inner: 'M-3,10V-60H3V10Z',
    at: [48, -56, 34],
  },
  flap: {
    d: 'M-26,-6A28,28 0 0 1 30,-6V60A28,28 0 0 1 -26,60Z',
    inner: 'M-8,4A10,10 0 0 1 12,4V56A10,10 0 0 1 -8,56Z',
    at: [84, -44, -6],
  },
  square: {
    d: 'M-30,24V-32Q-30,-42 -20,-42H20Q30,-42 30,-32V24Z',
    inner: 'M-12,16V-24H12V16Z',
    at: [54, -68, 12],
  },
  horn: {
    d: 'M-24,24C-26,-20 -10,-50 34,-64C28,-34 26,0 24,24Z',
    inner: 'M-8,16C-8,-10 2,-28 18,-38C14,-18 12,0 12,16Z',
    at: [50, -62, 8],
  },
  feather: {
    d: 'M-44,30C-40,-6 -14,-44 26,-58Q34,-60 34,-52C34,-20 26,6 18,30Z',
    inner: 'M-20,22C-16,-4 -4,-24 18,-38C18,-16 14,4 8,22Z',
    at: [62, -54, 14],
  },
  stem: {
    d: 'M-5,16V-30H5V16ZM-15,-40A15,15 0 1 0 15,-40A15,15 0 1 0 -15,-40Z',
    inner: 'M-7,-40A7,7 0 1 0 7,-40A7,7 0 1 0 -7,-40Z',
    at: [38, -72, 18],
  },
};

function ears(variant: MinimalVariant, size: number, droop: number): string {
  if (variant.ear === 'none') return '';
  const { d, inner, at } = EARS[variant.ear];
  const { flat } = variant;
  const [x, y, lean] = at;
  const color =
    variant.ear === 'flap' || variant.ear === 'horn' || variant.ear === 'leaf' ? flat.second : flat.base;
  const drawn = shape(d, color) + shape(inner, flat.accent);
  return mirrored(placed({ x, y, scale: size, rotation: lean + droop }, drawn));
}

const TAILS: Readonly<Record<FlatTail, (flat: Flat) => string>> = {
  ball: (f) => dot(34, -14, 30, f.belly),
  wedge: (f) => shape('M-14,16L96,-78Q104,-84 102,-72L72,20Z', f.second),
  arc: (f) => line('M-8,4A58,58 0 0 0 84,-54', f.base, 22) + line('M80,-32A58,58 0 0 0 84,-54', f.second, 22),
  capsule: (f) => line('M0,2L62,-56', f.second, 30),
  zigzag: (f) => shape('M-12,16L58,-30L42,-44L108,-92L86,-40L70,-50L48,2Q34,20 6,22Z', f.second),
  diamond: (f) => line('M-6,4L54,-22', f.base, 12) + shape('M72,-66L104,-34L72,-2L40,-34Z', f.accent),
  leaf: (f) => shape('M-10,12C10,-50 60,-80 104,-82C108,-40 80,14 -10,12Z', f.second),
  fan: (f) =>
    [70, 42, 14]
      .map(
        (turn, index) =>
          `<g transform="rotate(${turn})">${shape('M0,10C-26,-20 -24,-70 0,-92C24,-70 26,-20 0,10Z', index === 1 ? f.accent : dim(f.base))}</g>`,
      )
      .join(''),
};

function markOf({ mark, flat }: MinimalVariant, crown: number): string {
  if (mark === 'band')
    return `<rect x="-120" y="-30" width="240" height="14" fill="${flat.second}"/><rect x="-120" y="52" width="240" height="40" fill="${flat.second}"/>`;
  if (mark === 'half') return `<rect x="0" y="-120" width="130" height="132" fill="${flat.second}"/>`;
  if (mark === 'cap') return dot(0, -crown - 34, 84, flat.second);
  if (mark === 'stripes')
    return [-44, 0, 44]
      .map((x) => shape(`M${x - 12},-100H${x + 12}V-52A12,12 0 0 1 ${x - 12},-52Z`, flat.second))
      .join('');
  if (mark === 'mask') return shape('M-130,-26H130V34L40,34L0,12L-40,34H-130Z', flat.second);
  if (mark === 'muzzle') return oval(0, 46, 46, 34, flat.second);
  if (mark === 'dots')
    return dot(0, -58, 13, flat.second) + dot(-30, -44, 9, flat.second) + dot(30, -44, 9, flat.second);
  if (mark === 'blaze') return shape('M0,-40L130,70V130H-130V70Z', flat.second);
  if (mark === 'eyes') return dot(-40, 8, 46, flat.second) + dot(40, 8, 46, flat.second);
  if (mark === 'split')
    return `<rect x="-14" y="-120" width="28" height="112" rx="14" fill="${flat.second}"/>`;
  if (mark === 'chevron') return shape('M-110,-100H110L0,-22Z', flat.second);
  return oval(0, 60, 74, 44, flat.belly);
}

const shellOf = (figure: Figure, { belly, base, accent }: Flat): string => {
  const k = figure.head.scale;
  return placed(
    { x: CENTRE, y: figure.ground - NEST_RIM, scale: 1 },
    shape(cupOutline(figure, 8), mix(belly, base, 0.2)) +
      dot(-48 * k, 26, 7, accent) +
      dot(30 * k, 34, 5, accent) +
      dot(62 * k, 18, 6, accent),
  );
};

function crownOf({ figure, worn }: Scene, { flat }: MinimalVariant): string {
  const { stage, head } = figure;
  const y = -head.crown;
  if (worn.has('head')) return '';
  if (stage === 1)
    return placed(
      { x: 0, y: y + 8, scale: 1, rotation: 8 },
      shape(
        'M-48,18L-32,2L-16,18L0,2L16,18L32,2L48,18C48,-24 26,-46 0,-46C-26,-46 -48,-24 -48,18Z',
        mix(flat.belly, flat.base, 0.12),
      ) +
        dot(-14, -18, 7, flat.accent) +
        dot(14, -8, 5, flat.accent),
    );
  // A sprout of petals, one more with each age.
  const petal = (turn: number, size: number) =>
    `<g transform="translate(0,${-head.crown + 10})rotate(${turn})">${shape(svg`M0,0C${-15 * size},${-12 * size} ${-13 * size},${-34 * size} 0,${-44 * size}C${13 * size},${-34 * size} ${15 * size},${-12 * size} 0,0Z`, turn ? mix(flat.accent, '#20123a', 0.14) : flat.accent)}</g>`;
  if (stage === 2) return petal(0, 0.84);
  if (stage === 3) return petal(-32, 0.92) + petal(26, 0.82);
  const three = petal(-44, 0.86) + petal(44, 0.86) + petal(0, 1.04);
  return stage === 5
    ? three +
        dot(-44, y - 42, 6, flat.accent) +
        dot(0, y - 56, 7.5, flat.accent) +
        dot(44, y - 42, 6, flat.accent)
    : three;
}

/** The elder stands before a plain sun of rings. */
const sun = (flat: Flat): string =>
  [172, 142, 112]
    .map((r) => dot(CENTRE, 208, r, mix(flat.accent, '#ffffff', 0.2), ' opacity=".24"'))
    .join('');

function headOf(scene: Scene, variant: MinimalVariant): Pick<Layers, 'ears' | 'head' | 'crown'> {
  const { figure, paint } = scene;
  const { flat } = variant;
  const { crown, chin } = figure.head;
  const d = headOutline(variant.head, crown, chin);
  const droop =
    figure.mood === 'sad' ? 32 : figure.mood === 'sleepy' ? 10 : figure.mood === 'celebrating' ? -6 : 0;
  const pair = group('f-ears', ears(variant, GROWTH[figure.stage].ears, droop), [0, -crown * 0.6]);
  const white = mix(flat.belly, '#ffffff', 0.55);
  const isOld = figure.stage === 5;
  const beard =
    isOld && variant.nose !== 'beak'
      ? dot(-22, chin - 2, 20, white) + dot(22, chin - 2, 20, white) + dot(0, chin + 8, 22, white)
      : '';
  const brows = isOld
    ? mirrored(
        shape(
          'M18,-26C24,-44 58,-48 74,-30C82,-20 84,-8 84,2C76,-8 68,-14 58,-18C46,-24 30,-22 18,-26Z',
          variant.mark === 'eyes' ? flat.accent : white,
        ),
      )
    : '';
  const clip = paint.clip(`<path d="${d}"/>`);
  const isFlap = variant.ear === 'flap';
  return {
    ears: isFlap ? '' : pair,
    head:
      shape(d, flat.base) +
      `<g clip-path="${clip}">${markOf(variant, crown)}<rect x="0" y="-120" width="140" height="260" fill="#20123a" opacity=".11"/></g>` +
      flatFace(variant, FACE, figure.mood, figure.stage) +
      brows +
      beard +
      (isFlap ? pair : ''),
    crown: crownOf(scene, variant),
  };
}

export const minimal: StyleArt = {
  build: (variant) => pick(MINIMAL, variant).build,
  face: () => FACE,
  draw(scene) {
    const variant = pick(MINIMAL, scene.variant);
    const { figure, paint } = scene;
    const { flat } = variant;
    const { stage, torso, footHalf: r } = figure;
    const size = GROWTH[stage].tail;
    const height = torso.bottom - torso.top;
    const bellyHalf = torso.half * 0.56;
    const tailAt = { x: CENTRE + torso.half * 0.62, y: torso.bottom - 24, scale: size };
    const foot = svg`M${-r},0V${-r * 0.3}A${r},${r * 0.86} 0 0 1 ${r},${-r * 0.3}V0Z`;
    const legs = figure.feet
      .map((at) =>
        shape(
          limbOutline(
            CENTRE + (at.x - CENTRE) * 0.86,
            figure.legTop,
            r * 0.66,
            CENTRE + (at.x - CENTRE) * 0.86,
            at.y - r * 0.74,
            r * 0.66,
          ),
          dim(flat.base),
        ),
      )
      .join('');
    // Chest fur: one bow on the grown, a scalloped one on the old.
    const chest =
      stage === 5
        ? scallop(CENTRE, figure.neck.y + 4, figure.head.scale * 62, figure.head.scale * 44, 10)
        : svg`M${CENTRE - figure.head.scale * 58},${figure.neck.y}a${figure.head.scale * 58},${figure.head.scale * 46} 0 0 0 ${figure.head.scale * 116},0Z`;
    const collar = stage >= 4 && !scene.worn.has('neck') ? shape(chest, flat.accent) : '';
    const isBird = variant.nose === 'beak';
    return {
      aura: stage === 5 ? sun(flat) : '',
      ground: '',
      shellBack: stage === 1 ? shellBack(figure, dim(mix(flat.belly, flat.base, 0.5))) : '',
      tail: size ? group('f-tail', placed(tailAt, TAILS[variant.tail](flat)), [tailAt.x, tailAt.y]) : '',
      wings: '',
      legs,
      torso:
        halved(paint, figure, flat.base) +
        shape(
          svg`M${CENTRE - bellyHalf},${torso.bottom}A${bellyHalf},${height * 0.72} 0 0 1 ${CENTRE + bellyHalf},${torso.bottom}Z`,
          flat.belly,
        ),
      shell: stage === 1 ? shellOf(figure, flat) : '',
      feet: figure.feet
        .map((at) =>
          placed(
            { x: at.x, y: at.y, scale: 1 },
            shape(foot, flat.second === flat.belly ? flat.accent : flat.second),
          ),
        )
        .join(''),
      arms: figure.arms
        .map((arm, index) =>
          shape(
            isBird ? wingOutline(arm) : armOutline(arm),
            index ? dim(flat.base) : mix(flat.base, '#20123a', 0.08),
          ),
        )
        .join(''),
      grips: figure.arms
        .map(({ hand, radius, isHolding }) =>
          isBird && !isHolding
            ? ''
            : dot(hand.x, hand.y, radius, flat.second === flat.belly ? flat.base : flat.second),
        )
        .join(''),
      collar,
      ...headOf(scene, variant),
      party: [flat.accent, flat.base, flat.second, flat.belly],
    };
  },
};
