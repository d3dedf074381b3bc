import type { FaceLine } from '../anchors.ts';
import { tint } from '../color.ts';
import { CENTRE } from '../figure.ts';
import type { Figure } from '../figure.ts';
import type { Skin } from '../parts/coat.ts';
import { dot, line, oval, shape, star } from '../parts/shapes.ts';
import { svg } from '../svg.ts';
import type { CuteMark, CuteVariant } from './cute-variants.data.ts';

/** One marking on a head, in head units; cut to the head by whoever draws it. */
export function mark(
  kind: CuteMark,
  { coat }: CuteVariant,
  face: FaceLine,
  size: number,
  crown: number,
): string {
  const second = coat.second;
  const both = (draw: (side: 1 | -1) => string) => draw(1) + draw(-1);
  if (kind === 'stripes')
    return (
      shape(
        svg`M-7,${-crown - 4}H7L3,${-crown + 34 * size}Q0,${-crown + 42 * size} -3,${-crown + 34 * size}Z`,
        second,
      ) +
      both((s) =>
        shape(
          svg`M${s * 18},${-crown - 4}H${s * 34}L${s * 21},${-crown + 26 * size}Q${s * 17},${-crown + 30 * size} ${s * 16},${-crown + 22 * size}Z`,
          second,
        ),
      ) +
      both((s) =>
        shape(
          svg`M${s * 112},26L${s * (84 - 6 * size)},30L${s * 112},38ZM${s * 108},46L${s * (82 - 6 * size)},46L${s * 104},57Z`,
          second,
        ),
      )
    );
  if (kind === 'blaze')
    return shape(
      svg`M-15,${-crown - 4}H15C10,-40 12,-16 26,26C30,60 16,72 0,72C-16,72 -30,60 -26,26C-12,-16 -10,-40 -15,${-crown - 4}Z`,
      second,
      ' opacity=".85"',
    );
  if (kind === 'patches')
    return both(
      (s) =>
        `<g transform="rotate(${s * 24},${s * face.apart},${face.eyeY})">${oval(s * face.apart, face.eyeY + 3, 32, 37, second)}</g>`,
    );
  if (kind === 'mask')
    return both((s) =>
      shape(
        svg`M${s * 120},14C${s * 84},6 ${s * 66},34 ${s * 26},30C${s * 14},30 0,26 0,18V110H${s * 120}Z`,
        second,
      ),
    );
  if (kind === 'patch')
    return `<g transform="rotate(14,43,6)">${oval(46, 0, 35, 42, second, ' opacity=".9"')}</g>`;
  if (kind === 'freckles')
    return (
      both((s) => dot(s * 70, 22, 3.6, second) + dot(s * 80, 30, 3, second) + dot(s * 62, 31, 3, second)) +
      dot(-16, -56, 5, second) +
      dot(2, -64, 4, second) +
      dot(18, -54, 5.5, second)
    );
  if (kind === 'disk')
    return (
      both((s) => oval(s * 42, face.eyeY + 3, 45, 49, tint(coat.belly, 0.3))) +
      shape(svg`M-26,${-crown - 4}H26L0,-16Z`, second)
    );
  if (kind === 'spots')
    return (
      both((s) => dot(s * 58, -52, 8 * size, second) + dot(s * 78, -34, 5.5 * size, second)) +
      dot(0, -62, 9 * size, second) +
      dot(-26, -68, 5 * size, second)
    );
  if (kind === 'bandit')
    return (
      shape(
        'M-120,6C-90,-26 -60,-26 -40,-20C-20,-16 -12,-2 0,-2C12,-2 20,-16 40,-20C60,-26 90,-26 120,6C110,34 76,48 48,40C28,36 14,20 0,22C-14,20 -28,36 -48,40C-76,48 -110,34 -120,6Z',
        second,
      ) + shape(svg`M-9,${-crown - 4}H9L6,-10H-6Z`, second)
    );
  if (kind === 'star')
    return shape(star(0, -48, 17 * size), tint(coat.belly, 0.6), ' stroke-linejoin="round"');
  if (kind === 'cap')
    return shape(
      svg`M-110,${-crown - 8}H110C70,-34 36,-62 0,-34C-36,-62 -70,-34 -110,${-crown - 8}Z`,
      second,
      ' opacity=".55"',
    );
  return '';
}

/** The same markings, carried on over the body. */
export function bodyMarks(variant: CuteVariant, skin: Skin, figure: Figure): string {
  const { torso } = figure;
  const { second } = variant.coat;
  const height = torso.bottom - torso.top;
  const row = (share: number) => torso.top + height * share;
  const clip = skin.paint.clip(`<path d="${torso.outline}"/>`);
  const marks = variant.marks;
  let content = '';
  if (marks.includes('stripes') || marks.includes('bandit'))
    content = [-1, 1]
      .map((s) =>
        [0.36, 0.54, 0.72]
          .map((y) =>
            line(
              svg`M${CENTRE + s * (torso.half + 4)},${row(y)}Q${CENTRE + s * torso.half * 0.8},${row(y) + 3} ${CENTRE + s * torso.half * 0.62},${row(y) - 2}`,
              second,
              7,
            ),
          )
          .join(''),
      )
      .join('');
  if (marks.includes('spots') || marks.includes('freckles'))
    content = [-1, 1]
      .map(
        (s) =>
          dot(CENTRE + s * torso.half * 0.84, row(0.4), 6, second) +
          dot(CENTRE + s * torso.half * 0.74, row(0.64), 4.5, second),
      )
      .join('');
  if (marks.includes('disk'))
    content = [0.46, 0.62, 0.78]
      .map((y, index) =>
        [-1, 0, 1]
          .map((s) =>
            index === 1 && !s
              ? ''
              : line(svg`M${CENTRE + s * 16 - 5},${row(y)}q5,6 10,0`, second, 3.5, ' opacity=".6"'),
          )
          .join(''),
      )
      .join('');
  return content && figure.stage > 1 ? `<g clip-path="${clip}">${content}</g>` : '';
}
