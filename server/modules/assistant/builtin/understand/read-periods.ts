import { parse } from 'chrono-node';
import { addMonths, dateOf, dayOf } from '../../../insights/index.ts';
import { aDay, LATE_RULES, RULES, type Clock, type Rule, type Toward } from './period-rules.ts';
import { named, type Period } from './period.ts';

/** A period and where it stands in the text. */
export interface FoundPeriod {
  period: Period;
  start: number;
  end: number;
}

/** The times that a text names, in its order, on the user's own calendar. */
export function readPeriods(text: string, today: string, toward: Toward = 'past'): FoundPeriod[] {
  const clock = { today, toward };
  const points = readPoints(text, clock);
  return joinRanges(text, points, clock);
}

function readPoints(text: string, clock: Clock): FoundPeriod[] {
  let rest = text;
  const found: FoundPeriod[] = [];
  const take = (start: number, end: number, period: Period): void => {
    found.push({ start, end, period });
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  };
  const apply = (rules: readonly Rule[]): void => {
    for (const { words, read } of rules)
      for (const match of rest.matchAll(words)) {
        const period = read(match, clock);
        const lead =
          /^(?:in|of|for|since|during|and|vs\.?|versus|than|to|until|about|from|a|year) /i.exec(
            match[0],
          )?.[0] ?? '';
        if (period) take(match.index + lead.length, match.index + match[0].trimEnd().length, period);
      }
  };
  apply(RULES);
  for (const { start, end, period } of readByChrono(rest, clock)) take(start, end, period);
  apply(LATE_RULES);
  return found.sort((a, b) => a.start - b.start);
}

/** Days that are written out: `June 3rd`, `3 days ago`, `2026-06-03`. */
function readByChrono(text: string, clock: Clock): FoundPeriod[] {
  const [year = 0, month = 1, day = 1] = clock.today.split('-').map(Number);
  const noon = new Date(year, month - 1, day, 12);
  return parse(text, noon, { forwardDate: clock.toward === 'future' }).flatMap(
    ({ index, text: words, start, end }) => {
      const isDay =
        start.isCertain('day') || /\b(day|week|month|year|fortnight)s? (ago|earlier|from now)\b/i.test(words);
      if (/^(right )?now$/i.test(words)) return [];
      if (!isDay || !/[a-z]|\d[/.-]\d/i.test(words)) return [];
      // A price is no date: `12.50`.
      if (/^\d{1,2}\.\d{1,2}$/.test(words.trim())) return [];
      const dayAt = (point: typeof start): number =>
        Date.UTC(point.get('year') ?? year, (point.get('month') ?? month) - 1, point.get('day') ?? day) /
        86_400_000;
      let at = dayAt(start);
      const length = end ? dayAt(end) - at : 0;
      if (clock.toward === 'past' && at > dayOf(clock.today) && !start.isCertain('year'))
        at = addMonths(at, -12);
      // “Oct 5 through Oct 12” is one time.
      const period =
        length > 0
          ? named(dateOf(at), dateOf(at + length), clock.today, clock.toward === 'future')
          : aDay(at, clock);
      return [{ start: index, end: index + words.length, period }];
    },
  );
}

/** Two times with a word between them are one; `since` reaches to today, `until` from tomorrow. */
function joinRanges(text: string, points: readonly FoundPeriod[], clock: Clock): FoundPeriod[] {
  const lower = text.toLowerCase();
  const joined: FoundPeriod[] = [];
  for (let i = 0; i < points.length; i++) {
    const [one, two] = [points[i], points[i + 1]];
    if (!one) continue;
    const lead = lower.slice(0, one.start).trimEnd();
    const own = lower.slice(one.start, one.end);
    const between = two ? lower.slice(one.end, two.start).trim() : '';
    const opens = /\b(from|between)$/.exec(lead) ?? /^(from|between)\b/.exec(own);
    const isRange =
      two &&
      (opens
        ? /^(to|until|till|through|and|-|–)?( the)?$/.test(between) &&
          (between !== '' || /^(to|until|and) /.test(lower.slice(two.start, two.end)))
        : /^(until|till|through|-|–)( the)?$/.test(between));
    const isCompared = /\b(compare|comparison|compared|difference|vs|versus)\b/.test(lower);
    if (isRange && !isCompared && one.period.from <= two.period.from) {
      joined.push({
        start: !opens || /^(from|between)\b/.test(own) ? one.start : lead.lastIndexOf(opens[1] ?? ''),
        end: two.end,
        period: named(one.period.from, two.period.to, clock.today, clock.toward === 'future'),
      });
      i++;
      continue;
    }
    // “Gone up since October” is told from the two, not from what lies between.
    const isTrend =
      /\b(?:(?:go|goes|gone|going|went) (?:up|down)|risen|rose|fallen|fell|dropped|climbed|grown|increased|decreased|changed)\b/.test(
        lead,
      );
    const since = isTrend
      ? undefined
      : (/\b(since|starting|after)$/.exec(lead)?.[1] ?? /^(since)\b/.exec(own)?.[1]);
    if (since !== undefined && one.period.from <= clock.today && one.period.from > '1970-01-02') {
      const start = /^since\b/.test(own) ? one.start : lead.lastIndexOf(since);
      joined.push({ start, end: one.end, period: named(one.period.from, clock.today, clock.today) });
      continue;
    }
    joined.push(one);
  }
  return joined;
}

/** The day that a text means, when it means one. */
export function readDay(text: string, today: string, toward: Toward = 'past'): string | undefined {
  const [first] = readPeriods(text, today, toward);
  return first && first.period.from === first.period.to ? first.period.from : undefined;
}
