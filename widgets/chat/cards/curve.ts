export interface Point {
  value: number;
  low?: number | undefined;
  high?: number | undefined;
}

/** A chart of so many units; it is stretched to the width that there is. */
export const WIDTH = 320;
export const HEIGHT = 112;
/** Room for half a line above and below. */
const EDGE = 6;

export interface Curve {
  line: string;
  /** Between `low` and `high`, where points have both. */
  band: string;
  /** From the line to the ground. */
  area: string;
  /** The place of zero, where values are on both sides of it. */
  zero: number | null;
  last: { x: number; y: number };
  /** The ends of the scale. */
  least: number;
  most: number;
}

const round = (value: number): number => Math.round(value * 10) / 10;
const path = (points: readonly string[]): string => (points.length === 0 ? '' : `M${points.join('L')}`);

/** Points as paths, the scale from the least to the most of them. */
export function curveOf(points: readonly Point[]): Curve {
  const all = points.flatMap(({ value, low = value, high = value }) => [value, low, high]);
  const least = Math.min(...all, all.length === 0 ? 0 : Infinity);
  const most = Math.max(...all, all.length === 0 ? 0 : -Infinity);
  const span = most - least || 1;
  const x = (at: number): number => round(points.length < 2 ? WIDTH / 2 : (at / (points.length - 1)) * WIDTH);
  const y = (value: number): number => round(HEIGHT - EDGE - ((value - least) / span) * (HEIGHT - 2 * EDGE));
  const at = (value: number, index: number): string => `${x(index)} ${y(value)}`;

  const line = points.map(({ value }, index) => at(value, index));
  const banded = points.flatMap(({ low, high }, index) =>
    low === undefined || high === undefined ? [] : [{ low: at(low, index), high: at(high, index) }],
  );
  const band = [...banded.map(({ high }) => high), ...banded.map(({ low }) => low).toReversed()];
  const final = points.length - 1;
  const ground = most <= 0 ? 0 : HEIGHT;
  return {
    line: path(line),
    band: banded.length < 2 ? '' : `${path(band)}Z`,
    area: line.length < 2 ? '' : `${path(line)}L${x(final)} ${ground}L${x(0)} ${ground}Z`,
    zero: least < 0 && most > 0 ? y(0) : null,
    last: { x: x(final), y: y(points.at(-1)?.value ?? 0) },
    least,
    most,
  };
}
