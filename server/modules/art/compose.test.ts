import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  ART_STYLES,
  composeArt,
  composeBuddy,
  composeEgg,
  composeIcon,
  composeItem,
  EGG_STATES,
  GLYPH_KEYS,
  ICON_KINDS,
  ITEM_ART,
  ITEM_CATEGORIES,
  itemArtOf,
  MOODS,
  PRESET_KEYS,
  STAGES,
  VARIANTS,
} from './index.ts';
import type { BuddyLook } from './index.ts';
import { readSvg } from './testing/read-svg.ts';

const ELEMENTS = new Set([
  'svg',
  'title',
  'defs',
  'linearGradient',
  'radialGradient',
  'stop',
  'clipPath',
  'g',
  'path',
  'circle',
  'ellipse',
  'rect',
]);
const ATTRIBUTES = new Set(
  'xmlns viewBox role id class data-ox data-oy d fill fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray stroke-opacity opacity transform clip-path cx cy r rx ry x y width height x1 y1 x2 y2 offset stop-color stop-opacity'.split(
    ' ',
  ),
);
const BUDGET = 12 * 1024;

const variants = Array.from({ length: VARIANTS }, (_, index) => index);
const looks: readonly BuddyLook[] = ART_STYLES.flatMap((style) =>
  variants.flatMap((variant) =>
    STAGES.flatMap((stage) => MOODS.map((mood) => ({ style, variant, stage, mood }))),
  ),
);
const icons = ICON_KINDS.flatMap((kind) =>
  GLYPH_KEYS.map((glyph) => ({ kind, glyph, name: `${kind} of ${glyph}` })),
);

const drawn = new Map<BuddyLook, string>();

/** Drawn once for all tests: there are many. */
function bare(look: BuddyLook): string {
  const source = drawn.get(look) ?? composeBuddy(look);
  drawn.set(look, source);
  return source;
}

/** What must hold of every picture; gives its ids. */
function checked(source: string): readonly string[] {
  const elements = readSvg(source);
  const ids = elements.flatMap(({ attributes }) => attributes.get('id') ?? []);
  const known = new Set(ids);
  if (known.size !== ids.length) throw new Error('an id is used twice');
  if (/NaN|undefined|Infinity|null/.test(source)) throw new Error('a number went wrong');
  for (const { name, attributes } of elements) {
    if (!ELEMENTS.has(name)) throw new Error(`<${name}> is not allowed`);
    for (const [key, value] of attributes) {
      if (key !== 'id' && /\d(?:e-|\.\d\d\d\d)/.test(value) && !value.includes('url('))
        throw new Error(`${key}="${value}" is not rounded`);
      if (!ATTRIBUTES.has(key)) throw new Error(`${key} is not allowed on <${name}>`);
      for (const [, id = ''] of value.matchAll(/url\(([^)]*)\)/g)) {
        if (!id.startsWith('#') || !known.has(id.slice(1))) throw new Error(`${value} leads nowhere`);
      }
    }
    // A stylesheet that animates `transform` would override one of the drawing.
    if (attributes.get('class') && attributes.has('transform'))
      throw new Error(`${attributes.get('class') ?? ''} carries a transform`);
  }
  if (elements[0]?.attributes.get('role') !== 'img' || elements[1]?.name !== 'title')
    throw new Error('not described');
  return ids;
}

const gzipped = (source: string) => gzipSync(source).length;

// Four items at once, walking through all of them over the looks.
const outfit = (seed: number): readonly string[] =>
  [0, 1, 2, 3].map((place) => ITEM_ART[(seed * 7 + place * 19) % ITEM_ART.length]?.key ?? '');

describe('buddies', () => {
  it(
    'compose to allowed, well-formed SVG within the budget, for every style, variant, stage and mood',
    { timeout: 60_000 },
    () => {
      const sizes = looks.map((look) => {
        const source = bare(look);
        checked(source);
        return gzipped(source);
      });
      expect(Math.max(...sizes)).toBeLessThan(BUDGET);
    },
  );

  it('stay within the budget in four items', { timeout: 60_000 }, () => {
    // Every fifth: five and the twelve variants share no factor, so that all values of all fields come up.
    const sizes = looks
      .filter((_, index) => index % 5 === 0)
      .map((look, index) => {
        const source = composeBuddy({ ...look, items: outfit(index) });
        checked(source);
        return gzipped(source);
      });
    expect(Math.max(...sizes)).toBeLessThan(BUDGET);
  });

  it('differ in every look', { timeout: 60_000 }, () => {
    expect(new Set(looks.map(bare)).size).toBe(looks.length);
  });

  it('share no id between different looks', { timeout: 60_000 }, () => {
    const owners = new Map<string, number>();
    looks.forEach((look, index) => {
      for (const [, id = ''] of bare(look).matchAll(/ id="([^"]*)"/g)) {
        if ((owners.get(id) ?? index) !== index) throw new Error(`${id} is in two pictures`);
        owners.set(id, index);
      }
    });
  });

  it('give the same bytes for the same look, in whatever order items are named', () => {
    const look: BuddyLook = {
      style: 'cute',
      variant: 3,
      stage: 4,
      mood: 'proud',
      items: ['sun_hat', 'bow_tie', 'balloons'],
    };
    expect(composeBuddy(look)).toBe(composeBuddy({ ...look, items: ['balloons', 'sun_hat', 'bow_tie'] }));
  });

  it('wrap any variant and ignore unknown, doubled and surplus items', () => {
    const look: BuddyLook = { style: 'fantasy', variant: 2, stage: 3 };
    expect(composeBuddy({ ...look, variant: 2 - VARIANTS * 3 })).toBe(composeBuddy(look));
    expect(composeBuddy({ ...look, items: ['no_such_thing', '__proto__', ''] })).toBe(composeBuddy(look));
    expect(composeBuddy({ ...look, items: ['sun_hat', 'beret', 'sun_hat'] })).toBe(
      composeBuddy({ ...look, items: ['sun_hat'] }),
    );
    expect(
      composeBuddy({
        ...look,
        items: ['balloons', 'little_globe', 'hourglass', 'wise_parrot', 'diamond_friend'],
      }),
    ).toBe(composeBuddy({ ...look, items: ['balloons', 'little_globe', 'hourglass', 'wise_parrot'] }));
  });

  it('say what they show', () => {
    const source = composeBuddy({
      style: 'fantasy',
      variant: 0,
      stage: 3,
      mood: 'proud',
      items: ['sun_hat', 'round_glasses', 'ice_cream', 'aurora'],
    });
    expect(source).toContain(
      '<title>A proud juvenile fantasy buddy wearing a sun hat and round glasses holding an ice cream in front of an aurora</title>',
    );
  });

  it('carry the groups that a widget animates', () => {
    for (const style of ART_STYLES) {
      const source = composeBuddy({ style, variant: 0, stage: 4, items: ['beret'] });
      for (const name of [
        'f-shadow',
        'f-body',
        'f-tail',
        'f-head',
        'f-ears',
        'f-eyes',
        'f-pupils',
        'f-lids',
        'f-mouth',
        'f-items-head',
      ])
        expect(source).toContain(`class="${name}"`);
    }
  });
});

