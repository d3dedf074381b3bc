import { describe, expect, it } from 'vitest';
import { behaviour } from './behaviour.ts';
import { bookOf, datesFrom, line, onEach, type Line } from './fixtures.ts';
import { studyBook } from './study.ts';

const of = (today: string, lines: Line[]) => behaviour(studyBook(bookOf(today, lines)));

describe('behaviour', () => {
  // Monday 2 March to Sunday 29 March: 28 days, 8 of them on weekends. A new place each day, so nothing recurs.
  const days = datesFrom('2026-03-02', 28, 1);
  const isFree = (i: number): boolean => i % 7 >= 5;
  const lines = days.map((date, i) =>
    line(date, isFree(i) ? -3_000 : -2_000, 'dining', { time: '19:00', merchant: `Sole${'e'.repeat(i)}` }),
  );

  it('compares a day of the weekend with a weekday', () => {
    const { metrics, insights } = of('2026-03-29', lines);
    // 30.00 against 20.00; 20 × 20.00 + 8 × 30.00 = 640.00 in 28 purchases.
    expect(metrics).toEqual({ weekendPct: 50, lateNightCount: 0, avgTransactionAmount: 22.86 });
    expect(insights).toContain('A day of the weekend costs 50% more than a weekday');
    expect(insights).toContain('Dining is your largest everyday spend: 100% of purchases');
  });

  it('counts late nights of the last month, from 23:00 to 05:00', () => {
    const nights = ['22:59', '23:00', '04:59', '05:00'].map((time, i) =>
      line(`2026-03-1${i}`, -500, 'dining', { time, merchant: 'Kiosk' }),
    );
    const { metrics } = of('2026-03-29', [...lines, ...nights]);
    expect(metrics.lateNightCount).toBe(2);
  });

  it('leaves bills out of habits', () => {
    const rent = onEach(datesFrom('2026-03-07', 4, 7), -200_000, 'rent', { merchant: 'Homes' });
    expect(of('2026-03-29', [...rent, ...lines]).metrics.weekendPct).toBe(
      of('2026-03-29', lines).metrics.weekendPct,
    );
  });

  it('says what has grown and what has become dearer', () => {
    const films = [-1_600, -1_600, -1_800, -1_800].map((minor, i) =>
      line(`2026-0${i + 1}-17`, minor, 'subscriptions', { merchant: 'Lumen' }),
    );
    const trips = [
      line('2026-01-10', -100, 'travel', { merchant: 'A' }),
      line('2026-03-01', -10_000, 'travel', { merchant: 'B' }),
      line('2026-04-20', -9_000, 'travel', { merchant: 'C' }),
    ];
    const { insights } = of('2026-04-28', [...lines, ...films, ...trips]);
    // 90.00 now, 100.00 in two months before.
    expect(insights).toContain('Travel cost $90.00 in the last month, 80% more than before');
    expect(insights).toContain('Lumen has become 12.5% dearer since its first payment');
  });

  it('makes no statement about a book too thin for habits', () => {
    const thin = of('2026-03-05', lines.slice(0, 4));
    expect(thin).toMatchObject({ confidence: 'low', metrics: { avgTransactionAmount: 20 } });
    expect(thin.insights).toHaveLength(1);
    expect(of('2026-03-05', [])).toMatchObject({
      metrics: { weekendPct: 0, lateNightCount: 0, avgTransactionAmount: 0 },
    });
  });
});
