import type { FaceLine } from '../anchors.ts';
import { mix, shade, tint } from '../color.ts';
import type { Mood } from '../look.ts';
import type { Coat } from '../parts/coat.ts';
import { dot, line, oval, shape, twinkle } from '../parts/shapes.ts';
import type { Paint } from '../paint.ts';
import { group, svg } from '../svg.ts';

export type EyeKind = 'round' | 'tall' | 'wide' | 'bead' | 'star' | 'almond' | 'slit' | 'gem';

export interface EyeArt {
  kind: EyeKind;
  rx: number;
  ry: number;
  /** What a closed lid is painted with: the fur under the eye. */
  lid: string;
}

const sides = [-1, 1] as const;

function pupil(paint: Paint, art: EyeArt, coat: Coat, x: number, y: number, mood: Mood): string {
  const { rx, ry, kind } = art;
  const [dx, dy] = mood === 'hungry' ? [2, -4] : mood === 'sad' ? [0, 3] : [0, 0];
  const iris = paint.linear([`${coat.iris}/0@0`, `${coat.iris}/.75@55`, `${tint(coat.iris, 0.45)}@100`]);
  const shine = mood === 'sad' || mood === 'hungry' ? 1.25 : 1;
  const slit =
    kind === 'slit'
      ? oval(x + dx, y + dy + 2, rx * 0.2, ry * 0.66, shade(coat.ink, 0.3))
      : kind === 'gem'
        ? oval(x + dx, y + dy + 2, rx * 0.36, ry * 0.42, coat.ink)
        : '';
  const big =
    kind === 'star' || mood === 'proud'
      ? shape(twinkle(x - rx * 0.22 + dx, y - ry * 0.3 + dy, rx * 0.66), '#fff')
      : oval(x - rx * 0.3 + dx, y - ry * 0.36 + dy, rx * 0.36 * shine, ry * 0.32 * shine, '#fff');
  const body =
    kind === 'bead'
      ? ''
      : kind === 'slit' || kind === 'gem' || kind === 'almond'
        ? oval(
            x + dx,
            y + 2 + dy,
            rx * 0.78,
            ry * 0.9,
            paint.radial([tint(coat.iris, 0.5), coat.iris, shade(coat.iris, 0.55)], [0.5, 0.72, 0.7]),
          )
        : oval(x + dx, y + ry * 0.3 + dy, rx * 0.82, ry * 0.62, iris);
  return (
    body +
    slit +
    big +
    dot(x + rx * 0.36 + dx, y + ry * 0.36 + dy, rx * 0.17 * shine, '#fff', ' opacity=".9"') +
    (mood === 'sad' ? oval(x, y + ry * 0.66, rx * 0.6, ry * 0.2, '#dff3ff', ' opacity=".8"') : '')
  );
}

const almondOf = (x: number, y: number, rx: number, ry: number, side: 1 | -1): string =>
  svg`M${x - side * rx * 1.06},${y + ry * 0.3}C${x - side * rx * 0.8},${y - ry * 0.75} ${x + side * rx * 0.1},${y - ry * 1.15} ${x + side * rx * 1.16},${y - ry * 0.62}C${x + side * rx * 1.16},${y + ry * 0.5} ${x + side * rx * 0.5},${y + ry} ${x - side * rx * 0.1},${y + ry}C${x - side * rx * 0.7},${y + ry} ${x - side * rx},${y + ry * 0.7} ${x - side * rx * 1.06},${y + ry * 0.3}Z`;

function openEye(
  paint: Paint,
  art: EyeArt,
  coat: Coat,
  face: FaceLine,
  side: 1 | -1,
): { ball: string; pupil: string } {
  const x = side * face.apart;
  const { rx, ry } = art;
  const isAlmond = art.kind === 'almond' || art.kind === 'slit' || art.kind === 'gem';
  if (!isAlmond) {
    const fill = paint.linear([shade(coat.ink, 0.2), coat.ink, mix(coat.ink, coat.iris, 0.35)]);
    return { ball: oval(x, face.eyeY, rx, ry, fill), pupil: '' };
  }
  const d = almondOf(x, face.eyeY, rx, ry, side);
  return { ball: shape(d, paint.linear(['#e4dcf0', '#fff'])), pupil: d };
}

