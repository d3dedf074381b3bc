const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SCALES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1_000, grand: 1_000 };
const VALUES: ReadonlyMap<string, number> = new Map([
  ...UNITS.map((word, i) => [word, i] as const),
  ...TENS.flatMap((word, i) => (word === '' ? [] : [[word, 10 * i] as const])),
]);

const WORD = `(?:${[...VALUES.keys(), ...Object.keys(SCALES)].join('|')})`;
const MONEY = '(?:dollars?|bucks?|euros?|pounds?|quid|rupees?)';
const PHRASE = new RegExp(
  `\\b(?:an? (?=hundred|thousand|grand))?${WORD}(?:[ -](?:and )?${WORD})*\\b(?=( ${MONEY}\\b)?)`,
  'g',
);

/**
 * “twenty bucks” as `20 bucks`, “two thousand five hundred” as `2500`. Small numbers stay words unless money is
 * counted by them, as does what begins with a capital: it may be a name. Pure.
 */
export const withDigits = (text: string): string =>
  text.replace(PHRASE, (phrase, money: string | undefined) => {
    const value = valueOf(phrase.replace(/^an? /, 'one ').replaceAll(' and ', ' ').split(/[ -]/));
    return value === undefined || (value <= 12 && money === undefined) ? phrase : String(value);
  });

/** Undefined where the words are no one number: “two twenty”. */
function valueOf(words: readonly string[]): number | undefined {
  let whole = 0;
  let part = 0;
  // What may still be added: less than the last scale, tens only once.
  let room = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const scale = SCALES[word];
    const value = VALUES.get(word) ?? 0;
    if (scale === 100) {
      if (part >= 100) return undefined;
      part = (part || 1) * 100;
      room = 100;
    } else if (scale !== undefined) {
      if (whole > 0) return undefined;
      whole = (part || 1) * scale;
      part = 0;
      room = Number.POSITIVE_INFINITY;
    } else {
      if (value >= room) return undefined;
      part += value;
      room = value >= 20 ? 10 : 0;
    }
  }
  return whole + part;
}
