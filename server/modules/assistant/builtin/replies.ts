import type { Action, PendingAction } from '../action-schema.ts';
import { readAmounts } from './understand/amounts.ts';
import { readPeriods } from './understand/read-periods.ts';
import { tidy } from './understand/tidy.ts';

export type Reply =
  | { kind: 'confirm' }
  | { kind: 'cancel' }
  | { kind: 'edit'; changes: Record<string, unknown> };

/** Categories that a draft may be filed under, for “put it under groceries”. */
export interface Known {
  categories?: readonly { id: string; name: string }[];
}

const NO_WORDS: ReadonlySet<string> = new Set();

/** A whole message that says yes, and nothing else. */
const YES =
  /^(?:(?:ok|okay|oki|alright|great|perfect|cool|good|fine|well|ah|oh|hm+)[ ,]+)*(?:yes|ok|okay|oki|okey|sure|confirm|confirmed|confirm it|confirm that|approve|approved|go|go ahead|go for it|do it|do that|do so|please do|proceed|yes please|yes sure|yes do it|yes confirm|yes go ahead|yes that is right|yes that is correct|of course|absolutely|definitely|certainly|correct|that is correct|that is right|looks good|looks right|looks fine|sounds good|all good|make it so|ja|jawohl|jep|si|oui|da|hai|save|save it|add it|write it|yes add it|yes save it|execute|yes yes|alright|perfect|fine|works|works for me|that works)(?:[ ,]+(?:please|thanks|thank you|then|now))*$/;
const NO =
  /^(?:(?:ok|okay|oh|hm+|ah|no|well|actually|sorry|please)[ ,]+)*(?:no|nope|cancel|cancel it|cancel that|cancel this|stop|stop it|abort|do not|do not do it|do not do that|do not add it|do not save it|never mind|nevermind|forget it|forget that|forget about it|drop it|drop that|discard|discard it|reject|decline|not now|no thanks|no thank you|leave it|skip|skip it|scrap it|scrap that|nein|nee|non|nah|delete it|delete the draft|do not bother|not that|no way|please do not|i changed my mind|changed my mind|undo|undo it)(?:[ ,]+(?:please|thanks|thank you|then|now))*$/;
const THUMBS_UP = /^[\s]*(?:👍|👌|✅|✔️?|🆗|💯|🙌)(?:[\u{1F3FB}-\u{1F3FF}]|\uFE0F|\s|👍|👌|✅)*$/u;
const THUMBS_DOWN = /^[\s]*(?:👎|❌|🚫|🛑|✋)(?:[\u{1F3FB}-\u{1F3FF}]|\uFE0F|\s|👎|❌)*$/u;

/**
 * What a message says of the change that waits: yes, no, or what is to be different. Only a message that is nothing but
 * a yes is one; a yes with anything behind it is an edit at most, and whatever is doubtful is undefined.
 */
