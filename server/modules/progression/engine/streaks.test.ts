import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Streak } from '../../config/content.ts';
import { DAY_MS, dayAt, HOUR_MS, startOfPeriod } from './calendar.ts';
import type { EngineEvent } from './event.ts';
import { event, facts, named, version } from './fixtures.ts';
import { fold } from './fold.ts';
import { emptyState } from './state.ts';
import { streakStatus } from './streak-status.ts';
import { zoneOf } from '../../../kernel/zone.ts';

const ZONES = Intl.supportedValuesOf('timeZone');

const streakOf = (parts: Partial<Streak> = {}) =>
  version({ streaks: [{ ...named('daily'), eventTypes: ['play'], ...parts }] });

/** Folds a play at each of these instants and answers what the streak said to each. */
function play(parts: Partial<Streak>, moments: (string | [at: string, zone: string])[], timezone = 'UTC') {
  const events = moments.map((moment) =>
    typeof moment === 'string' ? event('play', moment) : event('play', moment[0], {}, moment[1]),
  );
  const folded = fold(streakOf(parts), facts({ timezone }), emptyState(), events);
  return folded.effects.map(({ streakUpdates }) => streakUpdates[0]);
}

const counts = (...args: Parameters<typeof play>) => play(...args).map((update) => update?.count);

describe('a streak', () => {
  it('ticks once a day and starts again after a missed day', () => {
    expect(
      play({}, ['2026-04-08T09:00Z', '2026-04-08T23:59Z', '2026-04-09T00:00Z', '2026-04-11T12:00Z']),
    ).toEqual([
      { key: 'daily', count: 1, ticked: true },
      { key: 'daily', count: 1, ticked: false },
      { key: 'daily', count: 2, ticked: true },
      { key: 'daily', count: 1, ticked: true, burned: 2 },
    ]);
  });

  it('counts days on the wall of the user, and in UTC when it is pinned', () => {
    const moments = ['2026-04-08T21:30Z', '2026-04-08T22:30Z'];
    expect(counts({}, moments, 'Europe/Berlin')).toEqual([1, 2]);
    expect(counts({ timezone: 'utc' }, moments, 'Europe/Berlin')).toEqual([1, 1]);
  });

  it('counts ISO weeks over a new year and months over a leap day', () => {
    expect(
      counts({ period: 'weekly' }, ['2026-12-28T00:00Z', '2027-01-03T23:59Z', '2027-01-04T00:00Z']),
    ).toEqual([1, 1, 2]);
    expect(
      counts({ period: 'monthly' }, [
        '2024-01-31T12:00Z',
        '2024-02-29T23:59Z',
        '2024-03-01T00:00Z',
        '2024-05-01T00:00Z',
      ]),
    ).toEqual([1, 2, 3, 1]);
  });

  it('forgives as many missed periods in a row as its grace says', () => {
    expect(counts({ gracePeriods: 1 }, ['2026-04-01', '2026-04-03', '2026-04-05', '2026-04-08'])).toEqual([
      1, 2, 3, 1,
    ]);
  });

  it('earns a freeze at every so many ticks and spends one for each missed period', () => {
    const days = ['2026-04-01', '2026-04-02', '2026-04-03', '2026-04-04', '2026-04-07', '2026-04-09'];
    expect(play({ freezeEvery: 2, maxFreezes: 2 }, days).slice(3)).toEqual([
      { key: 'daily', count: 4, ticked: true },
      { key: 'daily', count: 5, ticked: true, freezesUsed: 2 },
      { key: 'daily', count: 1, ticked: true, burned: 5 },
    ]);
  });

  it('keeps its freezes when they were too few to save it, and holds no more than its maximum', () => {
    const days = ['2026-04-01', '2026-04-02', '2026-04-03', '2026-04-10', '2026-04-12'];
    const folded = fold(
      streakOf({ freezeEvery: 1, maxFreezes: 2 }),
      facts(),
      emptyState(),
      days.map((day) => event('play', day)),
    );
    expect(folded.effects.map(({ streakUpdates }) => streakUpdates[0]?.count)).toEqual([1, 2, 3, 1, 2]);
    expect(folded.state.streaks['daily']).toMatchObject({ freezes: 2, best: 3 });
  });

  it('pays each tick, and each milestone once in a lifetime', () => {
    const rules = { tickReward: { coins: 2, tokens: 3 }, milestones: [{ count: 2, coins: 50 }] };
    const days = ['2026-04-01', '2026-04-02', '2026-04-05', '2026-04-06'];
    const { effects } = fold(
      streakOf(rules),
      facts(),
      emptyState(),
      days.map((day) => event('play', day)),
    );
    expect(effects.map(({ coins, tokens }) => [coins, tokens['xp']])).toEqual([
      [2, 3],
      [52, 3],
      [2, 3],
      [2, 3],
    ]);
    expect(effects.map(({ streakUpdates }) => streakUpdates[0]?.milestone)).toEqual([
      undefined,
      2,
      undefined,
      undefined,
    ]);
    expect(effects[1]?.ledger.at(-1)).toEqual({
      tokenKey: 'coins',
      amount: 50,
      reason: 'streak_milestone',
      referenceKey: 'daily:2',
    });
  });

  it('begins anew when its period became another', () => {
    const days = [event('play', '2026-04-01'), event('play', '2026-04-02')];
    const { state } = fold(streakOf(), facts(), emptyState(), days);
    const weekly = fold(streakOf({ period: 'weekly' }), facts(), state, [event('play', '2026-04-03')]);
    expect(weekly.effects[0]?.streakUpdates).toEqual([{ key: 'daily', count: 1, ticked: true }]);
  });
});

