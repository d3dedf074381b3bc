import { dateOf, dayOf, firstDayOf, monthOf, weekdayOf } from '../../../insights/index.ts';
import { calendar, coming, named, rolling, type Period, type Unit } from './period.ts';

export type Toward = 'past' | 'future';
export interface Clock {
  today: string;
  toward: Toward;
}

const COUNTS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  couple: 2,
  three: 3,
  few: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  thirty: 30,
  ninety: 90,
};
const MONTH_NAMES =
  'january february march april may june july august september october november december'.split(' ');
const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

const MONTH = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`;
const WEEKDAY = '(?:sun|mon|tues?|wed(?:nes)?|thurs?|thu|fri|satur|sat)(?:day)?';
const COUNT = `(?:\\d{1,3}|${Object.keys(COUNTS).join('|')}|a couple of|a few)`;
const UNITS = '(day|week|month|quarter|year)s?';

const monthIn = (name: string): number =>
  MONTH_NAMES.findIndex((month) => month.startsWith(name.slice(0, 3)));
const countIn = (word: string): number =>
  COUNTS[word.replace(/^a (?=couple|few)/, '').replace(/ of$/, '')] ?? Number(word);
const unitIn = (word: string): Unit | undefined =>
  (['day', 'week', 'month', 'quarter', 'year'] as const).find((unit) => word.startsWith(unit));

/** One way to name a time. Answers undefined where the words mean something else. */
export interface Rule {
  words: RegExp;
  read: (match: RegExpExecArray, clock: Clock) => Period | undefined;
}
const rule = (words: string, read: Rule['read']): Rule => ({
  words: new RegExp(`\\b(?:${words})`, 'gi'),
  read,
});

const of = ({ from, to }: { from: string; to: string }, { today, toward }: Clock): Period =>
  named(from, to, today, toward === 'future');

/** The month of that name nearest in the direction that is meant. */
function monthNamed(name: string, year: string | undefined, clock: Clock): Period {
  const index = monthIn(name);
  const now = monthOf(dayOf(clock.today));
  let month = Math.floor(now / 12) * 12 + index;
  if (year !== undefined) month = Number(year) * 12 + index;
  else if (clock.toward === 'past' && month > now) month -= 12;
  else if (clock.toward === 'future' && month < now) month += 12;
  return of({ from: dateOf(firstDayOf(month)), to: dateOf(firstDayOf(month + 1) - 1) }, clock);
}

function quarter(which: number, year: string | undefined, clock: Clock): Period {
  const now = monthOf(dayOf(clock.today));
  let first = Math.floor(now / 12) * 12 + (which - 1) * 3;
  if (year !== undefined) first = Number(year) * 12 + (which - 1) * 3;
  else if (clock.toward === 'past' && first > now) first -= 12;
  else if (clock.toward === 'future' && first + 2 < now) first += 12;
  return of({ from: dateOf(firstDayOf(first)), to: dateOf(firstDayOf(first + 3) - 1) }, clock);
}

export const aDay = (day: number, { today }: Clock): Period => named(dateOf(day), dateOf(day), today, true);

function weekday(which: string, name: string, clock: Clock): Period {
  const wanted = WEEKDAYS.findIndex((day) => day.startsWith(name.slice(0, 3)));
  const today = dayOf(clock.today);
  const since = (weekdayOf(today) - wanted + 7) % 7;
  const isAhead = which === 'next' || which === 'coming' || (which !== 'last' && clock.toward === 'future');
  if (isAhead) return aDay(today + (since === 0 ? 7 : 7 - since), clock);
  return aDay(today - (since === 0 && which === 'last' ? 7 : since), clock);
}

function weekend(which: string, clock: Clock): Period {
  const today = dayOf(clock.today);
  const monday = today - ((weekdayOf(today) + 6) % 7);
  const from = monday + 5 + (which === 'next' ? 7 : which === 'last' || which === 'past' ? -7 : 0);
  // On a weekday “the weekend” of what was spent is the last one.
  const start = clock.toward === 'past' && from > today ? from - 7 : from;
  return of({ from: dateOf(start), to: dateOf(start + 1) }, clock);
}

/** The day of a month: the last one that was, or the next one to come. */
function dayOfMonth(number: number, clock: Clock): Period | undefined {
  if (number < 1 || number > 31) return undefined;
  const today = dayOf(clock.today);
  const at = (months: number): number =>
    Math.min(firstDayOf(monthOf(today) + months) + number, firstDayOf(monthOf(today) + months + 1)) - 1;
  const here = at(0);
  if (clock.toward === 'past') return aDay(here <= today ? here : at(-1), clock);
  return aDay(here >= today ? here : at(1), clock);
}

function dayWritten(day: number, month: number, year: string | undefined, clock: Clock): Period | undefined {
  if (day < 1 || day > 31 || month < 1 || month > 12) return undefined;
  const today = dayOf(clock.today);
  const first = firstDayOf(Math.floor(monthOf(today) / 12) * 12 + month - 1);
  if (year !== undefined) return aDay(firstDayOf(Number(year) * 12 + month - 1) + day - 1, clock);
  const at = first + day - 1;
  const isWrongWay = clock.toward === 'past' ? at > today : at < today;
  const turn = clock.toward === 'past' ? -12 : 12;
  return aDay(isWrongWay ? firstDayOf(monthOf(first) + turn) + day - 1 : at, clock);
}

/** Told first, since days that are written out hold names of months too. */
export const RULES: readonly Rule[] = [
  rule('year to date|ytd|(?:so far )?this year so far', (_, clock) =>
    of(calendar(clock.today, 'year', 0), clock),
  ),
  rule('month to date|mtd', (_, clock) => of(calendar(clock.today, 'month', 0), clock)),
  // As it is written in Europe; without its last dot it is a price, unless it is said to be a day.
  rule(
    '(?:on |since |from |to |until |the )?(\\d{1,2})\\.(\\d{1,2})\\.?(\\d{4})?(?![\\d,])',
    (match, clock) => {
      const [whole, day = '', month = '', year] = match;
      const isDay = /^[a-z]/i.test(whole) ? !/^(?:to|the|from) /i.test(whole) : false;
      if (!isDay && !/\\.\\d{1,2}\\./.test(whole)) return undefined;
      return dayWritten(Number(day), Number(month), year, clock);
    },
  ),
  rule('(?:the )?day before yesterday', (_, clock) => aDay(dayOf(clock.today) - 2, clock)),
  rule('yesterday', (_, clock) => aDay(dayOf(clock.today) - 1, clock)),
  rule('today|tonight|this (?:morning|afternoon|evening)', (_, clock) => aDay(dayOf(clock.today), clock)),
  rule('tomorrow', (_, clock) => aDay(dayOf(clock.today) + 1, clock)),
  rule(
    `(?:the |my )?(?:end of (?:the |this )?(month|year|week)|month(?:'s)? end|year(?:'s)? end)`,
    (match, clock) => {
      const unit = unitIn(match[1] ?? match[0].replace(/^(the|my) /i, '').toLowerCase()) ?? 'month';
      return named(dayAfter(clock.today), calendar(clock.today, unit, 0).to, clock.today, true);
    },
  ),
  rule('(?:the )?(this|last|past|previous|next|coming|the)? ?weekend(?!s)', ([, which = ''], clock) =>
    weekend(which.toLowerCase(), clock),
  ),
  rule(
    `(?:over |in |for |during )?(?:the )?(?:last|past|previous) (${COUNT}) ${UNITS}`,
    ([, many = '', unit = ''], clock) => {
      const found = unitIn(unit.toLowerCase());
      return (
        found && of(rolling(clock.today, found, countIn(many.toLowerCase())), { ...clock, toward: 'past' })
      );
    },
  ),
  rule(
    `(?:over |in |for |within )?(?:the )?(?:next|coming) (${COUNT}) ${UNITS}`,
    ([, many = '', unit = ''], clock) => {
      const found = unitIn(unit.toLowerCase());
      if (!found) return undefined;
      const { from, to } = coming(clock.today, found, countIn(many.toLowerCase()));
      return named(from, to, clock.today, true);
    },
  ),
  rule(`in (${COUNT}) ${UNITS}(?! ago)`, ([, many = '', unit = ''], clock) => {
    const found = unitIn(unit.toLowerCase());
    if (!found || clock.toward === 'past') return undefined;
    return aDay(dayOf(coming(clock.today, found, countIn(many.toLowerCase())).to), clock);
  }),
  // A week ago is a day; a month ago is hardly that very day.
  rule(`(${COUNT}) (month|quarter|year)s? ago`, ([, many = '', unit = ''], clock) => {
    const found = unitIn(unit.toLowerCase());
    return found && of(calendar(clock.today, found, -countIn(many.toLowerCase())), clock);
  }),
  rule(`(?:over )?(?:the )?past ${UNITS}`, ([, unit = ''], clock) => {
    const found = unitIn(unit.toLowerCase());
    return found && of(rolling(clock.today, found, 1), { ...clock, toward: 'past' });
  }),
  rule(`(?:the )?${UNITS.replace('s?', '')} before last`, ([, unit = ''], clock) => {
    const found = unitIn(unit.toLowerCase());
    return found && of(calendar(clock.today, found, -2), clock);
  }),
  rule(
    `(?:the )?(this|current|last|previous|next|coming) ${UNITS.replace('s?', '')}(?:'s)?(?: so far)?`,
    ([, which = '', unit = ''], clock) => {
      const found = unitIn(unit.toLowerCase());
      const later = /last|previous/i.test(which) ? -1 : /next|coming/i.test(which) ? 1 : 0;
      return found && of(calendar(clock.today, found, later), clock);
    },
  ),
  rule(`(?:so far )?the month(?= so far)`, (_, clock) => of(calendar(clock.today, 'month', 0), clock)),
  rule('q([1-4])(?: (?:of )?((?:19|20)\\d\\d))?', ([, which = '1', year], clock) =>
    quarter(Number(which), year, clock),
  ),
  rule('(first|second|third|fourth) quarter(?: (?:of )?((?:19|20)\\d\\d))?', ([, which = '', year], clock) =>
    quarter(['first', 'second', 'third', 'fourth'].indexOf(which.toLowerCase()) + 1, year, clock),
  ),
  rule(
    `(last|this|this past|next|coming|on|past)? ?\\b(${WEEKDAY})\\b(?!s)`,
    ([whole, which = '', name = ''], clock) =>
      // “sat” and “sun” alone are hardly days.
      /^(sun|sat|mon|wed|fri|thu)$/i.test(whole.trim())
        ? undefined
        : weekday(
            which
              .toLowerCase()
              .replace('this past', 'last')
              .replace(/^past$/, 'last'),
            name.toLowerCase(),
            clock,
          ),
  ),
  rule(`on the (\\d{1,2})(?:st|nd|rd|th)?\\b(?! (?:of|${MONTH}))`, ([, number = ''], clock) =>
    dayOfMonth(Number(number), clock),
  ),
  rule(`the (\\d{1,2})(?:st|nd|rd|th)\\b(?! (?:of|${MONTH}))`, ([, number = ''], clock) =>
    dayOfMonth(Number(number), clock),
  ),
];

