import { expect, test } from 'vitest';
import { VOCABULARY } from '../intents.ts';
import { tidy } from './tidy.ts';

const meant = (text: string): string => tidy(text, VOCABULARY);

test.each([
  'september through october',
  'only dining though',
  'snacks',
  'the whole month',
  'a quite dear plane',
])('words that are spelt right stay: %s', (text) => expect(meant(text)).toBe(text));

test.each([
  ['thru october', 'through october'],
  ['what categorys', 'what categories'],
  ['new categorie', 'new category'],
  ['mcuh', 'much'],
  ['groceris', 'groceries'],
])('%s is mended', (text, read) => expect(meant(text)).toBe(read));
