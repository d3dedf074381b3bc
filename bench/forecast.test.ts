import { describe, expect, it } from 'vitest';
import { backTest, coverage, meanError } from './forecast.bench.ts';
import { HOUSEHOLDS } from './households/households.data.ts';
import { live } from './households/live.ts';

// The bench prints these figures for other lives of the same households; no constant was chosen on these.
describe('the forecast of a month', { timeout: 120_000 }, () => {
  const trials = HOUSEHOLDS.flatMap((household, i) =>
    backTest(household.name, live(household, 100 * i + 50)),
  );

  it('is tested on at least twenty households', () => {
    expect(new Set(HOUSEHOLDS.map(({ name }) => name)).size).toBeGreaterThanOrEqual(20);
    expect(trials.length).toBeGreaterThan(250);
  });

  it('errs less than last month again and than the mean of the last three', () => {
    expect(meanError(trials, 'p50')).toBeLessThan(0.9 * meanError(trials, 'meanOfThree'));
    expect(meanError(trials, 'p50')).toBeLessThan(0.9 * meanError(trials, 'lastMonth'));
  });

  it('covers 70 to 90 of a hundred months by its band', () => {
    expect(coverage(trials)).toBeGreaterThan(70);
    expect(coverage(trials)).toBeLessThan(90);
  });
});
