import { describe, expect, it } from 'vitest';
import {
  DAY_MS,
  HOUR_MS,
  dayAt,
  periodAt,
  periodsBetween,
  startOfPeriod,
  weekOfDay,
  type Period,
} from './calendar.ts';
import { UTC, zoneOf, type Zone } from '../../../kernel/zone.ts';

const ZONES = Intl.supportedValuesOf('timeZone');
const at = (iso: string): number => Date.parse(iso);

/** The clock on the wall as Intl shows it: `2026-04-08 10:30:00`. */
function wallOf(timeZone: string): (ms: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (ms) => format.format(ms);
}

const ourWall = (zone: Zone, ms: number): string =>
  new Date(ms + zone.offsetAt(ms)).toISOString().slice(0, 19).replace('T', ' ');
const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** All changes of offset of a zone between two instants, as the code under test finds them. */
function changes(zone: Zone, fromMs: number, toMs: number): number[] {
  const found: number[] = [];
  for (let ms = zone.steadyUntil(fromMs); ms < toMs; ms = zone.steadyUntil(ms))
    if (zone.offsetAt(ms) !== zone.offsetAt(ms - 1)) found.push(ms);
  return found;
}

/** Month ends and leap days of 2024 to 2028 in UTC, which every zone crosses within 14 hours. */
const TURNS = [2024, 2025, 2026, 2027, 2028].flatMap((year) => [
  ...Array.from({ length: 12 }, (_, month) => Date.UTC(year, month, 1)),
  Date.UTC(year, 1, 29),
]);
const AROUND = [-14 * HOUR_MS, -1, 0, HOUR_MS, 12 * HOUR_MS];

describe('zone', () => {
  it('shows the date and the clock that Intl shows, in every zone, around every change, month end and leap day', () => {
    for (const name of ZONES) {
      const [zone, wall] = [zoneOf(name), wallOf(name)];
      const moments = [...TURNS, ...changes(zone, at('2024-01-01T00:00:00Z'), at('2029-01-01T00:00:00Z'))];
      for (const ms of moments.flatMap((moment) => AROUND.map((shift) => moment + shift))) {
        const shown = wall(ms);
        if (ourWall(zone, ms) !== shown || dateOf(dayAt(zone, ms)) !== shown.slice(0, 10))
          expect.fail(`${name} at ${new Date(ms).toISOString()}`);
      }
    }
  });

  it('finds the same number of changes as a walk by the hour', () => {
    for (const name of [
      'Africa/Casablanca',
      'Africa/Cairo',
      'Asia/Gaza',
      'Australia/Lord_Howe',
      'Europe/Dublin',
    ]) {
      const [zone, wall] = [zoneOf(name), wallOf(name)];
      const [from, to] = [at('2024-01-01T00:00:00Z'), at('2026-01-01T00:00:00Z')];
      let walked = 0;
      let before = 0;
      for (let ms = from; ms < to; ms += HOUR_MS) {
        const offset = Date.parse(`${wall(ms).replace(' ', 'T')}Z`) - ms;
        if (ms > from && offset !== before) walked++;
        before = offset;
      }
      expect(changes(zone, from, to), name).toHaveLength(walked);
    }
  });

  it.each([
    ['Asia/Kathmandu', '2026-04-08T18:14:59.999Z', '2026-04-08'],
    ['Asia/Kathmandu', '2026-04-08T18:15:00.000Z', '2026-04-09'],
    ['Australia/Eucla', '2026-04-08T15:15:00.000Z', '2026-04-09'],
    ['Pacific/Chatham', '2026-04-04T10:14:59.999Z', '2026-04-04'],
    ['Pacific/Chatham', '2026-04-05T11:15:00.000Z', '2026-04-06'],
    ['America/St_Johns', '2026-04-08T02:29:59.999Z', '2026-04-07'],
    ['America/St_Johns', '2026-04-08T02:30:00.000Z', '2026-04-08'],
    ['Australia/Lord_Howe', '2026-04-04T13:00:00.000Z', '2026-04-05'],
    ['Africa/Monrovia', '1970-06-01T00:44:29.000Z', '1970-05-31'],
    ['Africa/Monrovia', '1970-06-01T00:44:30.000Z', '1970-06-01'],
    ['Pacific/Apia', '2011-12-30T09:59:59.999Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00.000Z', '2011-12-31'],
  ])('in %s, %s is on %s', (name, instant, date) => {
    expect(dateOf(dayAt(zoneOf(name), at(instant)))).toBe(date);
  });

  it('counts a name that does not exist as UTC', () => {
    expect(zoneOf('Mars/Olympus').offsetAt(at('2026-04-08T12:00:00Z'))).toBe(0);
  });
});

describe('periods', () => {
  it('begins each period at the first instant that shows it, in every zone', () => {
    const periods: Period[] = ['daily', 'weekly', 'monthly'];
    for (const name of ZONES) {
      const zone = zoneOf(name);
      const edges = changes(zone, at('2024-01-01T00:00:00Z'), at('2029-01-01T00:00:00Z'));
      for (const ms of [...edges, at('2024-02-29T12:00:00Z'), at('2027-12-31T23:30:00Z')]) {
        for (const period of periods) {
          const index = periodAt(period, zone, ms);
          const start = startOfPeriod(period, zone, index);
          const isRight =
            start <= ms &&
            periodAt(period, zone, start) === index &&
            periodAt(period, zone, start - 1) < index;
          if (!isRight) expect.fail(`${name} ${period} at ${new Date(ms).toISOString()}`);
        }
      }
    }
  });

  it('numbers weeks from Monday to Sunday and months by the calendar', () => {
    const monday = at('2026-12-28T00:00:00Z');
    const week = weekOfDay(dayAt(UTC, monday));
    expect(weekOfDay(dayAt(UTC, at('2027-01-03T23:59:59Z')))).toBe(week);
    expect(weekOfDay(dayAt(UTC, monday - 1))).toBe(week - 1);
    for (let day = -1_000; day < 60_000; day += 1) {
      const date = new Date(day * DAY_MS);
      if (periodAt('monthly', UTC, day * DAY_MS) !== date.getUTCFullYear() * 12 + date.getUTCMonth())
        expect.fail(date.toISOString());
    }
  });

  it('does not count the day that Samoa left out', () => {
    const samoa = zoneOf('Pacific/Apia');
    const eve = dayAt(samoa, at('2011-12-30T09:00:00Z'));
    expect(periodsBetween('daily', samoa, eve, eve + 2, 9)).toBe(0);
    expect(periodsBetween('daily', samoa, eve, eve + 3, 9)).toBe(1);
    expect(periodsBetween('daily', UTC, eve, eve + 2, 9)).toBe(1);
  });
});
