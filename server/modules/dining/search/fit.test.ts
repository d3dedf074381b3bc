import { describe, expect, it } from 'vitest';
import type { Verdict } from '../allergens/gate.ts';
import { priceTierOf } from '../catalogue/price-tier.ts';
import { radarOf } from '../catalogue/radar.ts';
import { NO_PREFERENCES } from '../people/preferences.ts';
import { scoreFit, type FitSubject } from './fit.ts';

const SAFE: Verdict = { safe: true, confidence: 'high', warnings: [] };
const unsafe = (severity: 'intolerance' | 'severe'): Verdict => ({
  safe: false,
  confidence: 'high',
  warnings: [
    {
      allergen: 'fish',
      severity,
      level: 'info',
      emoji: '',
      title: '',
      message: '',
      confidence: 'high',
      confidenceNote: null,
      source: 'test',
    },
  ],
});
const PLACE: FitSubject = {
  cuisines: ['Italian', 'Pizza'],
  vibes: ['romantic', 'quiet'],
  dietary: ['vegan'],
  priceTier: '$$',
  costForTwoMinor: 60_000,
};

describe('fit', () => {
  it.each([
    ['nothing known', {}, 10],
    ['some cuisine', { cuisineAffinity: ['italian'] }, 25],
    ['every cuisine', { cuisineAffinity: ['Italian', 'Pizza'] }, 40],
    ['an aversion', { cuisineAffinity: ['Italian', 'Pizza'], cuisineAversion: ['Pizza'] }, 0],
    ['two vibes', { vibes: ['Romantic', 'quiet', 'lively'] }, 20],
    ['the price', { priceComfort: ['$$'] }, 30],
    ['a price one tier away', { priceComfort: ['$$$'] }, 20],
    ['a price two tiers away', { priceComfort: ['$$$$'] }, 10],
    ['a diet', { dietary: ['Vegan'] }, 15],
  ] as const)('%s', (_, taste, score) => {
    expect(
      scoreFit(PLACE, { ...NO_PREFERENCES, ...structuredClone(taste) } as never, SAFE, false).score,
    ).toBe(score);
  });

  it('gives ten points for safety, five for a mere intolerance, none otherwise', () => {
    const score = (verdict: Verdict) => scoreFit(PLACE, NO_PREFERENCES, verdict, true).score;
    expect([score(SAFE), score(unsafe('intolerance')), score(unsafe('severe'))]).toEqual([10, 5, 0]);
  });

  it.each([
    ['within what was said', { minMinor: null, maxMinor: 60_000 }, 30, true],
    ['a little above it', { minMinor: null, maxMinor: 50_000 }, 20, false],
    ['far above it', { minMinor: null, maxMinor: 40_000 }, 10, false],
    ['below the least', { minMinor: 70_000, maxMinor: null }, 10, false],
  ])('judges by the budget of the message, whatever is usual: %s', (_, budget, score, isSaid) => {
    const fit = scoreFit(PLACE, { ...NO_PREFERENCES, priceComfort: ['$$'] }, SAFE, false, budget);
    expect([fit.score, fit.tags.includes('Within budget')]).toEqual([score, isSaid]);
    const unknown = scoreFit({ ...PLACE, costForTwoMinor: null }, NO_PREFERENCES, SAFE, false, budget);
    expect(unknown.tags).not.toContain('Within budget');
  });

  it('says why in at most four tags, the weightiest first, and claims no safety nobody asked for', () => {
    const taste = {
      cuisineAffinity: ['Italian', 'Pizza'],
      cuisineAversion: [],
      vibes: ['romantic'],
      priceComfort: ['$$'] as '$$'[],
      dietary: ['vegan'],
    };
    const { tags } = scoreFit(PLACE, taste, SAFE, true);
    expect(tags).toEqual([
      'Matches your taste for Italian',
      'Within budget',
      'Clear of your allergens',
      'Great for couples',
    ]);
    expect(scoreFit(PLACE, taste, SAFE, false).tags).not.toContain('Clear of your allergens');
    expect(scoreFit(PLACE, taste, unsafe('severe'), true).tags).not.toContain('Clear of your allergens');
  });
});

describe('price tiers', () => {
  it.each([
    [30_000, '$'],
    [30_001, '$$'],
    [60_000, '$$'],
    [120_000, '$$$'],
    [120_001, '$$$$'],
    [null, null],
  ] as const)('%s paise for two is %s', (cost, tier) => expect(priceTierOf(cost)).toBe(tier));
});

describe('radar', () => {
  const facts = { rating: 4, priceTier: '$$' as const, vibes: [], reviews: [], hasCoordinates: false };
  it('starts from the rating', () => {
    expect(radarOf(facts)).toEqual({ ambiance: 80, service: 80, food: 80, value: 83, location: 80 });
    expect(radarOf({ ...facts, rating: null }).food).toBe(60);
  });

  it('moves with what guests say of each side, and stays within 0 and 100', () => {
    const reviews = [{ rating: 5, text: 'The food was delicious, but service was slow.' }];
    expect(radarOf({ ...facts, reviews })).toMatchObject({ food: 86, service: 74 });
    const many = Array.from({ length: 50 }, () => ({
      rating: 1,
      text: 'Rude staff. Bland food. Overpriced.',
    }));
    for (const score of Object.values(radarOf({ ...facts, rating: 0.5, reviews: many }))) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(100);
    }
  });
});
