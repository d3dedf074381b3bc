/** A word with its place in the text that it was read from. */
export interface Word {
  text: string;
  start: number;
  end: number;
}

/** Case, accents and apostrophes do not matter. Keeps the length, so that places stay right. */
const foldLetter = (letter: string): string => {
  const plain = letter
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return plain.length === letter.length ? plain : letter.toLowerCase().slice(0, letter.length);
};

/** The words and numbers of a text, folded. */
export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu)) {
    const start = match.index;
    const folded = [...match[0]].map(foldLetter).join('').replace(/['’]/g, '');
    words.push({ text: folded, start, end: start + match[0].length });
  }
  return words;
}
