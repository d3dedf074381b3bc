/** A sum of money in a text, and where it stands. */
export interface FoundAmount {
  value: number;
  /** ISO 4217, where a sign or a word says so. */
  currency: string | undefined;
  start: number;
  end: number;
}

const SIGNS: Readonly<Record<string, string>> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '¥': 'JPY',
  usd: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  buck: 'USD',
  bucks: 'USD',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  gbp: 'GBP',
  pound: 'GBP',
  pounds: 'GBP',
  quid: 'GBP',
  inr: 'INR',
  rs: 'INR',
  rupee: 'INR',
  rupees: 'INR',
  chf: 'CHF',
  yen: 'JPY',
  jpy: 'JPY',
};
const SIGN = '[$€£₹¥]|\\b(?:usd|eur|gbp|inr|chf|jpy|rs\\.?)';
const WORD = 'usd|dollars?|bucks?|eur|euros?|gbp|pounds?|quid|inr|rs|rupees?|chf|yen|jpy';
const AMOUNT = new RegExp(
  `(?<![\\w.,])(-)?(${SIGN})?\\s?(\\d{1,3}(?:[,' ]\\d{3})+(?:\\.\\d{1,2})?|\\d{1,3}(?:\\.\\d{3})+(?:,\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?|\\.\\d{1,2})\\s?(k|grand|thousand|m|million)?(?![\\w%])\\s?(${WORD}|[€£₹])?(?!\\w)`,
  'gi',
);
/** What is counted by these is no money. */
const COUNTED =
  /^[\s-]*(?:days?|weeks?|months?|quarters?|years?|people|persons?|times|%|percent|points?|coins?|stars?|st|nd|rd|th|am|pm|o'clock|of us|places|items?|merchants?|categories|transactions?|payments?|biggest|largest|most)\b|^\s*%/i;
const COUNTS = /(?:\btop|\blast|\bfirst|\bfor (?:the )?next|\bbiggest|\blargest|\bstage|\blevel|#)\s*$/i;

/** The sums of money in a text. What is counted (days, people, “top 5”) is none. */
export function readAmounts(text: string): FoundAmount[] {
  return [...text.matchAll(AMOUNT)].flatMap((match) => {
    const [whole, , sign, digits = '', scale, word] = match;
    const start = match.index + (whole.length - whole.trimStart().length);
    const end = match.index + whole.trimEnd().length;
    const hasUnit = sign !== undefined || word !== undefined;
    if (!hasUnit && (COUNTED.test(text.slice(end)) || COUNTS.test(text.slice(0, start)))) return [];
    const value = numberOf(digits) * scaleOf(scale);
    if (!Number.isFinite(value)) return [];
    const key = (sign ?? word ?? '').toLowerCase().replace('.', '');
    return [{ value: Math.round(value * 100) / 100, currency: SIGNS[key], start, end }];
  });
}

/** `1,200` and `1.200,00` are a thousand and two hundred, `12,50` twelve and a half. */
function numberOf(digits: string): number {
  if (/^\d{1,3}(?:[,' ]\d{3})+(?:\.\d{1,2})?$/.test(digits)) return Number(digits.replace(/[,' ]/g, ''));
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?$/.test(digits))
    return Number(digits.replaceAll('.', '').replace(',', '.'));
  return Number(digits.replace(',', '.'));
}

const scaleOf = (word: string | undefined): number => {
  const scale = word?.toLowerCase();
  if (scale === undefined) return 1;
  return scale.startsWith('m') ? 1_000_000 : 1_000;
};
