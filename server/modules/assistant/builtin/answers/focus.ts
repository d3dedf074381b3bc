import { isCommon } from '../../tools/names/common.data.ts';
import { thisMonth, type Period } from '../understand/period.ts';
import type { Names, Turn } from '../turn.ts';
import { names as said } from '../speech/say.ts';

/** What a question is about: some merchants, some categories, or everything. */
export interface Focus {
  merchants: string[];
  categories: string[];
  /** As an answer calls it, in markdown; empty for everything. */
  label: string;
}

export const EVERYTHING: Focus = { merchants: [], categories: [], label: '' };

interface Span {
  start: number;
  end: number;
  score: number;
}
/** The longer of two good fits, else the better. */
const beats = (a: Span, b: Span): boolean =>
  a.score >= 0.9 && a.end - a.start > b.end - b.start ? true : a.score > b.score;
const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Names that fit one place of the message as well as each other: which of them is meant must be asked. */
export function unclear({ merchants, categories }: Names): string[] | undefined {
  for (const one of merchants) {
    const rivals = merchants.filter((other) => overlap(one, other));
    const exact = rivals.filter(({ score }) => score === 1);
    const isCategory = categories.some((category) => overlap(one, category) && category.score >= one.score);
    if (rivals.length > 1 && exact.length === 0 && !isCategory) return rivals.map(({ name }) => name);
  }
  return undefined;
}

/** The merchants and categories that a message names; of two kinds in one place the better fit. */
export function focusIn({ merchants, categories }: Names): Focus {
  const kept = categories.filter(
    (category) => !merchants.some((merchant) => overlap(merchant, category) && beats(merchant, category)),
  );
  const shops = merchants.filter((merchant) => !kept.some((category) => overlap(merchant, category)));
  // In one place the best only.
  const best = shops.filter(
    (one) => !shops.some((other) => other !== one && overlap(one, other) && other.score > one.score),
  );
  return focusOf(
    best.map(({ name }) => name),
    [...new Set(kept.flatMap(({ labels }) => labels))],
    kept.map(({ name, labels }) => ({ name, labels })),
  );
}

function focusOf(
  merchants: string[],
  categories: string[],
  meant: { name: string; labels: string[] }[] = [],
): Focus {
  const widened = meant.find(
    ({ name, labels }) => labels.length > 1 || labels[0]?.toLowerCase() !== name.toLowerCase(),
  );
  const label = said([...merchants, ...categories]);
  if (widened && meant.length === 1 && merchants.length === 0 && widened.labels.length > 1)
    return { merchants, categories, label: `${widened.name} (${said(widened.labels)})` };
  return { merchants, categories, label };
}

/** What this message is about: what it names, else, in a follow-up, what the last one was about. */
export function focusOfTurn(turn: Turn): Focus {
  const own = focusIn(turn.names);
  if (own.label !== '' || !turn.isFollowUp) return own;
  const { merchants = [], categories = [] } = turn.memory;
  return focusOf(merchants, categories);
}

/** The time this message is about: what it names, else, in a follow-up, that of the last, else this month. */
export const periodOfTurn = ({ periods, isFollowUp, memory, asked }: Turn): Period =>
  periods[0]?.period ?? (isFollowUp ? memory.period : undefined) ?? thisMonth(asked.person.today);

export const hasPeriod = ({ periods, isFollowUp, memory }: Turn): boolean =>
  periods.length > 0 || (isFollowUp && memory.period !== undefined);

const NO_NAME = new Set(
  'i me my you it them that this these those all everything anything something what one ones average hand far both either details more less fun food stuff things person people income credit total general detail general other others general'.split(
    ' ',
  ),
);

/** Something that the message asks for by a name which nothing in the book bears: “at Zara”. */
export function unknownName({ text, periods, names, amounts }: Turn): string | undefined {
  let masked = text;
  const spans = [
    ...periods,
    ...amounts,
    ...names.merchants,
    ...names.categories,
    ...names.planCategories,
    ...names.budgets,
    ...names.accounts,
  ];
  for (const { start, end } of spans)
    masked = masked.slice(0, start) + '#'.repeat(end - start) + masked.slice(end);
  for (const match of masked.matchAll(
    /\b(?:at|on|for|from|to|in|with|about)\s+(?:the\s+|my\s+)?(\p{L}[\p{L}\p{N}'’&-]*(?:\s+(?!at\b|on\b|for\b|in\b|with\b|and\b|or\b|last\b|this\b)\p{L}[\p{L}\p{N}'’&-]*){0,2})/giu,
  )) {
    const name = match[1] ?? '';
    const words = name
      .split(/\s+/)
      .filter((word) => !isCommon(word.toLowerCase()) && !NO_NAME.has(word.toLowerCase()));
    if (words.length > 0) return words.join(' ').slice(0, 60);
  }
  return undefined;
}
