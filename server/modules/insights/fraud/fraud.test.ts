import { describe, expect, it } from 'vitest';
import { bookOf, datesFrom, line, type Line } from '../fixtures.ts';
import { studyBook } from '../study.ts';
import { fraudAnalysis, type FraudAnalysis } from './fraud.ts';
import { spreadOf } from './past.ts';

const of = (lines: Line[]): FraudAnalysis => fraudAnalysis(studyBook(bookOf('2026-05-24', lines)));

/** Sixty purchases by day, 20.00 to 40.00, irregular, in three shops. */
const habits = datesFrom('2026-03-01', 60, 1).map((date, i) =>
  line(date, -2_000 - ((i * 733) % 2_000), 'shopping', {
    id: `habit-${i}`,
    time: `${String(10 + (i % 9)).padStart(2, '0')}:00`,
    merchant: ['Parcelry', 'Thread House', 'Homeware Hall'][(i * i) % 3] ?? 'Parcelry',
  }),
);
const large = { id: 'large', merchant: 'Tech Store NYC', time: '02:14' };

describe('fraud analysis', () => {
  it('flags nothing in a quiet book', () => {
    expect(of(habits)).toEqual({ totalAlerts: 0, pendingReviews: 0, alerts: [], confidence: 'medium' });
  });

  it('flags a large purchase at night in a new shop, and says what speaks for it', () => {
    const { alerts, ...counts } = of([...habits, line('2026-05-10', -84_700, 'shopping', large)]);
    expect(counts).toMatchObject({ totalAlerts: 1, pendingReviews: 1 });
    expect(alerts).toEqual([
      {
        fraudLogId: expect.stringMatching(
          /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        ),
        transactionId: 'large',
        amount: 847,
        merchant: 'Tech Store NYC',
        riskScore: expect.closeTo(99, 0),
        details: expect.stringMatching(
          /^Amount [\d.]+x above your usual \$[\d.]+ for shopping\. Late-night transaction, at 02:14\. First payment to Tech Store NYC\.$/,
        ),
        status: 'pending',
      },
    ]);
  });

  it('gives an alert the same id whenever it is asked for', () => {
    const book = [...habits, line('2026-05-10', -84_700, 'shopping', large)];
    expect(of(book).alerts[0]?.fraudLogId).toBe(of(book).alerts[0]?.fraudLogId);
  });

  it.each([
    ['the amount alone', { ...large, time: '12:00', merchant: 'Parcelry' }, -84_700],
    ['the hour alone', { ...large, merchant: 'Parcelry' }, -2_500],
    ['the merchant alone', { ...large, time: '12:00' }, -2_500],
  ])('does not accuse on %s', (_, what, minor) => {
    expect(of([...habits, line('2026-05-10', minor, 'shopping', what)]).totalAlerts).toBe(0);
  });

  it('flags four payments within minutes, as never before', () => {
    const burst = ['12:00', '12:10', '12:20', '12:30'].map((time, i) =>
      line('2026-05-10', -2_500, 'shopping', {
        id: `burst-${i}`,
        time,
        merchant: `Quickbuy ${'abcd'.charAt(i)}`,
      }),
    );
    const { alerts } = of([...habits, ...burst]);
    // The fourth gives the three before it away.
    expect(alerts.map(({ transactionId }) => transactionId)).toEqual([
      'burst-3',
      'burst-2',
      'burst-1',
      'burst-0',
    ]);
    expect(alerts[0]?.details).toBe('4 payments within an hour. First payment to Quickbuy d.');
  });

  it('flags small sums in new shops within two hours of an alert, before and after, and says so', () => {
    const tries = [
      line('2026-05-10', -150, 'shopping', { id: 'before', time: '01:50', merchant: 'Pin Try' }),
      line('2026-05-10', -84_700, 'shopping', large),
      line('2026-05-10', -2_500, 'shopping', { id: 'known', time: '02:30', merchant: 'Parcelry' }),
      line('2026-05-10', -150, 'shopping', { id: 'after', time: '03:14', merchant: 'Pin Again' }),
      line('2026-05-10', -150, 'shopping', { id: 'late', time: '12:20', merchant: 'Pin Late' }),
    ];
    const { alerts } = of([...habits, ...tries]);
    expect(alerts.map(({ transactionId }) => transactionId)).toEqual(['after', 'large', 'before']);
    expect(alerts[0]?.details).toBe(
      'First payment to Pin Again, 60 minutes after an unusual one of $847.00.',
    );
    expect(alerts[2]?.details).toBe('First payment to Pin Try, 24 minutes before an unusual one of $847.00.');
    expect(alerts[0]?.riskScore).toBeLessThan(alerts[1]?.riskScore ?? 0);
  });

  it('does not wonder at what is dear for its kind and usual for the user', () => {
    const coffees = datesFrom('2026-03-01', 40, 1).map((date) =>
      line(date, -450, 'coffee', { time: '09:00', merchant: 'Blue Kettle' }),
    );
    const round = { time: '09:10', merchant: 'Roast & Co' };
    expect(of([...habits, ...coffees, line('2026-05-10', -3_200, 'coffee', round)]).totalAlerts).toBe(0);
  });

  it('does not wonder at bursts of a user who always shops in bursts', () => {
    const usual = datesFrom('2026-03-02', 8, 7).flatMap((date) =>
      ['12:01', '12:11', '12:21', '12:31'].map((time) =>
        line(date, -2_100, 'shopping', { time, merchant: 'Parcelry' }),
      ),
    );
    const again = ['12:00', '12:10', '12:20', '12:30'].map((time, i) =>
      line('2026-05-10', -2_500, 'shopping', { time, merchant: `Quickbuy ${'abcd'.charAt(i)}` }),
    );
    expect(of([...habits, ...usual, ...again]).totalAlerts).toBe(0);
  });

  it('judges by what came before: what came after excuses nothing', () => {
    const early = line('2026-03-02', -84_700, 'shopping', large);
    // Two purchases into the book nothing is known to be unusual.
    expect(of([...habits, early]).totalAlerts).toBe(0);
    const first = line('2026-05-10', -84_700, 'shopping', large);
    const later = datesFrom('2026-05-11', 10, 1).map((date) =>
      line(date, -84_700, 'shopping', { merchant: 'Parcelry', time: '12:00' }),
    );
    expect(of([...habits, first, ...later]).alerts.map(({ transactionId }) => transactionId)).toContain(
      'large',
    );
  });

  it('expects that rent and insurance are large', () => {
    const insurance = { merchant: 'Meadow Mutual', id: 'insurance' };
    expect(of([...habits, line('2026-05-10', -24_800, 'insurance', insurance)]).totalAlerts).toBe(0);
  });

  it('is resolved once the shop has paid it all back', () => {
    const back = line('2026-05-14', 84_700, 'shopping', { merchant: 'Tech Store NYC' });
    const analysis = of([...habits, line('2026-05-10', -84_700, 'shopping', large), back]);
    expect(analysis).toMatchObject({ totalAlerts: 1, pendingReviews: 0, alerts: [{ status: 'resolved' }] });
  });

  it('judges books without hours too', () => {
    const untimed = [...habits, line('2026-05-10', -84_700, 'shopping', { merchant: 'Tech Store NYC' })].map(
      ({ occurredAt: _, ...rest }) => rest,
    );
    expect(of(untimed).alerts[0]?.details).toMatch(/^Amount .* First payment to Tech Store NYC\.$/);
  });

  it('does not accuse a user who writes down many purchases of a day', () => {
    const untimed = habits.map(({ occurredAt: _, ...rest }) => rest);
    const day = Array.from({ length: 9 }, (_, i) =>
      line('2026-05-10', -2_500, 'shopping', { merchant: `Market stall ${'abcdefghi'.charAt(i)}` }),
    );
    expect(of([...untimed, ...day]).totalAlerts).toBe(0);
  });

  it('knows nothing of a thin book, and says so', () => {
    expect(of(habits.slice(0, 10))).toMatchObject({ totalAlerts: 0, confidence: 'low' });
    expect(of([])).toMatchObject({ totalAlerts: 0, confidence: 'low' });
  });
});

describe('the usual amount', () => {
  it('is the median, with the median distance from it', () => {
    expect(spreadOf([1, 2, 3, 4, 100])).toEqual({ centre: 3, spread: 1.4826 });
    expect(spreadOf([1, 2, 3, 10])).toEqual({ centre: 2.5, spread: 1.4826 });
    expect(spreadOf([5, 5, 5])).toEqual({ centre: 5, spread: 0.35 });
  });

  it('is as wide as its upper tail, once there are twenty', () => {
    const many = [...Array.from({ length: 17 }, () => 0), 4, 4, 4];
    // Rank 17.1 of 0 to 19 is the 90th percentile.
    expect(spreadOf(many)).toEqual({ centre: 0, spread: 4 / 1.2816 });
    expect(spreadOf(many.slice(1))).toEqual({ centre: 0, spread: 0.35 });
  });
});
