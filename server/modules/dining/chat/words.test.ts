import { expect, test } from 'vitest';
import { decompose } from '../query/decompose.ts';
import { allLeftOut, introduce } from './words.ts';

const place = (isExact: boolean, safe: boolean) => ({ row: { name: 'Umi' }, isExact, verdict: { safe } });
const wish = decompose('japanese places in Koramangala');

test('one is told of as one', () => {
  expect(introduce(wish, [place(true, true)], false, 0)).toBe('Here is 1 Japanese place in Koramangala.');
  expect(introduce(wish, [place(true, true), place(false, false)], true, 0)).toBe(
    'Only one of these is among the Japanese places in Koramangala; the others come close. One of them is clear of your allergens; read the warnings of the others.',
  );
  expect(allLeftOut(1)).toMatch(/^The one place that comes close uses/);
});

test('several are told of as several', () => {
  const three = [place(true, true), place(true, true), place(false, false)];
  expect(introduce(wish, three, false, 0)).toBe(
    '2 of these are Japanese places in Koramangala; the others come close.',
  );
});