const lash = (x: number, y: number, rx: number, ry: number, side: 1 | -1, ink: string): string =>
  line(
    svg`M${x - side * rx * 1.04},${y + ry * 0.2}C${x - side * rx * 0.8},${y - ry * 0.8} ${x + side * rx * 0.1},${y - ry * 1.16} ${x + side * rx * 1.28},${y - ry * 0.74}`,
    ink,
    6,
  );

function shut(mood: Mood, art: EyeArt, face: FaceLine, ink: string): string {
  const bend = mood === 'celebrating' ? -1 : 1;
  return sides
    .map((side) => {
      const x = side * face.apart;
      const y = face.eyeY + (bend < 0 ? 7 : 2);
      const w = art.rx * 0.96;
      return line(svg`M${x - w},${y}Q${x},${y + bend * art.ry * 0.95} ${x + w},${y}`, ink, 6.5);
    })
    .join('');
}

function brows(mood: Mood, face: FaceLine, ink: string): string {
  const [inner, outer, lift] =
    mood === 'sad'
      ? [-9, 6, 2]
      : mood === 'hungry'
        ? [-6, 3, -1]
        : mood === 'proud'
          ? [0, -1, -3]
          : mood === 'celebrating'
            ? [-3, 0, -2]
            : [0, 0, 0];
  if (mood === 'happy' || mood === 'sleepy') return '';
  const y = face.browY + 6 + lift;
  return sides
    .map((side) =>
      line(
        svg`M${side * (face.apart - 15)},${y + inner}Q${side * (face.apart + 2)},${y - 7} ${side * (face.apart + 16)},${y + outer}`,
        ink,
        5,
        ' opacity=".75"',
      ),
    )
    .join('');
}

/** Eyes that look (`f-pupils`) and lids that blink (`f-lids`, unseen until the widget shows them). */
export function animalEyes(paint: Paint, art: EyeArt, coat: Coat, face: FaceLine, mood: Mood): string {
  const center = [0, face.eyeY] as const;
  if (mood === 'sleepy' || mood === 'celebrating')
    return group('f-eyes', shut(mood, art, face, coat.ink), center);
  const { rx, ry } = art;
  const eyes = sides.map((side) => {
    const x = side * face.apart;
    const open = openEye(paint, art, coat, face, side);
    const seen = pupil(paint, art, coat, x, face.eyeY, mood);
    const clip = open.pupil ? ` clip-path="${paint.clip(`<path d="${open.pupil}"/>`)}"` : '';
    const lid =
      mood === 'sad'
        ? svg`M${x - rx * 1.4},${face.eyeY - ry * 1.4}H${x + rx * 1.4}L${x + side * rx * 1.4},${face.eyeY - ry * 0.1}L${x - side * rx * 1.2},${face.eyeY - ry * 1.1}Z`
        : '';
    const rest =
      lid &&
      shape(lid, art.lid, clip || ` clip-path="${paint.clip(oval(x, face.eyeY, rx + 1, ry + 1, '#000'))}"`);
    const line2 = open.pupil ? lash(x, face.eyeY, rx, ry, side, coat.ink) : '';
    return {
      ball: open.ball,
      pupils: open.pupil ? `<g${clip}>${seen}</g>` : seen,
      rest: rest + line2,
      lid:
        oval(x, face.eyeY, rx * 1.16, ry * 1.12, art.lid) +
        line(
          svg`M${x - rx},${face.eyeY + 4}Q${x},${face.eyeY + ry * 0.7} ${x + rx},${face.eyeY + 4}`,
          coat.ink,
          6,
        ),
    };
  });
  const join = (key: 'ball' | 'pupils' | 'rest' | 'lid') => eyes.map((eye) => eye[key]).join('');
  return (
    group('f-eyes', join('ball') + group('f-pupils', join('pupils'), center) + join('rest'), center) +
    `<g class="f-lids" opacity="0" data-ox="0" data-oy="${face.eyeY}">${join('lid')}</g>` +
    brows(mood, face, coat.ink)
  );
}
