import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain } from './plain.ts';

describe('data in an answer', () => {
  it.each([
    ['Roast & Co', 'Roast & Co'],
    ['7-Eleven', '7-Eleven'],
    ['Whole Foods #12', 'Whole Foods #12'],
    ['[win](http://evil.example)', '\\[win\\](http\\://evil.example)'],
    ['<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)\\>'],
    ['a | b | c', 'a \\| b \\| c'],
    ['`rm -rf`', '\\`rm -rf\\`'],
    ['**bold** _it_', '\\*\\*bold\\*\\* \\_it\\_'],
    ['# heading', '\\# heading'],
    ['- item', '\\- item'],
    ['1. one', '1\\. one'],
    ['line\nbreak\u0000\u202E', 'line break'],
    ['&lt;b&gt;', '\\&lt;b\\&gt;'],
    ['www.evil.example', 'www\\.evil.example'],
    ['javascript:alert(1)', 'javascript\\:alert(1)'],
    ['me@evil.example', 'me\\@evil.example'],
  ])('%j is %j', (text, shown) => {
    expect(plain(text)).toBe(shown);
  });

  it('has no live sign of markdown or HTML left, and stays on one line of bounded length', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc
            .array(
              fc.constantFrom(
                '[',
                ']',
                '(',
                ')',
                '<',
                '>',
                '`',
                '*',
                '_',
                '|',
                '\\',
                '!',
                'a',
                '://',
                '\n',
                '#',
                '~',
              ),
              { maxLength: 40 },
            )
            .map((signs) => signs.join('')),
        ),
        (text) => {
          const shown = plain(text);
          const bare = shown.replace(/\\[^\p{L}\p{N}\s]/gu, '');
          expect(bare).not.toMatch(/[\\`*_[\]~<>|]/);
          expect(shown).not.toContain('\n');
          expect([...shown].length).toBeLessThanOrEqual(165);
        },
      ),
    );
  });
});
