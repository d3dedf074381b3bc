import { expect, test } from 'vitest';
import { readableOn, resolveTheme } from './theme.ts';

test('the element decides before the page, the page before the server', () => {
  const server = { scheme: 'dark', preset: 'slate', accent: '#112233' } as const;
  expect(resolveTheme({ preset: 'candy' }, { scheme: 'light' }, server)).toMatchObject({
    preset: 'candy',
    scheme: 'light',
    accent: '#112233',
  });
  expect(resolveTheme({}, {}, undefined)).toMatchObject({ preset: 'paper', scheme: 'auto' });
});
test('an accent that is no colour is left out', () => {
  expect(resolveTheme({}, {}, { scheme: 'auto', preset: 'paper', accent: 'red;}' }).accent).toBeUndefined();
});
test('text on an accent can be read', () => {
  expect(readableOn('#ffe14d')).toBe('#16130f');
  expect(readableOn('#3d4ecb')).toBe('#ffffff');
});
