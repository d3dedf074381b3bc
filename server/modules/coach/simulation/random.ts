/** A seeded source of chance: the same seed gives the same numbers on every machine. */
export interface Random {
  /** 0 to 1, 1 excluded. */
  unit(): number;
  between(low: number, high: number): number;
  /** Standard normal, by Box and Muller. */
  normal(): number;
}

/** Weyl sequence through a 32-bit mixer (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    unit,
    between: (low, high) => low + (high - low) * unit(),
    normal: () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
  };
}
