import type { FaceLine } from '../anchors.ts';
import type { Mood, Stage } from '../look.ts';
import { dot, drop, line, oval, shape } from '../parts/shapes.ts';
import type { FlatEye, FlatNose, MinimalVariant } from '../styles/minimal-variants.data.ts';
import { group, svg } from '../svg.ts';

const sides = [-1, 1] as const;

/** `k` is the size: the young have the larger eyes. */
function eye(kind: FlatEye, x: number, y: number, inks: Inks, mood: Mood, k: number): string {
  const up = mood === 'hungry' ? -3 : 0;
  const isWet = mood === 'hungry' || mood === 'sad' || mood === 'proud';
  const shine = (r: number) =>
    dot(x - 4.5 * k, y - 7 * k + up, (isWet ? r * 1.3 : r) * k, '#fff') +
    dot(x + 5 * k, y + 7 * k + up, r * 0.5 * k, '#fff', ' opacity=".85"');
  if (kind === 'pill')
    return svg`<rect x="${x - 10 * k}" y="${y - 20 * k}" width="${20 * k}" height="${40 * k}" rx="${10 * k}" fill="${inks.eye}"/>${shine(4.6)}`;
  if (kind === 'ring') return dot(x, y, 22 * k, '#fff') + dot(x, y + up, 15.5 * k, inks.pupil) + shine(5.2);
  if (kind === 'oval') return oval(x, y, 14.5 * k, 19.5 * k, inks.eye) + shine(5.2);
  return dot(x, y, 16 * k, inks.eye) + shine(5);
}

interface Inks {
  eye: string;
  pupil: string;
}

function eyes(
  variant: MinimalVariant,
  face: FaceLine,
  mood: Mood,
  { ink, lid, k }: { ink: string; lid: string; k: number },
): string {
  const center = [0, face.eyeY] as const;
  if (mood === 'sleepy' || mood === 'celebrating') {
    const bend = mood === 'sleepy' ? 13 : -15;
    const y = face.eyeY + (bend > 0 ? 0 : 6);
    return group(
      'f-eyes',
      sides
        .map((s) =>
          line(
            svg`M${s * face.apart - 15},${y}Q${s * face.apart},${y + bend} ${s * face.apart + 15},${y}`,
            ink,
            8.5,
          ),
        )
        .join(''),
      center,
    );
  }
  const open = sides
    .map((s) => eye(variant.eye, s * face.apart, face.eyeY, { eye: ink, pupil: variant.flat.ink }, mood, k))
    .join('');
  const lids = sides
    .map(
      (s) =>
        oval(s * face.apart, face.eyeY, 25 * k, 25 * k, lid) +
        line(svg`M${s * face.apart - 14},${face.eyeY + 2}H${s * face.apart + 14}`, ink, 6.5),
    )
    .join('');
  const raised =
    mood === 'proud'
      ? sides
          .map((s) =>
            line(
              svg`M${s * face.apart - 13},${face.browY + 5}Q${s * face.apart},${face.browY - 8} ${s * face.apart + 13},${face.browY + 5}`,
              ink,
              6,
            ),
          )
          .join('')
      : '';
  const brow =
    mood === 'sad' || mood === 'hungry'
      ? sides
          .map((s) =>
            line(
              svg`M${s * (face.apart - 16)},${face.browY - 2}L${s * (face.apart + 12)},${face.browY + (mood === 'sad' ? 10 : 5)}`,
              ink,
              6,
            ),
          )
          .join('')
      : '';
  return (
    group('f-eyes', group('f-pupils', open, center), center) +
    `<g class="f-lids" opacity="0" data-ox="0" data-oy="${face.eyeY}">${lids}</g>${brow}${raised}`
  );
}

function nose(kind: FlatNose, y: number, accent: string, ink: string): string {
  if (kind === 'triangle')
    return shape(
      svg`M-10,${y - 6}H10Q13,${y - 6} 11,${y - 3}L2,${y + 6}Q0,${y + 8} -2,${y + 6}L-11,${y - 3}Q-13,${y - 6} -10,${y - 6}Z`,
      ink,
    );
  if (kind === 'pill') return `<rect x="-14" y="${y - 8}" width="28" height="15" rx="7.500" fill="${ink}"/>`;
  if (kind === 'beak')
    return shape(
      svg`M-20,${y - 6}Q-20,${y - 10} -16,${y - 10}H16Q20,${y - 10} 20,${y - 6}L4,${y + 13}Q0,${y + 17} -4,${y + 13}Z`,
      accent,
    );
  return '';
}

function mouth(mood: Mood, y: number, ink: string, isBeak: boolean): string {
  const top = isBeak ? y + 10 : y;
  if (mood === 'celebrating')
    return (
      shape(svg`M-20,${top}H20A20,20 0 0 1 -20,${top}Z`, ink) +
      shape(
        svg`M-11,${top + 13}Q0,${top + 6} 11,${top + 13}Q6,${top + 20} 0,${top + 20}Q-6,${top + 20} -11,${top + 13}Z`,
        '#ff7f8a',
      )
    );
  if (isBeak && mood !== 'sad' && mood !== 'hungry') return '';
  if (mood === 'proud') return line(svg`M-14,${top + 3}Q4,${top + 13} 18,${top - 3}`, ink, 6);
  if (mood === 'sleepy') return dot(0, top + 5, 6, ink);
  if (mood === 'sad') return line(svg`M-16,${top + 13}Q0,${top - 6} 16,${top + 13}`, ink, 7);
  if (mood === 'hungry')
    return (
      shape(svg`M-14,${top}H14A14,14 0 0 1 -14,${top}Z`, ink) +
      shape(svg`M2,${top + 6}H14V${top + 15}A6,6 0 0 1 2,${top + 15}Z`, '#ff7f8a')
    );
  return line(svg`M-15,${top}Q0,${top + 15} 15,${top}`, ink, 6.5);
}

/** The face of the minimal style: dots and strokes, nothing shaded. */
export function flatFace(variant: MinimalVariant, face: FaceLine, mood: Mood, stage: Stage): string {
  const k = [1, 1.16, 1.1, 1.03, 0.98, 0.96][stage] ?? 1;
  const { flat, mark } = variant;
  const isDark = mark === 'mask' || (mark === 'stripes' && flat.base === '#4a4f68');
  const ink = isDark && mark === 'mask' ? '#fff6ee' : isDark ? '#fdf6e6' : flat.ink;
  const lid = mark === 'mask' ? flat.second : mark === 'eyes' ? flat.second : flat.base;
  const cheek =
    mood === 'sad'
      ? ''
      : sides.map((s) => oval(s * 66, face.eyeY + 26, 13, 8, flat.accent, ' opacity=".7"')).join('');
  const mouthInk = mark === 'mask' || !isDark ? flat.ink : ink;
  return (
    cheek +
    nose(variant.nose, face.noseY, flat.accent, mouthInk) +
    group(
      'f-mouth',
      mouth(mood, face.noseY + (variant.nose === 'none' ? 4 : 14), mouthInk, variant.nose === 'beak'),
      [0, face.noseY + 14],
    ) +
    eyes(variant, face, mood, { ink, lid, k }) +
    (mood === 'sad' ? shape(drop(-face.apart - 4, face.eyeY + 40, 12), '#5cb4ff') : '')
  );
}
