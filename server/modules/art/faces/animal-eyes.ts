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

const JEWELS: ReadonlySet<EyeKind> = new Set(['almond', 'slit', 'gem']);

/** The coloured disk of a jewel eye, dark above as under a lid, glowing below. */
function iris(paint: Paint, { kind, rx, ry }: EyeArt, coat: Coat, x: number, y: number): string {
  const ring = paint.linear([
    `${shade(coat.iris, 0.62)}@0`,
    `${coat.iris}@55`,
    `${tint(coat.iris, 0.55)}@100`,
  ]);
  const dark = shade(coat.ink, 0.25);
  const center =
    kind === 'slit'
      ? oval(x, y, rx * 0.28, ry * 0.56, dark)
      : kind === 'gem'
        ? shape(
            svg`M${x},${y - ry * 0.56}Q${x + rx * 0.5},${y - ry * 0.4} ${x + rx * 0.5},${y}Q${x + rx * 0.4},${y + ry * 0.44} ${x},${y + ry * 0.56}Q${x - rx * 0.4},${y + ry * 0.44} ${x - rx * 0.5},${y}Q${x - rx * 0.5},${y - ry * 0.4} ${x},${y - ry * 0.56}Z`,
            dark,
          )
        : oval(x, y, rx * 0.44, ry * 0.46, dark);
  return oval(x, y + 1, rx * 0.84, ry * 0.86, ring) + center;
}

function pupil(paint: Paint, art: EyeArt, coat: Coat, x: number, y: number, mood: Mood): string {
  const { rx, ry, kind } = art;
  const [dx, dy] = mood === 'hungry' ? [2, -4] : mood === 'sad' ? [0, 3] : [0, 0];
  const glint = paint.linear([`${coat.iris}/0@0`, `${coat.iris}/.75@55`, `${tint(coat.iris, 0.45)}@100`]);
  const shine = mood === 'sad' || mood === 'hungry' ? 1.25 : 1;
  const big =
    kind === 'star' || mood === 'proud'
      ? shape(twinkle(x - rx * 0.22 + dx, y - ry * 0.3 + dy, rx * 0.66), '#fff')
      : oval(x - rx * 0.3 + dx, y - ry * 0.36 + dy, rx * 0.36 * shine, ry * 0.32 * shine, '#fff');
  const body =
    kind === 'bead'
      ? ''
      : JEWELS.has(kind)
        ? iris(paint, art, coat, x + dx * 0.5, y + dy * 0.5)
        : oval(x + dx, y + ry * 0.3 + dy, rx * 0.82, ry * 0.62, glint);
  return (
    body +
    big +
    dot(x + rx * 0.36 + dx, y + ry * 0.36 + dy, rx * 0.17 * shine, '#fff', ' opacity=".9"') +
    (mood === 'sad' ? oval(x, y + ry * 0.66, rx * 0.6, ry * 0.2, '#dff3ff', ' opacity=".8"') : '')
  );
}

const ballOf = (paint: Paint, art: EyeArt, coat: Coat, x: number, y: number): string =>
  oval(
    x,
    y,
    art.rx,
    art.ry,
    paint.linear([
      shade(coat.ink, 0.2),
      coat.ink,
      mix(coat.ink, coat.iris, JEWELS.has(art.kind) ? 0.15 : 0.35),
    ]),
  );

/** The upper lid follows the eye and turns up at its end: a line that falls inward makes any eye stern. */
const lash = (x: number, y: number, { kind, rx, ry }: EyeArt, side: 1 | -1, ink: string): string =>
  line(
    svg`M${x - side * rx * 0.8},${y - ry * 0.66}C${x - side * rx * 0.3},${y - ry * 1.16} ${x + side * rx * 0.5},${y - ry * 1.16} ${x + side * rx * 0.92},${y - ry * 0.56}${kind === 'gem' ? svg`Q${x + side * rx * 1.12},${y - ry * 0.62} ${x + side * rx * 1.34},${y - ry * 0.86}` : ''}`,
    ink,
    5,
  );

function shut(mood: Mood, art: EyeArt, face: FaceLine, ink: string): string {
  const bend = mood === 'celebrating' ? -1 : 1;
  return sides
    .map((side) => {
      const x = side * face.apart;
      const y = face.eyeY + (bend < 0 ? 7 : 2);
      const w = art.rx * 0.96;
      return line(svg`M${x - w},${y}Q${x},${y + bend * art.ry * 0.95} ${x + w},${y}`, ink, 8);
    })
    .join('');
}

function brows(mood: Mood, face: FaceLine, ink: string): string {
  const [inner, outer, lift] =
    mood === 'sad'
      ? [-13, 8, 2]
      : mood === 'hungry'
        ? [-9, 4, -2]
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
        6.5,
        ' opacity=".85"',
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
    const lid =
      mood === 'sad'
        ? svg`M${x - rx * 1.4},${face.eyeY - ry * 1.4}H${x + rx * 1.4}L${x + side * rx * 1.4},${face.eyeY - ry * 0.1}L${x - side * rx * 1.2},${face.eyeY - ry * 1.1}Z`
        : '';
    return {
      ball: ballOf(paint, art, coat, x, face.eyeY),
      pupils: pupil(paint, art, coat, x, face.eyeY, mood),
      rest:
        (lid &&
          shape(lid, art.lid, ` clip-path="${paint.clip(oval(x, face.eyeY, rx + 1, ry + 1, '#000'))}"`)) +
        (JEWELS.has(art.kind) && !lid ? lash(x, face.eyeY, art, side, coat.ink) : ''),
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