/** What is left for names of months and years. */
export const LATE_RULES: readonly Rule[] = [
  rule(
    `(in |of |for |since |during |and |vs\\.? |versus |than |to |until |about |from |a |last )?(${MONTH})(?:'?s)?\\b(?:,? ((?:19|20)\\d\\d))?`,
    (match, clock) => {
      const [, before = '', name = '', year] = match;
      const word = name.toLowerCase();
      // “may I”, “march on”: alone, these are no months.
      if (
        (word === 'may' || word === 'mar' || word === 'march' || word === 'dec') &&
        before === '' &&
        year === undefined
      ) {
        const rest = match.input.slice(match.index + match[0].length).trim();
        const isAlone = match.index === 0 ? /^[?!.]*$/.test(rest) : !/^(i|you|we|be|have)\b/i.test(rest);
        if (!isAlone) return undefined;
      }
      return monthNamed(word, year, clock);
    },
  ),
  // “Next month of 2000” is a month, which is blanked already, with an amount.
  rule('(?:in |(?<!  )of |for |since |during |year )(20\\d\\d)\\b', ([, year = ''], clock) =>
    of({ from: `${year}-01-01`, to: `${year}-12-31` }, clock),
  ),
  rule(
    'all[- ]time|of all time|ever\\b(?! since)|in total so far|since (?:the )?(?:beginning|start)|all my (?:history|data)',
    (_, { today }) => ({
      from: '1970-01-02',
      to: today,
      label: 'your whole book',
    }),
  ),
];

const dayAfter = (day: string): string => dateOf(dayOf(day) + 1);
