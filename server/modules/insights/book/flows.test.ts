import { describe, expect, it } from 'vitest';
import { account, bookOf, line, type Line } from '../fixtures.ts';
import { partyOf, readFlows } from './flows.ts';

const kinds = (lines: Line[]): string[] =>
  readFlows(bookOf('2026-05-24', lines), 'USD').map(({ kind, minor }) => `${kind} ${minor}`);

describe('flows', () => {
  it('tell income, spend and refunds apart', () => {
    expect(
      kinds([
        line('2026-05-01', 510_000, 'salary', { merchant: 'Brightwater' }),
        line('2026-05-02', -8_900, 'shopping', { merchant: 'Thread House' }),
        line('2026-05-05', 8_900, 'shopping', { merchant: 'Thread House' }),
        line('2026-05-06', 2_000, 'other', { merchant: 'Aunt Vera' }),
      ]),
    ).toEqual(['income 510000', 'spend -8900', 'refund 8900', 'income 2000']);
  });

  it('take no more back as a refund than was paid', () => {
    expect(
      kinds([
        line('2026-05-02', -1_000, 'other', { merchant: 'Pat' }),
        line('2026-05-03', 5_000, 'other', { merchant: 'Pat' }),
      ]),
    ).toEqual(['spend -1000', 'income 5000']);
  });

  it('count transfers, savings and investments as moved, not spent', () => {
    expect(
      kinds([
        line('2026-05-02', -40_000, 'transfer'),
        line('2026-05-03', -10_000, 'Savings'),
        line('2026-05-04', -50_000, 'investments'),
        line('2026-05-05', 700, 'investments'),
      ]),
    ).toEqual(['moved -40000', 'moved -10000', 'moved -50000', 'income 700']);
  });

  it('find the two legs of an unsorted transfer between own accounts, and leave the same sum elsewhere alone', () => {
    const from = { accountId: 'checking' };
    const to = { accountId: 'savings' };
    expect(
      kinds([
        line('2026-05-02', -30_000, 'uncategorized', { ...from, id: 'a' }),
        line('2026-05-04', 30_000, 'uncategorized', { ...to, id: 'b' }),
        line('2026-05-04', 30_000, 'salary', { ...to, id: 'c' }),
        line('2026-05-20', -30_000, 'uncategorized', { ...from, id: 'd' }),
      ]),
    ).toEqual(['moved -30000', 'moved 30000', 'income 30000', 'spend -30000']);
  });

  it('leave out what lies ahead and what is in another currency', () => {
    expect(
      kinds([
        line('2026-05-24', -100, 'coffee'),
        line('2026-05-25', -200, 'coffee'),
        line('2026-05-20', -300, 'coffee', { currency: 'EUR' }),
      ]),
    ).toEqual(['spend -100']);
  });

  it('read hours on the user’s clock, also on the days when clocks change', () => {
    const book = bookOf(
      '2026-11-24',
      [
        line('2026-07-01', -100, 'coffee', { occurredAt: '2026-07-01T06:14:00.000Z' }),
        line('2026-11-20', -100, 'coffee', { occurredAt: '2026-11-20T06:14:00.000Z' }),
        line('2026-11-21', -100, 'coffee'),
      ],
      { timeZone: 'America/New_York', accounts: [account('checking', 0)] },
    );
    expect(readFlows(book, 'USD').map(({ minute }) => minute)).toEqual([2 * 60 + 14, 60 + 14, null]);
  });

  it('come oldest first, whatever the order of rows', () => {
    const lines = [
      line('2026-05-03', -3, 'coffee'),
      line('2026-05-01', -1, 'coffee'),
      line('2026-05-02', -2, 'coffee'),
    ];
    expect(kinds(lines)).toEqual(['spend -1', 'spend -2', 'spend -3']);
  });
});

describe('a party', () => {
  it('is one for every branch of a shop', () => {
    const of = (merchant: string | null, description = ''): string =>
      partyOf({ merchant, description, category: 'other' });
    expect(of('STARBUCKS #1042')).toBe(of('Starbucks 0077'));
    expect(of(null, 'CARD 4411 STARBUCKS')).toBe('card starbucks');
    expect(of('Ночной Магазин 24')).toBe('ночной магазин');
    expect(of('99')).toBe('99');
    expect(of(null)).toBe('other');
  });
});