describe('eggs', () => {
  const eggs = ART_STYLES.flatMap((style) =>
    variants.flatMap((variant) => EGG_STATES.map((state) => ({ style, variant, state }))),
  );

  it('compose to allowed, well-formed SVG within the budget, all different', () => {
    const sources = eggs.map(composeEgg);
    for (const source of sources) {
      checked(source);
      expect(gzipped(source)).toBeLessThan(BUDGET);
    }
    expect(new Set(sources).size).toBe(eggs.length);
  });
});

describe('items', () => {
  it('are twelve a theme, over six categories and all rarities', () => {
    for (const theme of PRESET_KEYS) {
      const items = itemArtOf(theme);
      expect(items).toHaveLength(12);
      expect(new Set(items.map((item) => item.category)).size).toBeGreaterThanOrEqual(6);
      expect(items.map((item) => item.rarity)).toEqual(expect.arrayContaining(['common', 'legendary']));
    }
    expect(new Set(ITEM_ART.map((item) => item.key)).size).toBe(72);
    expect(new Set(ITEM_ART.map((item) => item.category)).size).toBe(Object.keys(ITEM_CATEGORIES).length);
  });

  it('each draw a picture of their own, alone and worn', () => {
    const alone = ITEM_ART.map((item) => composeItem(item.key));
    for (const source of alone) checked(source);
    expect(new Set(alone).size).toBe(72);
    const naked = composeBuddy({ style: 'cute', variant: 0, stage: 3 });
    for (const { key, category } of ITEM_ART) {
      const worn = composeBuddy({ style: 'cute', variant: 0, stage: 3, items: [key] });
      expect(worn).toContain(`f-items-${category}`);
      expect(worn).not.toBe(naked);
    }
  });

  it('give a plain box for an unknown key', () => {
    checked(composeItem('nothing'));
    expect(composeItem('nothing')).toBe(composeItem('<script>'));
  });

  it('lie in layers: a higher category is drawn later', () => {
    const order = Object.keys(ITEM_CATEGORIES).flatMap(
      (category) => ITEM_ART.find((item) => item.category === category)?.key ?? [],
    );
    for (const half of [order.slice(0, 4), order.slice(4)]) {
      const source = composeBuddy({ style: 'minimal', variant: 1, stage: 4, items: half });
      const spots = half.map((key) =>
        source.indexOf(`f-items-${ITEM_ART.find((item) => item.key === key)?.category ?? ''}`),
      );
      expect(spots).toEqual([...spots].sort((a, b) => a - b));
    }
  });
});

describe('icons', () => {
  it('compose for every kind and glyph', () => {
    const sources = icons.map(composeIcon);
    for (const source of sources) checked(source);
    expect(new Set(sources).size).toBe(icons.length);
    expect(GLYPH_KEYS.length).toBeGreaterThanOrEqual(40);
  });

  it('follow from the name where colour or glyph is missing or wrong', () => {
    const plain = composeIcon({ kind: 'badge', name: 'Early bird' });
    expect(composeIcon({ kind: 'badge', name: 'Early bird', color: 'url(#x)', glyph: 'constructor' })).toBe(
      plain,
    );
    expect(composeIcon({ kind: 'badge', name: 'Night owl' })).not.toBe(plain);
  });

  it('keep hostile names out of the markup', () => {
    const source = composeIcon({ kind: 'skill', name: '"/><script>alert(1)</script>&\u0000\ud800' });
    checked(source);
    expect(source).not.toContain('<script');
  });
});

it('composeArt draws whatever a reference names', () => {
  expect(composeArt({ kind: 'item', key: 'beret' })).toBe(composeItem('beret'));
  expect(composeArt({ kind: 'egg', look: { style: 'cute', variant: 1, state: 'ready' } })).toBe(
    composeEgg({ style: 'cute', variant: 1, state: 'ready' }),
  );
});
