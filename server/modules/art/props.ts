import { CENTRE } from './figure.ts';
import type { Figure } from './figure.ts';
import { dot, line, oval, shape, star, twinkle } from './parts/shapes.ts';
import type { Paint } from './paint.ts';
import { group, svg } from './svg.ts';

const letterZ = (x: number, y: number, r: number) =>
  svg`M${x - r},${y - r}H${x + r}L${x - r},${y + r}H${x + r}`;

// Fixed scatter: confetti that falls the same way for everybody, always.
const CONFETTI: readonly (readonly [x: number, y: number, turn: number, kind: 0 | 1 | 2])[] = [
  [44, 60, 20, 0],
  [92, 34, 70, 1],
  [148, 22, 130, 2],
  [252, 20, 40, 0],
  [306, 36, 100, 2],
  [356, 66, 10, 1],
  [28, 132, 60, 2],
  [372, 140, 150, 0],
  [60, 196, 100, 1],
  [346, 200, 30, 2],
  [112, 84, 15, 0],
  [288, 88, 85, 1],
  [24, 250, 140, 0],
  [376, 256, 75, 1],
  [76, 300, 35, 2],
  [328, 304, 120, 0],
];

function confetti(colors: readonly string[]): string {
  return CONFETTI.map(([x, y, turn, kind], index) => {
    const color = colors[index % colors.length] ?? '#ffd34d';
    if (kind === 2) return dot(x, y, 4.5, color);
    const d = kind ? svg`M-7,0Q-3,-7 0,0Q3,7 7,0` : 'M-5,-3.5H5V3.5H-5Z';
    const body = kind ? line(d, color, 3.6) : shape(d, color);
    return svg`<g transform="translate(${x},${y})rotate(${turn})">${body}</g>`;
  }).join('');
}

/** What a mood puts into the air round the head, over everything else. */
export function moodProps(figure: Figure, paint: Paint, colors: readonly string[]): string {
  const { head, mood } = figure;
  const side = CENTRE + head.scale * 100;
  const top = head.y - head.crown * head.scale;
  const ink = '#6f7fd8';
  if (mood === 'sleepy') {
    const z =
      line(letterZ(side + 12, top + 26, 7), ink, 4.5) +
      line(letterZ(side + 34, top + 2, 9.5), ink, 5, ' opacity=".85"') +
      line(letterZ(side + 60, top - 24, 12), ink, 5.5, ' opacity=".65"');
    return group('f-sparkle', z, [side + 12, top + 26]);
  }
  if (mood === 'proud') {
    const gold = paint.linear(['#fff6c8', '#ffc93c']);
    const d =
      twinkle(side + 22, top + 20, 17) +
      twinkle(side + 42, top + 48, 8) +
      twinkle(CENTRE - head.scale * 100 - 22, top + 34, 11);
    return group('f-sparkle', shape(d, gold), [side + 22, top + 20]);
  }
  if (mood === 'hungry') {
    // A thought of an event: a bolt in a bubble.
    const [x, y] = [side + 44, Math.max(46, top + 6)];
    const fill = paint.linear(['#ffffff', '#e4e8ff']);
    const bubble =
      dot(side + 4, y + 44, 5, fill) +
      dot(side + 16, y + 32, 7.5, fill) +
      oval(x, y, 36, 29, fill, ' stroke="#c9cff2" stroke-width="2"');
    const bolt = svg`M${x + 4},${y - 18}L${x - 12},${y + 3}H${x - 2}L${x - 5},${y + 18}L${x + 12},${y - 4}H${x + 2}Z`;
    return group('f-sparkle', bubble + shape(bolt, paint.linear(['#ffd85a', '#ff9d2e'])), [x, y]);
  }
  if (mood === 'celebrating') {
    const stars = shape(star(70, 110, 11) + star(330, 118, 9), '#ffd34d');
    return group('f-sparkle', confetti(colors) + stars, [CENTRE, 120]);
  }
  return '';
}
