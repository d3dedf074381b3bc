import { STATE_KEYS, vectorOf, type CoachState } from './state.ts';

/** What the training met: means, and the lower triangle of the inverted covariance's Cholesky factor, row by row. */
export interface Familiar {
  readonly mean: readonly number[];
  readonly whiten: readonly (readonly number[])[];
  /** The distance that all but one in a thousand of the states met in training keep within. */
  readonly limit: number;
}

/** The Mahalanobis distance of a state from what the training met. */
export function distanceFrom({ mean, whiten }: Familiar, state: CoachState): number {
  const off = vectorOf(state).map((value, i) => value - (mean[i] ?? 0));
  return Math.hypot(...whiten.map((row) => row.reduce((sum, weight, i) => sum + weight * (off[i] ?? 0), 0)));
}

/** More than 1 by rounding only. */
const ALL = 1.005;

/** Whether figures can be of one month at all: shares of the same spending are no more than the whole of it. */
export const isCoherent = (state: CoachState): boolean =>
  state.needsShare + state.wantsShare + state.cultureShare + state.unexpectedShare <= ALL;

export const isFamiliar = (known: Familiar, state: CoachState): boolean =>
  isCoherent(state) && distanceFrom(known, state) <= known.limit;

/** Learns what is usual. Throws where the states vary in fewer directions than there are inputs. */
export function familiarFrom(states: readonly CoachState[]): Familiar {
  const vectors = states.map(vectorOf);
  const size = STATE_KEYS.length;
  const axes = Array.from({ length: size }, (_, i) => i);
  const mean = axes.map((i) => vectors.reduce((sum, v) => sum + (v[i] ?? 0), 0) / vectors.length);
  const covariance = axes.map((i) =>
    axes.map(
      (j) =>
        vectors.reduce((sum, v) => sum + ((v[i] ?? 0) - (mean[i] ?? 0)) * ((v[j] ?? 0) - (mean[j] ?? 0)), 0) /
        vectors.length,
    ),
  );
  const known = { mean: mean.map(rounded), whiten: invertedRoot(covariance).map((row) => row.map(rounded)) };
  const distances = states.map((state) => distanceFrom({ ...known, limit: 0 }, state)).sort((a, b) => a - b);
  return { ...known, limit: rounded(distances[Math.floor(distances.length * 0.999)] ?? 0) };
}

const rounded = (value: number): number => Number(value.toFixed(4));

/** L⁻¹ for covariance = L·Lᵀ (Cholesky), so that |L⁻¹x| is the Mahalanobis length of x. */
function invertedRoot(covariance: readonly (readonly number[])[]): number[][] {
  const root: number[][] = [];
  for (const [i, line] of covariance.entries()) {
    const row: number[] = [];
    root.push(row);
    for (let j = 0; j <= i; j++) {
      const left = (line[j] ?? 0) - dot(row, root[j] ?? [], j);
      if (i === j && left <= 1e-9) throw new Error('the states do not vary in every direction');
      row.push(i === j ? Math.sqrt(left) : left / (root[j]?.[j] ?? 1));
    }
  }
  const inverse: number[][] = [];
  for (const [i, row] of root.entries()) {
    const line = Array.from({ length: i + 1 }, (_, j) => {
      const sum = inverse.reduce((all, known, k) => all + (row[k] ?? 0) * (known[j] ?? 0), 0);
      return ((i === j ? 1 : 0) - sum) / (row[i] ?? 1);
    });
    inverse.push(line);
  }
  return inverse;
}

const dot = (a: readonly number[], b: readonly number[], length: number): number =>
  a.slice(0, length).reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0);
