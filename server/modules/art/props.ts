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
    if (kind === 2) return dot(x, y, 6.5, color);
    const d = kind ? 'M-10,0Q-5,-10 0,0Q5,10 10,0' : 'M-8,-5H8V5H-8Z';
    const body = kind ? line(d, color, 5) : shape(d, color);
    return svg`<g transform="translate(${x},${y})rotate(${turn})">${body}</g>`;
  }).join('');
}

/** What a mood puts into the air round the head, over everything else. */
export function moodProps(figure: Figure, paint: Paint, colors: readonly string[]): string {
  const { head, mood } = figure;
  const side = CENTRE + head.scale * 100;
  const top = head.y - head.crown * head.scale;
  const ink = '#7d8cf0';
  if (mood === 'sleepy') {
    const z =
      line(letterZ(side + 4, top + 30, 8), ink, 6) +
      line(letterZ(side + 32, top + 2, 12), ink, 7) +
      line(letterZ(side + 70, top - 30, 17), ink, 8);
    return group('f-sparkle', z, [side + 12, top + 26]);
  }
  if (mood === 'proud') {
    const gold = paint.linear(['#ffe88a', '#ffb31f']);
    const d =
      twinkle(side + 26, top + 14, 25) +
      twinkle(side + 54, top + 56, 12) +
      twinkle(CENTRE - head.scale * 100 - 28, top + 30, 17);
    return group('f-sparkle', shape(d, gold), [side + 22, top + 20]);
  }
  if (mood === 'hungry') {
    // A thought of an event: a bolt in a bubble.
    const [x, y] = [side + 52, Math.max(54, top + 2)];
    const fill = paint.linear(['#ffffff', '#d9dffc']);
    const bubble =
      dot(side + 2, y + 56, 6, fill) +
      dot(side + 15, y + 42, 9, fill) +
      oval(x, y, 46, 38, fill, ' stroke="#a3aee8" stroke-width="3"');
    const bolt = svg`M${x + 6},${y - 26}L${x - 18},${y + 5}H${x - 3}L${x - 7},${y + 26}L${x + 18},${y - 6}H${x + 3}Z`;
    return group('f-sparkle', bubble + shape(bolt, paint.linear(['#ffd85a', '#ff9d2e'])), [x, y]);
  }
  if (mood === 'sad') {
    // Its own small cloud, as after a streak that went out.
    const [x, y] = [side + 34, Math.max(50, top + 8)];
    const cloud = svg`M${x - 34},${y + 16}A17,17 0 0 1 ${x - 29},${y - 16}A25,25 0 0 1 ${x + 17},${y - 19}A20,20 0 0 1 ${x + 34},${y + 16}Z`;
    const rain = [-22, 0, 22]
      .map((dx, index) => line(svg`M${x + dx},${y + 28}l-4,${index % 2 ? 15 : 11}`, '#6fb4f5', 6))
      .join('');
    return shape(cloud, paint.linear(['#b9c2dd', '#7f89ab'])) + group('f-sparkle', rain, [x, y + 30]);
  }
  if (mood === 'celebrating') {
    const stars = shape(star(64, 112, 16) + star(334, 118, 13), '#ffd34d');
    return group('f-sparkle', confetti(colors) + stars, [CENTRE, 120]);
  }
  return '';
}
