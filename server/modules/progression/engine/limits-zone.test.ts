import { expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from './calendar.ts';
import { event, facts, version } from './fixtures.ts';
import { fold } from './fold.ts';
import { emptyState } from './state.ts';
import { zoneOf } from '../../../kernel/zone.ts';

/** A change of every season, the end of a year and a leap day. */
const YEARS = { from: Date.UTC(2024, 0, 1), to: Date.UTC(2025, 0, 4) };

/** The instants at which the zone's clock changes, and those that every calendar must get right. */
function turnsOf(timeZone: string): number[] {
  const zone = zoneOf(timeZone);
  const turns = [Date.UTC(2024, 1, 29), Date.UTC(2024, 11, 31)];
  for (let ms = zone.steadyUntil(YEARS.from); ms < YEARS.to; ms = zone.steadyUntil(ms))
    if (zone.offsetAt(ms) !== zone.offsetAt(ms - 1)) turns.push(ms);
  return turns.sort((a, b) => a - b);
}

const rules = version({
  coinRules: [
    { id: 'd', key: 'daily', eventType: 'lesson', amount: 1, dailyLimit: 1 },
    { id: 'w', key: 'weekly', eventType: 'lesson', amount: 1_000, weeklyLimit: 1_000 },
  ],
});

/** The Monday of the week that a date belongs to. */
const mondayOf = (date: string): number => {
  const day = Date.parse(date) / DAY_MS;
  return day - ((day + 3) % 7);
};

it('pays a limit of a day once for each date, and of a week once for each week, that the wall shows in any zone', () => {
  for (const timeZone of Intl.supportedValuesOf('timeZone')) {
    const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    const dates = new Set<string>();
    const events = [];
    let last = Number.NEGATIVE_INFINITY;
    for (const turn of turnsOf(timeZone))
      for (let ms = Math.max(last + 1, turn - 26 * HOUR_MS); ms < turn + 26 * HOUR_MS; ms += HOUR_MS) {
        events.push(event('lesson', ms));
        dates.add(wall.format(ms));
        last = ms;
      }
    const { state } = fold(rules, facts({ timezone: timeZone }), emptyState(), events);
    const weeks = new Set([...dates].map(mondayOf));
    expect(state.coins, timeZone).toBe(dates.size + 1_000 * weeks.size);
  }
});
