/** Combining marks of Latin letters only: those of Indic scripts are vowels. */
const LATIN_MARKS = /[\u0300-\u036f]/g;
/** Joiners and other characters that show nothing. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

const APOSTROPHES = /[\u2018\u2019\u02bc\uff07]/g;

/** Text as it is compared: compatibility forms, lower case, no accents on Latin letters, nothing invisible. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(LATIN_MARKS, '')
    .replace(INVISIBLE, '')
    .replace(APOSTROPHES, "'")
    .normalize('NFC')
    .toLowerCase();

/** Words of folded text: runs of letters, their marks, digits. Apostrophes join (s'mores), all else parts. */
export const wordsOf = (folded: string): string[] =>
  folded.replace(/['’]/g, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
