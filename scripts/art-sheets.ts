import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { composeBuddy } from '../server/modules/art/buddy.ts';
import { composeEgg } from '../server/modules/art/egg.ts';
import { composeIcon, GLYPH_KEYS, ICON_KINDS } from '../server/modules/art/icon.ts';
import { composeItem } from '../server/modules/art/item.ts';
import { ITEM_ART } from '../server/modules/art/items/catalogue.ts';
import { ART_STYLES, EGG_STATES, MOODS, STAGES } from '../server/modules/art/look.ts';

// Contact sheets to look at: `npm run art`, or `npm run art -- style-cute moods` for some of them.
const folder = 'dist/art';
const wanted = process.argv.slice(2);

interface Sheet {
  columns: number;
  cell: number;
  pictures: readonly string[];
  dark?: (index: number) => boolean;
}

function render(name: string, make: () => Sheet): void {
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) return;
  const { columns, cell, pictures, dark } = make();
  const rows = Math.ceil(pictures.length / columns);
  const [width, height] = [columns * cell, rows * cell];
  const cells = pictures.map((picture, index) => {
    const [x, y] = [(index % columns) * cell, Math.floor(index / columns) * cell];
    const ground = dark?.(index) ? '#171a2b' : '#f6f5fa';
    const at = `x="${x + 2}" y="${y + 2}" width="${cell - 4}" height="${cell - 4}"`;
    return `<rect ${at} fill="${ground}"/>${picture.replace('<svg ', `<svg ${at} `)}`;
  });
  const sheet = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#d9d7e3"/>${cells.join('')}</svg>`;
  const png = new Resvg(sheet, { fitTo: { mode: 'width', value: width } }).render().asPng();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.png`), png);
  console.log(`${name}.png  ${pictures.length} pictures  ${width} × ${height}`);
}

const variants = Array.from({ length: 12 }, (_, index) => index);

for (const style of ART_STYLES) {
  for (const half of [0, 1]) {
    render(`style-${style}-${half + 1}`, () => ({
      columns: 6,
      cell: 260,
      pictures: STAGES.flatMap((stage) =>
        variants.slice(half * 6, half * 6 + 6).map((variant) => composeBuddy({ style, variant, stage })),
      ),
      dark: (index) => index % 2 === 1,
    }));
  }
  render(`moods-${style}`, () => ({
    columns: 6,
    cell: 260,
    pictures: STAGES.flatMap((stage, row) =>
      MOODS.map((mood) => composeBuddy({ style, variant: row * 2, stage, mood })),
    ),
    dark: (index) => index % 2 === 1,
  }));
  for (const part of [0, 1]) {
    render(`items-${style}-${part + 1}`, () => ({
      columns: 6,
      cell: 240,
      pictures: ITEM_ART.slice(part * 36, part * 36 + 36).map((item, index) =>
        composeBuddy({
          style,
          variant: index,
          stage: STAGES[(index + Math.floor(index / 6)) % 5] ?? 3,
          items: [item.key],
        }),
      ),
    }));
  }
}

// The size of a list: can a mood be told, and one animal from another?
render('small', () => ({
  columns: 12,
  cell: 100,
  pictures: ART_STYLES.flatMap((style, row) =>
    [0, 1, 2].flatMap((line) =>
      [0, 1].flatMap((half) =>
        MOODS.map((mood, index) =>
          composeBuddy({
            style,
            variant: row + line * 4 + half * 6,
            stage: STAGES[(line + half * 2 + (index % 2)) % 5] ?? 3,
            mood,
          }),
        ),
      ),
    ),
  ),
  dark: (index) => index % 12 >= 6,
}));

render('eggs', () => ({
  columns: 10,
  cell: 170,
  pictures: ART_STYLES.flatMap((style, row) => [
    ...EGG_STATES.map((state) => composeEgg({ style, variant: row, state })),
    ...[4, 5, 6, 7, 8].map((variant) =>
      composeEgg({ style, variant, state: variant === 8 ? 'hatching' : 'waiting' }),
    ),
  ]),
  dark: (index) => index % 2 === 1,
}));

render('shelf', () => ({
  columns: 12,
  cell: 130,
  pictures: ITEM_ART.map((item) => composeItem(item.key)),
  dark: (index) => index % 24 >= 12,
}));

render('icons', () => ({
  columns: 14,
  cell: 100,
  pictures: GLYPH_KEYS.map((glyph, index) =>
    composeIcon({ kind: ICON_KINDS[index % 5] ?? 'skill', name: `${glyph} ${index}`, glyph }),
  ),
  dark: (index) => index % 2 === 1,
}));

// As small as a list shows them, and twice that.
for (const size of [24, 48]) {
  render(`icons-${size}`, () => ({
    columns: 20,
    cell: size + 4,
    pictures: ICON_KINDS.flatMap((kind, row) =>
      Array.from({ length: 20 }, (_, index) => {
        const glyph = GLYPH_KEYS[(index * 3 + row) % GLYPH_KEYS.length] ?? 'star';
        return composeIcon({ kind, name: `${glyph} ${row}`, glyph });
      }),
    ),
    dark: (index) => index % 20 >= 10,
  }));
}

// Everything at once: the hardest case for anchors.
const OUTFITS = [
  ['sun_hat', 'round_glasses', 'travel_scarf', 'bouquet'],
  ['royal_crown', 'curly_moustache', 'hero_cape', 'magnifier'],
  ['headphones', 'star_shades', 'cozy_sweater', 'coffee_mug'],
  ['top_hat', 'monocle', 'bow_tie', 'pinstripe_vest'],
  ['chef_hat', 'chef_jacket', 'golden_fork', 'kitchen_clogs'],
  ['champion_laurel', 'sport_shades', 'gold_medal', 'winged_sneakers'],
];

render('outfits', () => ({
  columns: 6,
  cell: 260,
  pictures: ART_STYLES.flatMap((style, row) =>
    OUTFITS.map((items, index) =>
      composeBuddy({
        style,
        variant: index * 2 + row,
        stage: STAGES[(index + row) % 5] ?? 3,
        mood: MOODS[index] ?? 'happy',
        items,
      }),
    ),
  ),
}));
