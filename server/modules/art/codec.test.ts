import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ART_STYLES,
  artPath,
  composeArt,
  EGG_STATES,
  GLYPH_KEYS,
  ICON_KINDS,
  ITEM_ART,
  MOODS,
  parseArtPath,
  STAGES,
} from './index.ts';
import type { ArtRef } from './index.ts';

const keys = ITEM_ART.map((item) => item.key);

const refs: fc.Arbitrary<ArtRef> = fc.oneof(
  fc.record({
    kind: fc.constant('buddy' as const),
    look: fc.record({
      style: fc.constantFrom(...ART_STYLES),
      variant: fc.integer(),
      stage: fc.constantFrom(...STAGES),
      mood: fc.constantFrom(...MOODS),
      items: fc.array(fc.oneof(fc.constantFrom(...keys), fc.string()), { maxLength: 9 }),
    }),
  }),
  fc.record({
    kind: fc.constant('egg' as const),
    look: fc.record({
      style: fc.constantFrom(...ART_STYLES),
      variant: fc.integer(),
      state: fc.constantFrom(...EGG_STATES),
    }),
  }),
  fc.record({ kind: fc.constant('item' as const), key: fc.constantFrom(...keys) }),
  fc.record({
    kind: fc.constant('icon' as const),
    icon: fc.record({
      kind: fc.constantFrom(...ICON_KINDS),
      name: fc.string({ unit: 'binary', maxLength: 80 }),
      color: fc.oneof(fc.constant('#Ff8800'), fc.string()),
      glyph: fc.oneof(fc.constantFrom(...GLYPH_KEYS), fc.string()),
    }),
  }),
);

describe('artPath and parseArtPath', () => {
  it('print the names the docs show', () => {
    expect(
      artPath({
        kind: 'buddy',
        look: { style: 'cute', variant: 7, stage: 3, items: ['round_glasses', 'sun_hat'] },
      }),
    ).toBe('buddy/cute-07-3-happy-sun_hat.round_glasses.svg');
    expect(artPath({ kind: 'egg', look: { style: 'sci-fi', variant: 13, state: 'ready' } })).toBe(
      'egg/sci-fi-01-ready.svg',
    );
    expect(artPath({ kind: 'item', key: 'beret' })).toBe('item/beret.svg');
    expect(
      artPath({ kind: 'icon', icon: { kind: 'badge', name: 'Early bird', color: '#FF8800', glyph: 'sun' } }),
    ).toBe('icon/badge-ff8800-sun-Early~20~bird.svg');
  });

  it('come back to the same picture under the same name', () => {
    fc.assert(
      fc.property(refs, (ref) => {
        const path = artPath(ref);
        const parsed = parseArtPath(path);
        expect(path).toMatch(/^[a-z]+\/[A-Za-z0-9._~-]+\.svg$/);
        if (!parsed) throw new Error(`${path} does not parse`);
        expect(artPath(parsed)).toBe(path);
        expect(composeArt(parsed)).toBe(composeArt(ref));
      }),
      { numRuns: 300 },
    );
  });

  it('refuse every name but the canonical one', () => {
    const wrong = [
      '',
      '/',
      'buddy',
      'buddy/.svg',
      'buddy/cute-7-3-happy.svg',
      'buddy/cute-12-3-happy.svg',
      'buddy/cute-07-6-happy.svg',
      'buddy/cute-07-3.svg',
      'buddy/cute-07-3-angry.svg',
      'buddy/cute-07-3-happy-.svg',
      'buddy/cute-07-3-happy-round_glasses.sun_hat.svg',
      'buddy/cute-07-3-happy-sun_hat.beret.svg',
      'buddy/cute-07-3-happy-nothing.svg',
      'buddy/cute-07-3-happy.svg?x',
      'buddy/cute-07-3-happy.SVG',
      'Buddy/cute-07-3-happy.svg',
      'buddy/../item/beret.svg',
      'buddy/cute-07-3-happy.svg\n',
      'buddy/cute-0７-3-happy.svg',
      'egg/cute-01-broken.svg',
      'egg/toString-01-ready.svg',
      'item/__proto__.svg',
      'item/nothing.svg',
      'item/beret',
      'icon/badge-FF8800-sun-x.svg',
      'icon/badge-auto-sun-~41~.svg',
      'icon/badge-auto-sun-~110000~.svg',
      'icon/badge-auto-sun-~020~.svg',
      'icon/badge-auto-sun-~d800~.svg',
      'icon/badge-auto-sun-~~.svg',
      'icon/badge-auto-sun-a b.svg',
      'icon/badge-auto-constructor-x.svg',
      'icon/hat-auto-sun-x.svg',
      `icon/badge-auto-sun-${'a'.repeat(61)}.svg`,
      'x'.repeat(100_000),
    ];
    for (const path of wrong) expect([path, parseArtPath(path)]).toEqual([path, undefined]);
  });

  it('never throw and never accept what they would not print', () => {
    const pieces = fc.constantFrom(
      'buddy/',
      'egg/',
      'icon/',
      'item/',
      'cute',
      'sci-fi',
      '-',
      '07',
      '3',
      'happy',
      'sun_hat',
      '.',
      '.svg',
      '~',
      '20',
      'auto',
      '../',
      '%2e',
      '\u0000',
      'badge',
      'sun',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')),
        ),
        (path) => {
          const ref = parseArtPath(path);
          expect(ref === undefined || artPath(ref) === path).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
