import { describe, expect, it } from 'vitest';
import { investigate } from './fraud.bench.ts';
import { HOUSEHOLDS } from './households/households.data.ts';

// The bench prints these figures for other lives of the same households; no constant was chosen on these.
describe('fraud analysis of robbed households', { timeout: 120_000 }, () => {
  const cases = HOUSEHOLDS.map((_, i) => investigate(i, 50));
  const found = (kind: string): number => {
    const all = cases.flatMap(({ incidents }) => incidents.filter((one) => one.kind === kind));
    return all.filter(({ isFound }) => isFound).length / all.length;
  };

  it('is right three times out of four, and finds two of three stolen payments', () => {
    const total = (of: (one: (typeof cases)[number]) => number): number =>
      cases.reduce((sum, one) => sum + of(one), 0);
    const right = total((one) => one.right);
    expect(right / (right + total((one) => one.wrong))).toBeGreaterThan(0.75);
    expect(right / total((one) => one.stolen)).toBeGreaterThan(0.67);
  });

  it('finds most sprees at night, most card testing and half of the large purchases', () => {
    expect(found('spree at night')).toBeGreaterThan(0.7);
    expect(found('card testing')).toBeGreaterThan(0.9);
    expect(found('one large purchase')).toBeGreaterThan(0.5);
  });
});
