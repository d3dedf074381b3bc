import type { Asked } from '../../backend.ts';
import { INTENTS, intentNamed, VOCABULARY, type KnownIntent } from '../intents.ts';
import type { Memory } from '../memory.ts';
import { NO_NAMES, type Heard, type Names } from '../turn.ts';
import { readAmounts } from './amounts.ts';
import { readable, scoreOf } from './cues.ts';
import { nearestIntent } from './nearest.ts';
import { before } from './period.ts';
import { readPeriods, type FoundPeriod } from './read-periods.ts';
import { tidy } from './tidy.ts';

/** From here on an intent is taken for meant. */
const ENOUGH = 5;
/** So sure that the user's own names change nothing. */
const SURE = 8;

export interface Choice {
  intent: KnownIntent | undefined;
  heard: Heard;
  isSure: boolean;
}

const FOLLOW_UP =
  /^(?:(?:ok|okay|so|hm+|great|thanks|no|no but)[ ,]+)?(?:and|what about|how about|also|same|or|now|what if|only|just|but|versus|vs)\b/i;

/** What a message says, before anything is looked up. */
export function hear(asked: Asked, memory: Memory): Choice {
  const text = tidy(asked.message, VOCABULARY);
  return choose(asked, memory, text, NO_NAMES);
}

/** The same with the user's own names in it. */
export const hearAgain = (asked: Asked, memory: Memory, { text }: Heard, names: Names): Choice =>
  choose(asked, memory, text, names);

/** Where nothing was sure of what is meant, names and all: what the nearest known question means. */
export function guess(choice: Choice, { person: { today } }: Asked): Choice {
  if (choice.intent) return choice;
  const near = intentNamed(nearestIntent(choice.heard.cue) ?? '');
  return near ? { ...choice, intent: near, heard: withTimes(choice.heard, near, today) } : choice;
}

