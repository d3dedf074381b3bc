import type { FaceLine } from '../anchors.ts';
import { tint } from '../color.ts';
import type { Mood } from '../look.ts';
import { glow } from '../paint.ts';
import type { Paint } from '../paint.ts';
import { dot, drop, line, oval, shape, star } from '../parts/shapes.ts';
import type { Lamp, Metal } from '../styles/sci-fi-variants.data.ts';
import { group, svg } from '../svg.ts';

const sides = [-1, 1] as const;

function lampOf(kind: Lamp, x: number, y: number, fill: string, glass: string): string {
  if (kind === 'bar')
    return svg`<rect x="${x - 19}" y="${y - 20}" width="38" height="40" rx="14" fill="${fill}"/>${dot(x - 7, y - 8, 5, '#fff')}`;
  if (kind === 'ring') return dot(x, y, 22, fill) + dot(x, y, 11, glass) + dot(x - 8, y - 9, 4.5, '#fff');
  if (kind === 'pixel')
    return (
      shape(
        svg`M${x - 11},${y - 23}H${x + 11}V${y - 17}H${x + 18}V${y + 17}H${x + 11}V${y + 23}H${x - 11}V${y + 17}H${x - 18}V${y - 17}H${x - 11}Z`,
        fill,
      ) + svg`<rect x="${x - 11}" y="${y - 14}" width="9" height="9" fill="#fff"/>`
    );
  if (kind === 'cat')
    return oval(x, y, 20, 24, fill) + oval(x, y, 5.5, 16, glass) + dot(x - 8, y - 10, 4.5, '#fff');
  if (kind === 'dot') return dot(x, y, 19, fill);
  return oval(x, y, 16, 23, fill);
}

function moodLamps(mood: Mood, face: FaceLine, fill: string): string {
  return sides
    .map((s) => {
      const [x, y] = [s * face.apart, face.eyeY];
      if (mood === 'sleepy') return line(svg`M${x - 18},${y + 2}Q${x},${y + 12} ${x + 18},${y + 2}`, fill, 8);
      return line(svg`M${x - 19},${y + 9}L${x},${y - 12}L${x + 19},${y + 9}`, fill, 9);
    })
    .join('');
}

function cutsOf(mood: Mood, face: FaceLine, glass: string): string {
  if (mood !== 'sad') return '';
  return sides
    .map((s) =>
      shape(
        svg`M${s * (face.apart - 30)},${face.eyeY - 32}H${s * (face.apart + 32)}V${face.eyeY - 2}L${s * (face.apart - 30)},${face.eyeY - 24}Z`,
        glass,
      ),
    )
    .join('');
}

function mouth(mood: Mood, y: number, color: string, spark: string): string {
  if (mood === 'celebrating')
    return shape(svg`M-19,${y - 5}H19Q17,${y + 15} 0,${y + 15}Q-17,${y + 15} -19,${y - 5}Z`, color);
  if (mood === 'proud') return line(svg`M-15,${y + 1}Q2,${y + 11} 19,${y - 6}`, color, 6);
  if (mood === 'sleepy') return oval(0, y + 3, 6, 5, color);
  if (mood === 'sad') return line(svg`M-13,${y + 8}Q0,${y - 6} 13,${y + 8}`, color, 6);
  if (mood === 'hungry')
    // An empty battery: what a robot means by hunger.
    return `<rect x="-17" y="${y - 6}" width="30" height="16" rx="4" fill="none" stroke="${color}" stroke-width="4"/><rect x="15" y="${y - 2}" width="5" height="8" fill="${color}"/><rect x="-13" y="${y - 2}" width="7" height="8" fill="${spark}"/>`;
  return line(svg`M-14,${y - 2}Q0,${y + 13} 14,${y - 2}`, color, 6.5);
}

/** The face on the screen of a robot: light on glass. */
export function screenFace(
  paint: Paint,
  lamp: Lamp,
  metal: Metal,
  face: FaceLine,
  mood: Mood,
  clip: string,
): string {
  const fill = paint.linear([tint(metal.neon, 0.75), metal.neon]);
  const center = [0, face.eyeY] as const;
  const halo = sides.map((s) => glow(paint, metal.neon, s * face.apart, face.eyeY, 40, '.55')).join('');
  const isShut = mood === 'sleepy' || mood === 'celebrating';
  const [dx, dy, k] = mood === 'hungry' ? [3, -3, 1.06] : [0, 0, 1];
  const open = sides
    .map((s) => {
      const x = s * face.apart;
      const lit =
        mood === 'proud'
          ? shape(star(x, face.eyeY + 2, 27, 4, 0.4), fill)
          : lampOf(lamp, x + dx, face.eyeY + dy, fill, metal.glass);
      return k === 1 ? lit : lit + dot(x + 8, face.eyeY - 11, 5, '#fff');
    })
    .join('');
  const eyes = isShut
    ? moodLamps(mood, face, fill)
    : group('f-pupils', open, center) + `<g clip-path="${clip}">${cutsOf(mood, face, metal.glass)}</g>`;
  const lids = sides
    .map(
      (s) =>
        `<rect x="${s * face.apart - 28}" y="${face.eyeY - 30}" width="56" height="60" rx="10" fill="${metal.glass}"/>` +
        line(svg`M${s * face.apart - 17},${face.eyeY + 2}H${s * face.apart + 17}`, fill, 7),
    )
    .join('');
  const blush =
    mood === 'sad'
      ? ''
      : sides.map((s) => oval(s * 68, face.eyeY + 28, 10, 5, metal.spark, ' opacity=".75"')).join('');
  return (
    halo +
    group('f-eyes', eyes, center) +
    (isShut ? '' : `<g class="f-lids" opacity="0" data-ox="0" data-oy="${face.eyeY}">${lids}</g>`) +
    blush +
    group('f-mouth', mouth(mood, face.noseY + 11, fill, metal.spark), [0, face.noseY + 11]) +
    (mood === 'sad' ? shape(drop(-face.apart - 6, face.eyeY + 38, 11), '#8fe0ff') : '')
  );
}
