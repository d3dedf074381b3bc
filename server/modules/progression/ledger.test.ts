import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planPostings, type Balance, type Posting } from './ledger.ts';

const posting = fc
  .record({
    holderId: fc.constantFrom('bdy_1', 'bdy_2'),
    tokenKey: fc.constantFrom('coins', 'xp'),
    amount: fc.integer({ min: -300, max: 300 }).filter((amount) => amount !== 0),
    kind: fc.constantFrom(undefined, 'rule' as const, 'correction' as const),
    cap: fc.constantFrom(undefined, undefined, 0, 250),
  })
  .map(({ amount, kind, ...rest }): Posting => ({
    ...rest,
    // Rules only pay; what takes is a spend or a correction.
    amount: kind === 'rule' ? Math.abs(amount) : amount,
    ...(kind ? { kind } : {}),
    reason: kind ?? 'manual',
  }));

/** Posts one by one, leaving out what is refused. */
function postAll(postings: readonly Posting[]) {
  let balances: Balance[] = [];
  const done: { posting: Posting; moved: number; before: Balance | undefined; after: Balance | undefined }[] =
    [];
  for (const posting of postings) {
    try {
      const plan = planPostings(balances, [posting]);
      const at = (list: readonly Balance[]) =>
        list.find((b) => b.holderId === posting.holderId && b.tokenKey === posting.tokenKey);
      const before = at(balances);
      balances = [...balances.filter((b) => !at(plan.balances) || b !== before), ...plan.balances];
      done.push({ posting, moved: plan.moved[0] ?? 0, before, after: at(balances) });
    } catch (error) {
      expect(error).toMatchObject({ code: 'insufficient_balance' });
    }
  }
  return { balances, done };
}

describe('planning a ledger', () => {
  it('never makes a balance negative, and a balance is the sum of what moved', () => {
    fc.assert(
      fc.property(fc.array(posting, { maxLength: 40 }), (postings) => {
        const { balances, done } = postAll(postings);
        for (const balance of balances) {
          const mine = done.filter(
            ({ posting: p }) => p.holderId === balance.holderId && p.tokenKey === balance.tokenKey,
          );
          expect(balance.balance).toBeGreaterThanOrEqual(0);
          expect(balance.balance).toBe(mine.reduce((sum, { moved }) => sum + moved, 0));
          expect(balance.balance).toBe(balance.earned - balance.spent);
          expect(balance.entries).toBe(mine.filter(({ moved }) => moved !== 0).length);
        }
      }),
    );
  });

  it('is the same in one go as one by one, and leaves what it was given alone', () => {
    fc.assert(
      fc.property(fc.array(posting, { maxLength: 20 }), (postings) => {
        const { balances, done } = postAll(postings);
        const kept = done.map(({ posting: p }) => p);
        const known: Balance[] = [];
        const plan = planPostings(known, kept);
        expect(plan.moved).toEqual(done.map(({ moved }) => moved));
        const sorted = (list: readonly Balance[]) =>
          [...list].sort((a, b) => (a.holderId + a.tokenKey < b.holderId + b.tokenKey ? -1 : 1));
        expect(sorted(plan.balances)).toEqual(
          sorted(balances.filter((b) => b.entries > 0 || b.withheld !== 0)),
        );
        expect(known).toEqual([]);
        const running = new Map<string, number>();
        for (const entry of plan.entries) {
          const key = entry.holderId + entry.tokenKey;
          const after = (running.get(key) ?? 0) + entry.amount;
          expect(entry.balanceAfter).toBe(after);
          running.set(key, after);
        }
      }),
    );
  });

  it('cuts earnings at the cap and takes corrections no further than to zero', () => {
    fc.assert(
      fc.property(fc.array(posting, { maxLength: 40 }), (postings) => {
        for (const { posting: p, moved, before } of postAll(postings).done) {
          const was = before?.balance ?? 0;
          if (p.amount < 0 && p.kind === 'correction') expect(-moved).toBeLessThanOrEqual(was);
          else if (p.amount < 0) expect(moved).toBe(p.amount);
          else if (p.cap !== undefined) expect(was + moved).toBeLessThanOrEqual(Math.max(was, p.cap));
          expect(Math.abs(moved)).toBeLessThanOrEqual(Math.abs(p.amount));
        }
      }),
    );
  });

  it('with a cap, what rules pay and correct comes to the same in any order', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        amounts,
        fc.array(fc.integer({ min: 0, max: 11 })),
        fc.integer({ min: 0, max: 300 }),
        (paid, shuffle, cap) => {
          const base = { holderId: 'bdy_1', tokenKey: 'coins', cap };
          const pay = paid.map((amount): Posting => ({ ...base, amount, reason: 'r', kind: 'rule' }));
          // Some of it arrives as too much first, and is put right later.
          const wild = pay.flatMap((p, i): Posting[] =>
            shuffle.includes(i)
              ? [
                  { ...p, amount: p.amount + 50 },
                  { ...p, amount: -50, kind: 'correction' },
                ]
              : [p],
          );
          const [plain] = planPostings([], pay).balances;
          const [other] = planPostings([], wild).balances;
          const figures = (b: Balance | undefined) => [b?.balance, b?.earned, b?.spent, b?.withheld];
          expect(figures(other)).toEqual(figures(plain));
        },
      ),
    );
  });

  it('remembers what could not be taken back, and pays no correction twice', () => {
    const coins = (amount: number, kind?: Posting['kind']): Posting => ({
      holderId: 'bdy_1',
      tokenKey: 'coins',
      amount,
      reason: 'x',
      ...(kind ? { kind } : {}),
    });
    const spent = planPostings([], [coins(30, 'rule'), coins(-25), coins(-30, 'correction')]);
    expect(spent.moved).toEqual([30, -25, -5]);
    expect(spent.balances).toMatchObject([{ balance: 0, earned: 25, spent: 25, withheld: -25 }]);
    const back = planPostings(spent.balances, [coins(30, 'correction')]);
    expect(back).toMatchObject({ moved: [5], balances: [{ balance: 5, withheld: 0 }] });
  });

  it('keeps sums exact: rules stop silently, people are told', () => {
    const rich: Balance = {
      holderId: 'b',
      tokenKey: 'coins',
      balance: Number.MAX_SAFE_INTEGER - 5,
      earned: Number.MAX_SAFE_INTEGER - 5,
      spent: 0,
      entries: 1,
      withheld: 0,
    };
    const gift = { holderId: 'b', tokenKey: 'coins', amount: 10, reason: 'x' };
    expect(() => planPostings([rich], [gift])).toThrow(expect.objectContaining({ code: 'balance_overflow' }));
    expect(planPostings([rich], [{ ...gift, kind: 'rule' }]).moved).toEqual([5]);
  });
});
