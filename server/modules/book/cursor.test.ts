import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openCursor, sealCursor } from './cursor.ts';

const KEY = ['2026-05-03', '2026-05-03T12:00:00.000Z', '0197a000-0000-7000-8000-000000000001'];
const KINDS = ['day', 'instant', 'uuid'] as const;

test('what was sealed is opened, for the same question only', () => {
  expect(openCursor(sealCursor(KEY, 'asked'), 'asked', KINDS)).toEqual(KEY);
  expect(openCursor(undefined, 'asked', KINDS)).toBeUndefined();
  expect(() => openCursor(sealCursor(KEY, 'asked'), 'other', KINDS)).toThrow('cursor');
});

test.each([
  [['2026-02-30', ...KEY.slice(1)]],
  [[KEY[0] ?? '', 'noon', KEY[2] ?? '']],
  [[...KEY.slice(0, 2), "' OR 1=1"]],
  [[1, 2, 3]],
  [KEY.slice(1)],
  [[]],
])('%j is refused, though its seal is right: everybody can make one', (key) => {
  expect(() => openCursor(sealCursor(key, 'asked'), 'asked', KINDS)).toThrow('cursor');
});

test('text of any kind is refused, never a crash', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.base64String(),
        fc.json().map((text) => Buffer.from(text).toString('base64url')),
      ),
      (text) => {
        expect(() => openCursor(text, 'asked', KINDS)).toThrow('cursor');
      },
    ),
  );
});
