import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBlocks } from './blocks.ts';
import { drawAll } from './draw.ts';
import { lex } from './lexer.ts';
import { addressOf } from './links.ts';
import { saidOf } from './said.ts';

/** Pieces of markdown that change what stands before them, or stand open for what comes. */
const PIECES = [
  '# ',
  'word ',
  '\n',
  '\n\n',
  '- ',
  '  ',
  '    ',
  '1. ',
  '| a | b |',
  '|---|---|',
  '\n| 1 | 2 |',
  '```',
  '```\n',
  '> ',
  '**',
  '*',
  '`',
  '[x](http://a.b)',
  '<div>',
  '</div>',
  '<!--',
  '-->',
  '---',
  '===',
  '\t',
  '[x]: http://a.b',
  '~~~',
  '\\',
  '[ ] ',
  '<b>',
  '\r\n',
  '\r',
];
const piece = fc.constantFrom(...PIECES);

/** A template as text: what is written by us between `‹›`, what comes from the answer as it is. */
function flat(drawn: unknown): string {
  if (Array.isArray(drawn)) return drawn.map(flat).join('');
  if (typeof drawn === 'string' || typeof drawn === 'number') return String(drawn);
  if (typeof drawn !== 'object' || drawn === null || !('strings' in drawn)) return '';
  const { strings, values }: { strings: string[]; values: unknown[] } = Object(drawn);
  return strings
    .map((text, at) => (text ? `‹${text}›` : '') + (at < values.length ? flat(values[at]) : ''))
    .join('');
}
const drawn = (text: string): string => flat(drawAll(lex(text)));
/** What an answer brings, without what we put around it. */
const shown = (text: string): string => drawn(text).replaceAll(/‹[^›]*›/g, '');
const markup = (text: string): string => [...drawn(text).matchAll(/‹[^›]*›/g)].join('');

test('an answer is cut into the same blocks however it came', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), fc.array(fc.nat(30)), (pieces, steps) => {
      const text = pieces.join('');
      const growing = createBlocks(lex);
      let at = 0;
      for (const step of steps) growing.of(text.slice(0, (at = Math.min(text.length, at + step))));
      for (; at < text.length; at += 1) growing.of(text.slice(0, at));
      expect(growing.of(text)).toEqual(createBlocks(lex).of(text));
    }),
    { numRuns: 1_500 },
  );
});

test('what is settled is not read again', () => {
  let read = 0;
  const blocks = createBlocks((text) => {
    read += text.length;
    return lex(text);
  });
  let text = '';
  for (let nth = 0; nth < 200; nth += 1) blocks.of((text += `Paragraph ${nth} with some words.\n\n`));
  expect(blocks.of(text)).toHaveLength(200);
  expect(read).toBeLessThan(text.length * 8);
});

test('another text starts anew', () => {
  const blocks = createBlocks(lex);
  blocks.of('one\n\ntwo\n\nthree');
  expect(blocks.of('four')).toEqual(['four']);
});

describe('nothing of an answer becomes an element or an attribute', () => {
  test.each([
    '<img src=x onerror="alert(1)">',
    '<script>alert(1)</script>',
    'a <b onclick="x()">bold</b> word',
    '<style>*{display:none}</style>',
    '<!-- hidden -->',
    '<a href="https://evil.example">x</a>',
  ])('%s is read as it was written', (text) => {
    expect(shown(text).trim()).toBe(text);
    expect(markup(text)).not.toMatch(/img|script|style|onerror|onclick/);
  });
  test('a picture is its words', () => {
    expect(shown('![a beacon](https://evil.example/p.gif)')).toBe('a beacon');
    expect(drawn('![a beacon](https://evil.example/p.gif)')).not.toContain('evil');
  });
  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '/login',
    'vbscript:x',
    'JaVaScRiPt:alert(1)',
    'file:///etc',
  ])('a link to %s is text', (href) => {
    expect(addressOf(href)).toBeUndefined();
    expect(markup(`[x](${href})`)).not.toContain('<a');
  });
});

test('a link says where it leads, whatever its words say', () => {
  expect(drawn('[bank.example](https://evil.example/login)')).toMatch(/bank\.example‹.*\(›evil\.example‹\)/);
  expect(markup('[x](https://a.example)')).toContain('rel="noopener noreferrer"');
  // Written out, it is said already.
  expect(markup('https://a.example/x')).not.toContain('host');
});

test('a screen reader hears words, not marks', () => {
  const heard = saidOf(
    lex('## Sum\n\nYou spent **€12**.\n\n- one\n- `two`\n\n| a | b |\n|---|---|\n| 1 | 2 |'),
  );
  expect(heard).toBe('Sum You spent €12. one. two. a, b. 1, 2.');
});
