import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { curveOf, HEIGHT, WIDTH } from './curve.ts';
import { spotsOf } from './map.ts';
import { moneyOf } from './money.ts';
import { cornerOf } from './radar.ts';
import { verdictOf } from './verdict.ts';

describe('what is said of allergies', () => {
  const CONFIDENCES = ['high', 'medium', 'low'] as const;
  const warning = (confidence: (typeof CONFIDENCES)[number]) => ({
    allergen: 'peanuts',
    severity: 'severe',
    level: 'warning',
    title: 'Allergy Warning',
    message: 'It may.',
    confidence,
  });
  const warningSets = [[], ...CONFIDENCES.map((each) => [warning(each)]), [warning('low'), warning('high')]];
  const all = [true, false].flatMap((allergySafe) =>
    CONFIDENCES.flatMap((allergyConfidence) =>
      warningSets.flatMap((warnings) =>
        [true, false].map((judged) => ({ allergySafe, allergyConfidence, warnings, judged })),
      ),
    ),
  );

  test.each(all)('%j', ({ judged, ...place }) => {
    const verdict = verdictOf(place, judged);
    const isClean =
      judged && place.allergySafe && place.allergyConfidence !== 'low' && place.warnings.length === 0;
    expect(verdict === 'clear').toBe(isClean);
    if (place.warnings.some(({ confidence }) => confidence !== 'low')) expect(verdict).toBe('unsafe');
    else if (place.warnings.length > 0) expect(verdict).toBe('unknown');
    else if (judged && !place.allergySafe) expect(verdict).toBe('unknown');
  });
});

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

test('a curve stays on its paper, whatever its figures', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          value: finite,
          low: fc.option(finite, { nil: undefined }),
          high: fc.option(finite, { nil: undefined }),
        }),
      ),
      (points) => {
        const { line, band, area, last } = curveOf(points);
        const numbers = `${line}${band}${area}`.match(/-?[\d.]+/g)?.map(Number) ?? [];
        expect(numbers.every((each) => each >= 0 && each <= Math.max(WIDTH, HEIGHT))).toBe(true);
        expect(Number.isFinite(last.x) && Number.isFinite(last.y)).toBe(true);
      },
    ),
  );
});

test('the scale of a curve is that of its figures, and zero is marked where it is crossed', () => {
  expect(curveOf([{ value: 10 }, { value: 30, low: 5, high: 60 }])).toMatchObject({
    least: 5,
    most: 60,
    zero: null,
  });
  expect(curveOf([{ value: -10 }, { value: 10 }]).zero).toBe(HEIGHT / 2);
});

test('places keep their numbers and their directions on the sketch', () => {
  const spots = spotsOf([
    { lat: 12.9, lng: 77.6 },
    { lat: null, lng: null },
    { lat: 13, lng: 77.7 },
  ]);
  expect(spots.map(({ nth }) => nth)).toEqual([1, 3]);
  const [south, north] = spots;
  expect(north && south && north.y < south.y && north.x > south.x).toBe(true);
  expect(spotsOf([{ lat: 12.9, lng: 77.6 }])).toEqual([{ nth: 1, x: 160, y: 84 }]);
  expect(spotsOf([{ lat: null, lng: null }])).toEqual([]);
});

test('a side of a comparison begins at the top and goes round', () => {
  expect(cornerOf(0, 4, 1)).toEqual({ x: 100, y: 24 });
  expect(cornerOf(1, 4, 1)).toEqual({ x: 176, y: 100 });
  expect(cornerOf(3, 4, 0)).toEqual({ x: 100, y: 100 });
});

test('money is written as its reader writes it; what is no currency stands as it is', () => {
  expect(moneyOf('en', 'EUR')(12.5)).toBe('€12.50');
  expect(moneyOf('de', 'EUR')(1_234.5)).toBe('1.234,50\u00A0€');
  expect(moneyOf('en', 'points')(12.5)).toBe('12.5 points');
});
