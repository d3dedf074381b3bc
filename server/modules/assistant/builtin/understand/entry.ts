import type { FoundAmount } from './amounts.ts';
import type { FoundPeriod } from './read-periods.ts';

/** What is said of a spending that is to be written down. */
export interface Entry {
  amount: number | undefined;
  /** Where, as it was written: after “at” or “from”. */
  place: string | undefined;
  /** What for: after “for” or “on”, or what stands between. */
  thing: string | undefined;
  /** The budget or category that it is to go under. */
  under: string | undefined;
}

/** Words that ask for an entry and say nothing of it. */
const ASKING =
  /\b(?:please|can you|could you|i want to|i would like to|let us|hey|also|and|just|add|log|record|note(?: down)?|enter|track|book|write(?: down)?|put(?: down| in)?|save|create|make|new|another|an?|the|my|expense|spending|transaction|purchase|payment|entry|cost|i|spent|spend|paid|pay|bought|buy|got|of|worth|it|was|to|me|some)\b/gi;

/** Takes a message apart: “add 12.50 for coffee yesterday at Blue Tokai”. Names keep the case they were typed in. */
export function readEntry(
  text: string,
  amounts: readonly FoundAmount[],
  periods: readonly FoundPeriod[],
): Entry {
  let rest = text;
  for (const { start, end } of [...amounts.slice(0, 1), ...periods])
    rest = rest.slice(0, start) + '\u0001'.repeat(end - start) + rest.slice(end);
  rest = rest.replace(/\u0001+/g, ' | ');
  const take = (pattern: RegExp): string | undefined => {
    const match = pattern.exec(rest);
    if (!match) return undefined;
    rest = `${rest.slice(0, match.index)} | ${rest.slice(match.index + match[0].length)}`;
    return cleaned(match[1] ?? '');
  };
  const STOP = '(?=\\s*(?:\\||[,.!?;]|$|\\b(?:at|from|for|on|under|in|into|to|as|category|budget)\\s))';
  const under = take(
    new RegExp(
      `\\b(?:under|into|in|to|as|category)\\s+(?:the |my )?([^|,.!?;]{2,60}?)(?:\\s+(?:category|budget))?${STOP}`,
      'i',
    ),
  );
  const place = take(new RegExp(`(?:\\bat|\\bfrom|@)\\s+(?:the )?([^|,!?;]{1,80}?)${STOP}`, 'i'));
  const thing = take(new RegExp(`\\b(?:for|on)\\s+(?:a |an |the |my |some )?([^|,!?;]{1,80}?)${STOP}`, 'i'));
  const between = cleaned(rest.replace(ASKING, ' ').replace(/\b(?:on|at|for|in)\b/gi, ' '));
  return { amount: amounts[0]?.value, place, thing: thing ?? between, under };
}

function cleaned(text: string): string | undefined {
  const clean = text
    .replace(/[|]/g, ' ')
    .replace(/^[\s.,;:!?-]+|[\s.,;:!?-]+$/g, '')
    .replace(/\s+/g, ' ');
  return /[\p{L}\p{N}]/u.test(clean) ? clean.slice(0, 120) : undefined;
}