/** An instant on each of `days` days in a row on the wall of a zone; the hour differs from day to day. */
function dailyMoments(name: string, from: string, days: number): number[] {
  const zone = zoneOf(name);
  const first = dayAt(zone, Date.parse(from));
  return Array.from({ length: days }, (_, i) => {
    const [start, end] = [
      startOfPeriod('daily', zone, first + i),
      startOfPeriod('daily', zone, first + i + 1),
    ];
    const parts = [0, 0.999_999_9, 0.5, 0.03, 0.97];
    return Math.floor(start + (end - start) * (parts[i % parts.length] ?? 0));
  });
}

describe('a daily streak in every IANA zone', () => {
  const daily = streakOf();

  it('never breaks for who comes once a day, and always breaks for who leaves one out, through every change', () => {
    // The weeks in which clocks are changed, north and south, with a leap day and two ends of Ramadan.
    for (const from of ['2024-02-20T12:00:00Z', '2025-02-20T12:00:00Z', '2025-09-20T12:00:00Z']) {
      for (const timezone of ZONES) {
        const events = dailyMoments(timezone, from, 50).map((ms) => event('play', ms));
        const whole = fold(daily, facts({ timezone }), emptyState(), events);
        if (whole.state.streaks['daily']?.count !== 50) expect.fail(`${timezone} broke`);

        const everyOther = events.filter((_, i) => i % 2 === 0);
        const holed = fold(daily, facts({ timezone }), emptyState(), everyOther);
        if (holed.state.streaks['daily']?.best !== 1) expect.fail(`${timezone} did not break`);
      }
    }
  });

  it('survives the day that Samoa left out, and no other', () => {
    const samoa = (days: string[]) =>
      counts(
        {},
        days.map((day) => `${day}T12:00Z`),
        'Pacific/Apia',
      );
    expect(samoa(['2011-12-28', '2011-12-29', '2011-12-30', '2011-12-31'])).toEqual([1, 2, 3, 4]);
    expect(counts({}, ['2011-12-30T09:00Z', '2011-12-30T11:00Z'], 'Pacific/Apia')).toEqual([1, 2]);
    expect(counts({}, ['2011-12-29T09:00Z', '2011-12-30T11:00Z'], 'Pacific/Apia')).toEqual([1, 1]);
  });
});

