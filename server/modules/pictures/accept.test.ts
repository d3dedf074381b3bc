import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PIXEL } from '../../../tests/support/pixel.ts';
import { isFailure } from '../../kernel/errors.ts';
import { acceptPicture, type Taken } from './accept.ts';
import { sniffImage } from './sniff.ts';

const bytes = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );

const GIF = bytes('GIF89a', [3, 0, 2, 0, 0, 0, 0], [0x3b]);
const JPEG = bytes(
  [0xff, 0xd8, 0xff, 0xe0, 0, 16],
  'JFIF\0',
  [1, 1, 0, 0, 1, 0, 1, 0, 0],
  [0xff, 0xc2, 0, 11, 8, 0, 40, 0, 30, 1, 1, 0x11, 0],
  [0xff, 0xd9],
);
const WEBP_X = bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0], [99, 0, 0, 49, 0, 0]);
const WEBP_L = bytes(
  'RIFF',
  [0, 0, 0, 0],
  'WEBPVP8L',
  [9, 0, 0, 0],
  [0x2f, 0x07, 0xc0, 0x01, 0],
  [0, 0, 0, 0, 0],
);
const WEBP = bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 ', [10, 0, 0, 0], [0, 0, 0, 0x9d, 1, 0x2a], [20, 0, 10, 0]);

/** Why bytes are not taken. */
function reason(sent: Buffer, taken: Taken = {}): unknown {
  try {
    acceptPicture(sent, taken);
    return 'taken';
  } catch (error) {
    if (!isFailure(error) || error.code !== 'bad_image') throw error;
    return error.details?.reason;
  }
}

describe('what bytes are', () => {
  test('is read from the bytes, with the size of the picture', () => {
    expect(sniffImage(PIXEL)).toEqual({ extension: 'png', width: 1, height: 1 });
    expect(sniffImage(GIF)).toEqual({ extension: 'gif', width: 3, height: 2 });
    expect(sniffImage(JPEG)).toEqual({ extension: 'jpg', width: 30, height: 40 });
    expect(sniffImage(WEBP_X)).toEqual({ extension: 'webp', width: 100, height: 50 });
    expect(sniffImage(WEBP_L)).toEqual({ extension: 'webp', width: 8, height: 8 });
    expect(sniffImage(WEBP)).toEqual({ extension: 'webp', width: 20, height: 10 });
  });

  test('is nothing for anything else, however it begins', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          '',
          '\x89PNG\r\n\x1a\n',
          '\xff\xd8\xff',
          'RIFF0000WEBP',
          'RIFF0000WEBPVP8L',
          'GIF89a',
          'MZ',
          '<svg',
        ),
        fc.uint8Array({ maxLength: 60 }),
        (start, rest) => {
          const known = sniffImage(bytes(start, [...rest]));
          if (known) expect(Number.isInteger(known.width) && Number.isInteger(known.height)).toBe(true);
        },
      ),
    );
    for (const cut of [0, 8, 20, 32]) expect(sniffImage(PIXEL.subarray(0, cut))).toBeUndefined();
  });

  test('a picture is refused for what it is, for its size in bytes and for its size in pixels', () => {
    expect(reason(Buffer.from('MZ\x90\0'))).toBe('it is no image of a kind that is taken');
    expect(reason(Buffer.from('<!DOCTYPE html><html></html>'))).toBe('it is not plain SVG');
    expect(reason(Buffer.concat([PIXEL, Buffer.alloc(3_000_000)]))).toBe('it is too large');
    const huge = Buffer.from(PIXEL);
    huge.writeUInt32BE(50_000, 16);
    expect(reason(huge)).toBe('it is 50000 × 1 pixels');
    const none = Buffer.from(PIXEL);
    none.writeUInt32BE(0, 20);
    expect(reason(none)).toBe('it is 1 × 0 pixels');
    expect(reason(Buffer.from('<svg viewBox="0 0 1 1"/>'), { svg: false })).toBe(
      'it is no image of a kind that is taken',
    );
    expect(reason(Buffer.from(`<svg viewBox="0 0 1 1">${' '.repeat(600_000)}</svg>`))).toContain('524288');
    expect(reason(PIXEL)).toBe('taken');
  });
});
