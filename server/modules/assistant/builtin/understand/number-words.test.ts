import { expect, test } from 'vitest';
import { withDigits } from './number-words.ts';

test.each([
  ['log twenty bucks for the barber', 'log 20 bucks for the barber'],
  ['a bike for eight hundred', 'a bike for 800'],
  ['two thousand five hundred and ten dollars', '2510 dollars'],
  ['is a hundred too much', 'is 100 too much'],
  ['twenty-five for lunch', '25 for lunch'],
  ['five bucks', '5 bucks'],
  ['a grand', '1000'],
])('%s', (text, read) => expect(withDigits(text)).toBe(read));

test.each([
  'the last three months',
  'one of those',
  'two twenty',
  'Seven Eleven',
  'no one',
  'a thousandfold',
])('what is no sum stays: %s', (text) => expect(withDigits(text)).toBe(text));