describe('a traveller', () => {
  it('loses nothing by flying east over the date line, and gains nothing by flying back', () => {
    const updates = play({}, [
      ['2026-04-01T20:00Z', 'Pacific/Honolulu'], // 1 April, 10:00
      ['2026-04-02T21:00Z', 'Pacific/Apia'], // 3 April, 10:00: the 2nd was left out
      ['2026-04-03T08:00Z', 'Pacific/Honolulu'], // 2 April, 22:00
      ['2026-04-03T20:00Z', 'Pacific/Honolulu'], // 3 April, 10:00
      ['2026-04-04T20:00Z', 'Pacific/Honolulu'], // 4 April
    ]);
    expect(updates.map((update) => update?.count)).toEqual([1, 2, 2, 2, 3]);
    expect(updates.every((update) => update?.burned === undefined)).toBe(true);
  });

  it('is still alive after days in the west that were ticked in the east before', () => {
    expect(
      counts({}, [
        ['2026-04-01T22:00Z', 'Pacific/Apia'], // 2 April, 11:00
        ['2026-04-03T06:00Z', 'Pacific/Honolulu'], // 2 April, 20:00, Apia's 3 April
        ['2026-04-04T09:00Z', 'Pacific/Apia'], // 4 April, 22:00
      ]),
    ).toEqual([1, 1, 2]);
  });

  it('keeps a streak over a midnight that moved towards them', () => {
    expect(
      counts({}, [
        ['2026-04-01T10:00Z', 'Europe/Berlin'],
        ['2026-04-02T21:30Z', 'Europe/Helsinki'], // 00:30 of the 3rd; in Berlin still the 2nd
      ]),
    ).toEqual([1, 2]);
  });

  it('keeps a streak when the date in the west is the next one, however early the last event was in the east', () => {
    expect(
      counts({}, [
        ['2026-03-31T22:30Z', 'Europe/Berlin'], // 1 April, 00:30
        ['2026-04-02T22:30Z', 'Europe/London'], // 2 April, 23:30
      ]),
    ).toEqual([1, 2]);
  });

  it('keeps a streak over a date that passed in the air', () => {
    expect(
      counts({}, [
        ['2026-04-06T04:00Z', 'Europe/Berlin'], // Monday, 06:00
        ['2026-04-08T10:00Z', 'Australia/Sydney'], // Wednesday, 20:00
      ]),
    ).toEqual([1, 2]);
  });

  it('loses it by staying away, in whichever zone', () => {
    const gone = (zone: string) =>
      counts({}, [
        ['2026-04-06T04:00Z', 'Europe/Berlin'],
        ['2026-04-09T12:00Z', zone],
      ]);
    expect(gone('Australia/Sydney')).toEqual([1, 1]);
    expect(
      counts({}, [
        ['2026-04-06T04:00Z', 'Europe/Berlin'],
        ['2026-04-08T12:00Z', 'Europe/London'],
      ]),
    ).toEqual([1, 1]);
    expect(
      counts({}, [
        ['2026-04-06T04:00Z', 'Europe/Berlin'],
        ['2026-04-08T12:00Z', 'Europe/Paris'],
      ]),
    ).toEqual([1, 1]);
  });

  const itinerary = fc.array(
    fc.record({
      zone: fc.constantFrom(...ZONES),
      hours: fc.integer({ min: 1, max: 100 }),
      /** How much of the longest plausible way to the next zone it takes. */
      flight: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 2, maxLength: 8 },
  );

  it('never breaks a streak by moving, and never has more ticks than dates on the walls they saw', () => {
    const start = fc.integer({ min: 0, max: 4 * 366 });
    const share = fc.double({ min: 0, max: 0.999, noNaN: true });
    const everyDate = (
      legs: typeof itinerary extends fc.Arbitrary<infer T> ? T : never,
      from: number,
      shares: number[],
    ) => {
      let ms = from;
      const events: EngineEvent[] = [];
      const dates = new Set<number>();
      for (const [i, { zone: name, hours, flight }] of legs.entries()) {
        const zone = zoneOf(name);
        const end = ms + hours * HOUR_MS;
        // One event on every date this leg sees, somewhere in the part of the date that it spends here.
        while (ms < end) {
          const day = dayAt(zone, ms);
          const until = Math.min(end, startOfPeriod('daily', zone, day + 1));
          dates.add(day);
          events.push(
            event(
              'play',
              Math.floor(ms + (until - ms) * (shares[events.length % shares.length] ?? 0)),
              {},
              name,
            ),
          );
          ms = until;
        }
        const next = zoneOf(legs[i + 1]?.zone ?? name);
        const isFar = Math.abs(next.offsetAt(ms) - zone.offsetAt(ms)) >= 4 * HOUR_MS;
        ms += flight * (isFar ? 20 : 3) * HOUR_MS;
      }
      return { events, dates };
    };
    fc.assert(
      fc.property(
        itinerary,
        start,
        fc.array(share, { minLength: 1, maxLength: 5 }),
        (legs, dayOffset, shares) => {
          const { events, dates } = everyDate(legs, Date.UTC(2024, 1, 1) + dayOffset * DAY_MS, shares);
          const { state, effects } = fold(streakOf(), facts(), emptyState(), events);
          const burned = effects
            .flatMap(({ streakUpdates }) => streakUpdates)
            .filter((update) => update.burned !== undefined);
          expect(burned).toEqual([]);
          expect(state.streaks['daily']?.count).toBeLessThanOrEqual(dates.size);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the status of a streak', () => {
  const weekRow = (now: string, days: string[], parts: Partial<Streak> = {}, timezone = 'UTC') => {
    const rules = streakOf(parts);
    const { state } = fold(
      rules,
      facts({ timezone }),
      emptyState(),
      days.map((day) => event('play', day)),
    );
    return streakStatus(rules, facts({ timezone }), state, now)[0];
  };

  it('is at risk until today has its tick', () => {
    const days = ['2026-04-07T12:00Z', '2026-04-08T12:00Z'];
    expect(weekRow('2026-04-08T13:00:00Z', days)).toMatchObject({
      count: 2,
      ticked: true,
      atRisk: false,
      burned: false,
    });
    expect(weekRow('2026-04-09T13:00:00Z', days)).toEqual({
      key: 'daily',
      count: 2,
      best: 2,
      ticked: false,
      atRisk: true,
      burned: false,
      lost: 0,
      freezes: 0,
      periodEndsAt: '2026-04-10T00:00:00.000Z',
      lastPeriods: [false, false, false, false, true, true, false],
    });
  });

  it('is burned, with what was lost, as soon as a day was missed', () => {
    const status = weekRow('2026-04-10T00:00:00Z', ['2026-04-07T12:00Z', '2026-04-08T12:00Z']);
    expect(status).toMatchObject({ count: 0, best: 2, burned: true, lost: 2, atRisk: false });
  });

  it('says what the freezes cover, and when the day ends in the zone of the user', () => {
    const days = ['2026-03-27T12:00Z', '2026-03-28T12:00Z'];
    const status = weekRow('2026-03-29T12:00:00Z', days, { freezeEvery: 2 }, 'Europe/Berlin');
    expect(status).toMatchObject({
      count: 2,
      atRisk: false,
      freezes: 1,
      periodEndsAt: '2026-03-29T22:00:00.000Z',
    });
  });

  it('is empty before the first event', () => {
    expect(weekRow('2026-04-08T00:00:00Z', [])).toMatchObject({
      count: 0,
      best: 0,
      ticked: false,
      atRisk: false,
      burned: false,
    });
  });
});
