import { mix, shade, tint } from '../color.ts';
import { CENTRE } from '../figure.ts';
import type { Figure } from '../figure.ts';
import { glow } from '../paint.ts';
import type { Paint } from '../paint.ts';
import type { Metal, SciFiVariant } from '../styles/sci-fi-variants.data.ts';
import { mirrored, placed, svg } from '../svg.ts';
import { rimOf } from './coat.ts';
import { armOutline, limbOutline } from './limbs.ts';
import { CABLES, CORES, GEAR, MASTS } from './robot-parts.data.ts';
import { dot, line, shape } from './shapes.ts';

/** Metal reads by hard steps: light, body, a dark band, and light again from the ground. */
export const plate = (paint: Paint, d: string, color: string): string =>
  shape(
    d,
    paint.linear(
      [
        `${tint(color, 0.6)}@0`,
        `${color}@34`,
        `${shade(color, 0.3)}@78`,
        `${mix(shade(color, 0.12), '#8fd0ff', 0.25)}@100`,
      ],
      [0.2, 0, 0.7, 1],
    ),
  ) + rimOf(paint, d, '#ffffff', '#0a0f2a', 5);

export const lit = (paint: Paint, d: string, neon: string): string =>
  shape(
    d,
    paint.linear([tint(neon, 0.7), neon]),
    ` stroke="${neon}" stroke-width="5" stroke-opacity=".3" stroke-linejoin="round"`,
  );

export function gear(paint: Paint, { gear: kind, metal }: SciFiVariant, size: number, droop: number): string {
  const art = GEAR[kind];
  const [x, y, lean] = art.at;
  return mirrored(
    placed(
      { x, y, scale: size, rotation: lean + droop },
      plate(paint, art.plate, metal.trim) + lit(paint, art.lit, metal.neon),
    ),
  );
}

export function mast(paint: Paint, { mast: kind, metal }: SciFiVariant, crown: number, size: number): string {
  const art = MASTS[kind];
  return placed(
    { x: 0, y: -crown + 2, scale: size },
    glow(paint, metal.spark, 0, -36, 34, '.5') +
      plate(paint, art.plate, metal.trim) +
      lit(paint, art.lit, metal.spark),
  );
}

export function cable(
  paint: Paint,
  { cable: kind, metal }: SciFiVariant,
  figure: Figure,
  size: number,
): string {
  const art = CABLES[kind];
  return placed(
    { x: CENTRE + figure.torso.half * 0.7, y: figure.torso.bottom - 22, scale: size },
    line(art.rod, metal.rubber, 15) +
      line(art.rod, tint(metal.rubber, 0.25), 4, ' transform="translate(-2,-3)" opacity=".7"') +
      lit(paint, art.lit, metal.neon) +
      plate(paint, art.plate, metal.trim),
  );
}

export function chest(paint: Paint, { core, metal }: SciFiVariant, figure: Figure): string {
  const { top, bottom, half, outline } = figure.torso;
  const height = bottom - top;
  const y = top + height * 0.5;
  const k = 0.6 + figure.stage * 0.11;
  const clip = paint.clip(`<path d="${outline}"/>`);
  const seam = shade(metal.shell, 0.5);
  const panel = svg`M${CENTRE - half * 0.56},${top + height * 0.2}H${CENTRE + half * 0.56}Q${CENTRE + half * 0.66},${top + height * 0.2} ${CENTRE + half * 0.64},${top + height * 0.32}L${CENTRE + half * 0.5},${top + height * 0.8}Q${CENTRE + half * 0.46},${top + height * 0.88} ${CENTRE + half * 0.34},${top + height * 0.88}H${CENTRE - half * 0.34}Q${CENTRE - half * 0.46},${top + height * 0.88} ${CENTRE - half * 0.5},${top + height * 0.8}L${CENTRE - half * 0.64},${top + height * 0.32}Q${CENTRE - half * 0.66},${top + height * 0.2} ${CENTRE - half * 0.56},${top + height * 0.2}Z`;
  const lines =
    figure.stage >= 3
      ? line(
          svg`M${CENTRE - half * 1.1},${top + height * 0.62}H${CENTRE - half * 0.58}M${CENTRE + half * 1.1},${top + height * 0.62}H${CENTRE + half * 0.58}`,
          seam,
          2.4,
          ' opacity=".6"',
        )
      : '';
  const strips =
    figure.stage >= 4
      ? line(
          svg`M${CENTRE - half * 0.86},${top + height * 0.34}V${top + height * 0.54}M${CENTRE + half * 0.86},${top + height * 0.34}V${top + height * 0.54}`,
          metal.neon,
          4.5,
        )
      : '';
  return (
    `<g clip-path="${clip}">${lines}</g>` +
    shape(
      panel,
      paint.linear([tint(metal.rubber, 0.14), metal.rubber, shade(metal.rubber, 0.3)]),
      ` stroke="${metal.trim}" stroke-width="2.5"`,
    ) +
    glow(paint, metal.neon, CENTRE, y, 34 * k, '.65') +
    placed({ x: CENTRE, y, scale: k }, lit(paint, CORES[core], metal.neon)) +
    strips
  );
}