function choose(asked: Asked, memory: Memory, text: string, names: Names): Choice {
  const { today } = asked.person;
  const past = relativeTo(memory, text, today) ?? readPeriods(text, today);
  const base: Heard = {
    message: asked.message,
    text,
    cue: '',
    periods: past,
    amounts: amountsIn(text, past),
    names,
    isFollowUp: false,
  };
  const cue = readable(masked(base));
  const ranked = INTENTS.map((intent, i) => ({
    intent,
    i,
    score: scoreOf(cue, intent.compiled) + timeAgainst(intent, past, today),
  }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.i - b.i);
  const [best, next] = ranked;
  const followed = followUp(base, memory, best?.score ?? 0, best?.intent.name);
  if (followed)
    return {
      intent: followed,
      heard: withTimes({ ...base, cue, isFollowUp: true }, followed, today),
      isSure: false,
    };
  const thing = best && best.score >= ENOUGH ? undefined : bareThing(base);
  if (thing) return { intent: thing, heard: { ...base, cue }, isSure: false };
  if (!best || best.score < ENOUGH) return { intent: undefined, heard: { ...base, cue }, isSure: false };
  // “show them” shows what the last answer was about.
  const pointsBack =
    best.intent.name === 'list' && /\b(them|those|these|it|which ones|details)\b/i.test(text);
  const isSure = best.score >= SURE && best.score - (next?.score ?? 0) >= 1;
  return {
    intent: best.intent,
    heard: withTimes(
      { ...base, cue, isFollowUp: pointsBack || leansBack(base, memory, best.intent) },
      best.intent,
      today,
    ),
    isSure,
  };
}

/** A time that is over speaks against what is to come, and one to come against what was. */
function timeAgainst(
  { ahead, again, toward }: KnownIntent,
  found: readonly FoundPeriod[],
  today: string,
): number {
  const isOver = found.some(({ period }) => period.to < today);
  const isToCome = found.length > 0 && found.every(({ period }) => period.from > today);
  return (ahead === true && isOver) || (again === true && toward !== 'future' && isToCome) ? -6 : 0;
}

/** “The month before”, after an answer about some time. */
function relativeTo({ period }: Memory, text: string, today: string): FoundPeriod[] | undefined {
  const words =
    /\b(?:the )?(?:month|week|year|quarter|day|time) (?:before|earlier|prior)(?: that)?\b(?! last| yesterday)/i.exec(
      text,
    );
  if (!words || !period) return undefined;
  return [{ period: before(period, today), start: words.index, end: words.index + words[0].length }];
}

/** Times are read anew for what lies ahead. */
function withTimes(heard: Heard, { toward = 'past' }: KnownIntent, today: string): Heard {
  if (toward === 'past') return heard;
  const periods = readPeriods(heard.text, today, toward);
  return { ...heard, periods, amounts: amountsIn(heard.text, periods) };
}

/** A year or a day is no price. */
const amountsIn = (text: string, periods: readonly FoundPeriod[]) => {
  const all = readAmounts(text).filter(({ start, end }) =>
    periods.every((period) => end <= period.start || start >= period.end),
  );
  // “9 euros, sorry, 9 dollars”: what was taken back does not count.
  return all.filter(({ end }, i) => {
    const next = all[i + 1];
    return !next || !/\b(sorry|i mean|i meant|no wait|actually|rather)\b/i.test(text.slice(end, next.start));
  });
};

/** Categories that nobody spends in: their names are words of cues. */
const COMES_IN = /^(?:salary|income|wages?|pay|paycheck)$/i;

/** The text with what was read already replaced by a word that cues know. */
function masked({ text, periods, amounts, names }: Heard): string {
  const spans = [
    ...periods.map(({ start, end }) => ({ start, end, word: 'xperiod' })),
    ...amounts.map(({ start, end }) => ({ start, end, word: 'xamount' })),
    ...names.planCategories.map((name) => ({ ...name, word: 'xplan' })),
    ...names.categories.filter(({ name }) => !COMES_IN.test(name)).map((name) => ({ ...name, word: 'xcat' })),
    ...names.accounts.map((name) => ({ ...name, word: 'xaccount' })),
    ...names.merchants.map((name) => ({ ...name, word: 'xshop' })),
  ].sort((a, b) => b.start - a.start || b.end - a.end);
  let left = Number.POSITIVE_INFINITY;
  let result = text;
  for (const { start, end, word } of spans) {
    if (end > left) continue;
    result = `${result.slice(0, start)} ${word} ${result.slice(end)}`;
    left = start;
  }
  return result;
}

/** A name and a time, or a name and a question, ask for what was spent, however they are put. */
function bareThing({ text, periods, names }: Heard): KnownIntent | undefined {
  const isNamed = names.merchants.length > 0 || names.categories.some(({ name }) => !COMES_IN.test(name));
  const asks = periods.length > 0 || /\b(how|what|much|cost|costs|total|sum)\b/i.test(text);
  return isNamed && asks ? intentNamed('spending') : undefined;
}

const MOST_WORDS = 7;
const MEANT = /^(?:(?:no|oh|sorry|wait)[ ,]+)*i (?:mean|meant)\b/i;

/**
 * Whether a message goes on from the one before: it opens like that, or it is nothing but a time, a name or an amount,
 * and says nothing stronger of its own.
 */
function followUp(
  heard: Heard,
  memory: Memory,
  score: number,
  name: string | undefined,
): KnownIntent | undefined {
  const before = memory.topic === undefined ? undefined : intentNamed(memory.topic);
  if (!before) return undefined;
  const { text, periods, amounts, names } = heard;
  const words = text.split(' ').length;
  const opens = FOLLOW_UP.test(text);
  if (before.name === 'restaurants') {
    const goesOn =
      opens ||
      /\b(cheaper|closer|nearer|quieter|another|others?|something|else|instead|vegetarian|vegan|under|without|no|more|better|map|compare)\b/i.test(
        text,
      );
    return goesOn && words <= 10 && (score < 9 || name === 'restaurants') ? before : undefined;
  }
  // “No, I meant this month” puts the question anew.
  if (
    before.again &&
    before.name !== 'list' &&
    amounts.length === 0 &&
    periods.length > 0 &&
    MEANT.test(text)
  )
    return before;
  if (before.name === 'afford' && amounts.length > 0 && words <= 6 && score < 9) return before;
  if (!before.again || words > MOST_WORDS) return undefined;
  const hasNews =
    periods.length > 0 || names.merchants.length + names.categories.length + names.planCategories.length > 0;
  const limit = opens ? 9 : 6.6;
  // “and my balance?” asks for something else.
  if (!hasNews)
    return opens && score < ENOUGH && words <= 4 && /\b(it|that|them|there)\b/i.test(text)
      ? before
      : undefined;
  const isBare = opens || restOf(heard) === '';
  return isBare && (score < limit || name === before.name || name === 'spending') ? before : undefined;
}

const LEANS =
  /^(?:(?:and|but|so|ok) )?(?:which|where|who|on what|what exactly|is that|was that|more|less|how often|versus|vs|compared|than)\b/i;

/** Another question about what was just told: “which store?”, “more than in May?”. */
function leansBack({ text, names }: Heard, { topic }: Memory, intent: KnownIntent): boolean {
  const before = topic === undefined ? undefined : intentNamed(topic);
  const isNamed = names.merchants.length + names.categories.length + names.planCategories.length > 0;
  return (
    before?.again === true &&
    before.name !== 'budgets' &&
    intent.again === true &&
    !isNamed &&
    text.split(' ').length <= MOST_WORDS &&
    LEANS.test(text)
  );
}

/** What remains of a text without times, names and small words. */
function restOf({ text, periods, amounts, names }: Heard): string {
  let rest = text;
  for (const { start, end } of [
    ...periods,
    ...amounts,
    ...names.merchants,
    ...names.categories,
    ...names.planCategories,
  ])
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  return rest.replace(
    /\b(and|in|on|at|for|the|my|only|just|of|with|please|then|to|from|though|but|no|what|about|how|same|versus|vs|i|mean|meant|ok|okay)\b|[^\p{L}\p{N}]+/giu,
    '',
  );
}
