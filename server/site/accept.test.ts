import { expect, test } from 'vitest';
import { prefersHtml } from './accept.ts';

test.each([
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', true],
  ['text/html', true],
  ['*/*', false],
  [undefined, false],
  ['application/json', false],
  ['application/json, text/html;q=0.9', false],
  ['text/html;q=0, */*', false],
  ['text/html;q=nonsense, application/json', true],
])('a client that sends %j gets HTML: %s', (accept, expected) => {
  expect(prefersHtml(accept)).toBe(expected);
});
