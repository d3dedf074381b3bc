export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** 0 of nothing. */
export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : sum(values) / values.length;

const ascending = (values: Iterable<number>): number[] => [...values].sort((a, b) => a - b);

/** Linear between the two nearest ranks (type 7 of Hyndman and Fan 1996); 0 of nothing. */
export function quantile(values: readonly number[], share: number): number {
  return quantileOfSorted(ascending(values), share);
}

export function quantileOfSorted(sorted: ArrayLike<number>, share: number): number {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Standard deviation over mean, of a whole population; 0 when the mean is. */
export function variation(values: readonly number[]): number {
  const centre = mean(values);
  if (centre === 0) return 0;
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2))) / Math.abs(centre);
}

export const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));