export function readReply(
  message: string,
  pending: PendingAction,
  today: string,
  known: Known = {},
): Reply | undefined {
  if (THUMBS_UP.test(message)) return { kind: 'confirm' };
  if (THUMBS_DOWN.test(message)) return { kind: 'cancel' };
  // A question, a quotation or several lines confirm nothing.
  if (message.length > 200 || /[?"“”«»`>]|\n\s*\S/.test(message.trim())) return undefined;
  const text = tidy(message, NO_WORDS);
  const bare = text
    .toLowerCase()
    .replace(/\p{Extended_Pictographic}|[\u{1F3FB}-\u{1F3FF}]|\uFE0F/gu, '')
    .replace(/[.!]+/g, ' ')
    .replace(/\s*,\s*/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[ ,]+$/, '')
    .trim();
  // Both signs in one message: who knows.
  if (/👎|❌/u.test(message) && YES.test(bare)) return undefined;
  if (YES.test(bare)) return { kind: 'confirm' };
  if (NO.test(bare)) return { kind: 'cancel' };
  const changes = changesIn(text, pending.action, today, known);
  return changes && Object.keys(changes).length > 0 ? { kind: 'edit', changes } : undefined;
}

/** A message that asks to take back what was carried out. */
export const isUndo = (message: string): boolean =>
  /^(?:(?:no|oh|oops|ups|wait|please|actually|sorry)[ ,!]+)*(?:undo|undo (?:it|that|this|the last (?:one|change|thing))|take (?:it|that) back|revert(?: (?:it|that))?|roll (?:it|that) back)(?: please)?[.! ]*$/i.test(
    message.trim(),
  );

/** Words in which somebody changes a draft: with any other, the message is about something else. */
const EDITING =
  /^(?:(?:yes|no|ok|okay|sure|wait|actually|sorry|oh|hm+|well|but|please|and|just|rather|instead|not|correction|oops)[ ,.!]+)*(?:but |please |can you |could you |let us )*(?:make|change|set|put|move|file|use|it|that|this|should|the|it is|it was|was|date|day|amount|category|name|call|rename|under|in|on|to|for|at|with|from|yesterday|today|last|next|the day|monday|tuesday|wednesday|thursday|friday|saturday|sunday|only|instead|more like|\$|€|£|₹|\d|[a-z]+day|january|february|march|april|may|june|july|august|september|october|november|december)/i;
/** Doubt, and whatever makes a new question. */
const DOUBT =
  /\b(?:how|why|what|when|where|which|who|do you|did i|is it|is that|are you|i know but|maybe|perhaps|not sure|think about|show|list|spend|spent|tell|do not|never)\b/i;

function changesIn(
  text: string,
  action: Action,
  today: string,
  known: Known,
): Record<string, unknown> | undefined {
  if (!EDITING.test(text) || DOUBT.test(text)) return undefined;
  const toward = action.type.endsWith('budget') ? 'future' : 'past';
  const all = readPeriods(text, today, toward);
  // “yesterday not today”: what stands behind “not” is wrong.
  const periods = all.filter(({ start }) => !isDenied(text, start));
  const amounts = readAmounts(text).filter(
    ({ start, end }) =>
      all.every((period) => end <= period.start || start >= period.end) && !isDenied(text, start),
  );
  // Two of a kind: which is meant is not ours to guess.
  if (periods.length > 1 || amounts.length > 1) return undefined;
  const amount = amounts[0]?.value;
  const period = periods[0]?.period;
  switch (action.type) {
    case 'create_transaction':
    case 'update_transaction':
      return transactionChanges(
        text,
        { amount, day: dayIn(period, today), isTime: period !== undefined },
        known,
      );
    case 'create_category':
    case 'update_category':
      return {
        ...(amount !== undefined && { allocationValue: amount }),
        ...nameIn(text, amount !== undefined),
      };
    case 'create_budget':
    case 'update_budget':
      return {
        ...(amount !== undefined && { totalIncome: amount }),
        ...(period && period.from !== period.to && { startDate: period.from, endDate: period.to }),
        ...nameIn(text, amount !== undefined || period !== undefined),
      };
  }
}

const isDenied = (text: string, start: number): boolean =>
  /\b(?:not|instead of|rather than)(?: on| for| the)?\s*$/i.test(text.slice(0, start));

const dayIn = (period: { from: string; to: string } | undefined, today: string): string | undefined =>
  period && period.from === period.to && period.from <= today ? period.from : undefined;

function transactionChanges(
  text: string,
  { amount, day, isTime }: { amount: number | undefined; day: string | undefined; isTime: boolean },
  { categories = [] }: Known,
): Record<string, unknown> | undefined {
  // A time that is no day of the past fits no transaction.
  if (isTime && day === undefined) return undefined;
  if (amount !== undefined && amount <= 0) return undefined;
  const said =
    /\b(?:under|into|in|as|category(?: is| to)?|make (?:it|that)|change it to|move it to)\s+(?:a |the |my )?([\p{L}][\p{L}&' -]{1,40}?)(?:\s+(?:category|instead|please))?[.! ]*$/iu.exec(
      text,
    )?.[1];
  const category =
    said === undefined
      ? undefined
      : categories.find(({ name }) => name.toLowerCase() === said.trim().toLowerCase());
  const details =
    /\b(?:call it|rename it(?: to)?|details?(?: is| to| are)?|describe it as|note(?: is| to)?)\s+["']?([^"']{1,120}?)["']?[.! ]*$/i.exec(
      text,
    )?.[1];
  return {
    ...(amount !== undefined && { amount }),
    ...(day !== undefined && { date: day }),
    ...(category && details === undefined && { categoryId: category.id }),
    ...(details !== undefined && { details }),
  };
}

function nameIn(text: string, hasMore: boolean): { name?: string } {
  const name =
    /\b(?:call it|name it|rename it(?: to)?|the name is|name is|with the name|called|named)\s+["']?([^"',]{1,100}?)["']?[.! ]*$/i.exec(
      text,
    )?.[1];
  return name === undefined || (hasMore && /\d/.test(name)) ? {} : { name: name.trim() };
}
