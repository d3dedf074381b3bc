import { shade, tint } from '../color.ts';
import { CENTRE, GROUND } from '../figure.ts';
import type { Figure } from '../figure.ts';
import { glow } from '../paint.ts';
import type { Paint } from '../paint.ts';
import type { Base, Metal } from '../styles/sci-fi-variants.data.ts';
import { svg } from '../svg.ts';
import { lit, plate } from './robot-parts.ts';
import { dot, line, oval, shape } from './shapes.ts';

/** What a robot without legs goes on: `under` behind its body, `over` before it. */
export function robotBase(
  kind: Exclude<Base, 'boots'>,
  paint: Paint,
  metal: Metal,
  figure: Figure,
): { under: string; over: string } {
  const { torso, ground } = figure;
  if (kind === 'wheel') {
    // Small enough to leave the chest, and what it wears, to be seen.
    const r = Math.min(torso.half * 0.5, (torso.bottom - torso.top) * 0.3, 32);
    const y = ground - r;
    const arch = svg`M${CENTRE - r - 7},${y + 4}A${r + 7},${r + 7} 0 0 1 ${CENTRE + r + 7},${y + 4}L${CENTRE + r - 2},${y + 8}A${r - 2},${r - 2} 0 0 0 ${CENTRE - r + 2},${y + 8}Z`;
    return {
      under: '',
      over:
        dot(CENTRE, y, r, paint.radial([tint(metal.rubber, 0.3), metal.rubber, shade(metal.rubber, 0.5)])) +
        dot(CENTRE, y, r * 0.62, metal.trim) +
        dot(CENTRE, y, r * 0.4, metal.rubber) +
        lit(
          paint,
          svg`M${CENTRE - r * 0.22},${y}a${r * 0.22},${r * 0.22} 0 1 0 ${r * 0.44},0a${r * 0.22},${r * 0.22} 0 1 0 ${-r * 0.44},0Z`,
          metal.neon,
        ) +
        plate(paint, arch, metal.shell),
    };
  }
  if (kind === 'tread') {
    const [half, height] = [torso.half * 0.96, 22 + figure.stage * 2.4];
    const top = ground - height;
    const wheels = [-0.62, 0, 0.62]
      .map(
        (at) =>
          dot(CENTRE + half * at, top + height / 2, height * 0.3, metal.trim) +
          dot(CENTRE + half * at, top + height / 2, height * 0.13, metal.neon),
      )
      .join('');
    const belt = (inset: number, fill: string) =>
      svg`<rect x="${CENTRE - half + inset}" y="${top + inset}" width="${(half - inset) * 2}" height="${height - inset * 2}" rx="${height / 2 - inset}" fill="${fill}"/>`;
    return {
      under: '',
      over:
        belt(0, paint.linear([tint(metal.rubber, 0.35), metal.rubber, shade(metal.rubber, 0.4)])) +
        belt(4, shade(metal.rubber, 0.45)) +
        wheels,
    };
  }
  const [half, y] = [torso.half * 0.5, torso.bottom - 2];
  const beam = svg`M${CENTRE - half * 0.8},${y + 4}H${CENTRE + half * 0.8}L${CENTRE + half * 1.5},${GROUND}H${CENTRE - half * 1.5}Z`;
  return {
    under:
      oval(
        CENTRE,
        GROUND - 1,
        half * 1.7,
        9,
        paint.radial([`${tint(metal.neon, 0.5)}/.95`, `${metal.neon}/0`], [0.5, 0.5, 0.5]),
      ) +
      shape(beam, paint.linear([`${tint(metal.neon, 0.4)}/.85`, `${metal.neon}/.08`])) +
      glow(paint, metal.neon, CENTRE, y + 6, half * 1.2, '.6'),
    over:
      plate(
        paint,
        svg`M${CENTRE - half},${y - 9}H${CENTRE + half}L${CENTRE + half * 0.74},${y + 5}H${CENTRE - half * 0.74}Z`,
        metal.trim,
      ) + line(svg`M${CENTRE - half * 0.62},${y + 5}H${CENTRE + half * 0.62}`, metal.neon, 4),
  };
}
