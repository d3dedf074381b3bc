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

  it('is right more often than wrong', () => {
    const right = cases.reduce((sum, one) => sum + one.right, 0);
    const wrong = cases.reduce((sum, one) => sum + one.wrong, 0);
    expect(right / (right + wrong)).toBeGreaterThan(0.6);
  });

  it('finds most sprees at night, most card testing and half of the large purchases', () => {
    expect(found('spree at night')).toBeGreaterThan(0.7);
    expect(found('card testing')).toBeGreaterThan(0.9);
    expect(found('one large purchase')).toBeGreaterThan(0.5);
  });
});