export function robotLimbs(
  paint: Paint,
  metal: Metal,
  figure: Figure,
): { legs: string; arms: string; grips: string; feet: string } {
  const { footHalf: r } = figure;
  const boot = svg`M${-r},-3C${-r * 1.05},${-r * 0.9} ${-r * 0.6},${-r * 1.2} 0,${-r * 1.2}C${r * 0.6},${-r * 1.2} ${r * 1.05},${-r * 0.9} ${r},-3Q${r},0 ${r - 3},0H${-r + 3}Q${-r},0 ${-r},-3Z`;
  const feet = figure.feet
    .map((foot) =>
      placed(
        { x: foot.x, y: foot.y, scale: 1 },
        plate(paint, boot, metal.shell) + line(svg`M${-r * 0.7},-5H${r * 0.7}`, metal.neon, 4),
      ),
    )
    .join('');
  const legs = figure.feet
    .map((foot) => {
      const x = CENTRE + (foot.x - CENTRE) * 0.84;
      const d = limbOutline(x, figure.legTop, r * 0.6, x, foot.y - r * 0.6, r * 0.56);
      return (
        shape(d, metal.rubber) +
        line(svg`M${x - r * 0.5},${foot.y - r * 1.3}H${x + r * 0.5}`, tint(metal.rubber, 0.3), 3)
      );
    })
    .join('');
  const arms = figure.arms
    .map(({ shoulder, elbow, hand, radius }) => {
      const { x: ex, y: ey } = elbow ?? { x: (shoulder.x + hand.x) / 2, y: (shoulder.y + hand.y) / 2 };
      const pad = figure.stage >= 4 ? radius * (figure.stage === 5 ? 1.5 : 1.28) : radius * 0.95;
      return (
        (elbow
          ? shape(
              armOutline({ shoulder, elbow, hand, radius: radius * 0.86, isHolding: false }),
              metal.rubber,
            )
          : shape(limbOutline(shoulder.x, shoulder.y, radius * 0.7, ex, ey, radius * 0.7), metal.rubber)) +
        plate(
          paint,
          elbow
            ? limbOutline(
                ex + (hand.x - ex) * 0.34,
                ey + (hand.y - ey) * 0.34,
                radius * 0.8,
                hand.x,
                hand.y,
                radius,
              )
            : limbOutline(ex, ey, radius * 0.86, hand.x, hand.y, radius),
          metal.shell,
        ) +
        plate(
          paint,
          svg`M${shoulder.x - pad},${shoulder.y + 2}A${pad},${pad} 0 0 1 ${shoulder.x + pad},${shoulder.y + 2}Q${shoulder.x},${shoulder.y + pad * 1.1} ${shoulder.x - pad},${shoulder.y + 2}Z`,
          metal.trim,
        )
      );
    })
    .join('');
  const grips = figure.arms
    .map(
      ({ hand, radius: a }) =>
        plate(
          paint,
          svg`M${hand.x - a},${hand.y}A${a},${a} 0 0 1 ${hand.x + a},${hand.y}A${a},${a} 0 0 1 ${hand.x - a},${hand.y}Z`,
          metal.trim,
        ) +
        dot(hand.x, hand.y, a * 0.42, metal.rubber) +
        dot(hand.x, hand.y, a * 0.24, metal.neon),
    )
    .join('');
  return { legs, arms, grips, feet };
}

/** The elder's light: orbits round the body, satellites on them, drawn behind. */
export function orbits(paint: Paint, metal: Metal): string {
  const ring = (turn: number, color: string) =>
    `<ellipse cx="${CENTRE}" cy="206" rx="184" ry="62" fill="none" stroke="${color}" stroke-width="2.6" opacity=".75" transform="rotate(${turn},${CENTRE},206)"/>`;
  const moon = (x: number, y: number, color: string) =>
    glow(paint, color, x, y, 20, '.7') + dot(x, y, 6.5, tint(color, 0.5));
  return (
    glow(paint, metal.neon, CENTRE, 206, 186, '.38') +
    ring(-24, metal.neon) +
    ring(24, metal.spark) +
    moon(36, 128, metal.spark) +
    moon(366, 132, metal.neon) +
    moon(34, 286, metal.neon) +
    moon(372, 276, metal.spark)
  );
}

/** A crown of light behind the elder's head: arcs that open upward, and a spark on each end. */
export function lightMane(metal: Metal, figure: Figure): string {
  const { head } = figure;
  const arc = (r: number, from: number, to: number): string => {
    const at = (degrees: number) => {
      const angle = (degrees * Math.PI) / 180;
      return svg`${Math.sin(angle) * r},${4 - Math.cos(angle) * r}`;
    };
    return svg`M${at(from)}A${r},${r} 0 0 1 ${at(to)}`;
  };
  return placed(
    { x: head.x, y: head.y, scale: head.scale },
    line(arc(118, -118, -58) + arc(118, 58, 118), metal.neon, 9) +
      line(arc(136, -100, -66) + arc(136, 66, 100), metal.spark, 6, ' opacity=".9"') +
      line(arc(118, -40, -30) + arc(118, 30, 40), tint(metal.neon, 0.4), 9),
  );
}
