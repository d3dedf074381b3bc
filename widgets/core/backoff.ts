const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/** Doubles from one second to one minute; half of it is random, so that pages do not come back all at once. */
export const backoffMs = (attempt: number, random: () => number = Math.random): number => {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
  return full / 2 + (random() * full) / 2;
};
