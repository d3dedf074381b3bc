import { fold, wordsOf } from '../allergens/fold.ts';
import { AREAS } from '../query/areas.data.ts';
import { findPhrases, phraseBook } from '../query/phrases.ts';

const book = phraseBook(
  Object.fromEntries(AREAS.map(([name, , , ...aliases]) => [name, [name, ...aliases].join(',')])),
);

/** In degrees: about six kilometres at the latitude of Bengaluru. */
const NEAR = 0.055;

/** The area we know that a text names, or whose middle is near; undefined when there is none. */
export function nearestArea(
  text: string,
  lat: number | null = null,
  lng: number | null = null,
): string | undefined {
  const [named] = findPhrases(wordsOf(fold(text)), book);
  if (named) return named.name;
  if (lat === null || lng === null) return undefined;
  const [nearest] = AREAS.map(([name, y, x]) => ({ name, distance: Math.hypot(y - lat, x - lng) })).sort(
    (a, b) => a.distance - b.distance,
  );
  return nearest && nearest.distance < NEAR ? nearest.name : undefined;
}

/** `south_indian` as `South Indian`. */
export const titled = (text: string): string =>
  text
    .trim()
    .replaceAll('_', ' ')
    .toLowerCase()
    .replace(/(^|\s)\S/g, (start) => start.toUpperCase())
    .slice(0, 60);

export const isHttpUrl = (text: string): boolean =>
  text.length <= 2_000 && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** Postgres text holds neither U+0000 nor broken Unicode; files do. */
export const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed();
