// Writes the bundled sample of fictional restaurants over the real areas of Bengaluru. The same seed gives the same
// file: `npx tsx scripts/sample-restaurants.ts`.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ALLERGENS } from '../server/modules/dining/allergens/allergens.ts';
import { CODES } from '../server/modules/dining/allergens/dishes.data.ts';
import { readAllergens } from '../server/modules/dining/allergens/read-text.ts';
import { AREAS } from '../server/modules/dining/query/areas.data.ts';
import { FIRST_NAMES, KITCHENS, REVIEWS, type Kitchen } from './sample-restaurants.data.ts';

const SEED = 560_001;
/** Places in the areas below, besides those in the busy ones. */
const ELSEWHERE = 132;
/** Areas where people go out: each has a place of every kind. */
const BUSY = new Set([
  'Koramangala',
  'Indiranagar',
  'MG Road',
  'HSR Layout',
  'Jayanagar',
  'Whitefield',
  'Malleswaram',
  'JP Nagar',
]);

/** mulberry32: small, seeded, the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const random = randomFrom(SEED);
const between = (low: number, high: number): number => low + random() * (high - low);
function pick<T>(list: readonly T[]): T {
  const chosen = list[Math.floor(random() * list.length)];
  if (chosen === undefined) throw new Error('nothing to pick from');
  return chosen;
}
function some<T>(list: readonly T[], count: number): T[] {
  const rest = [...list];
  return Array.from({ length: Math.min(count, rest.length) }, () =>
    rest.splice(Math.floor(random() * rest.length), 1),
  ).flat();
}

const codeOf = new Map(Object.entries(CODES).map(([code, allergen]) => [allergen, code]));
const codesIn = (texts: readonly string[]): string =>
  ALLERGENS.filter((allergen) => texts.some((text) => readAllergens(text).has(allergen)))
    .map((allergen) => codeOf.get(allergen))
    .join('');

const names = new Set<string>();
function nameFor(kitchen: Kitchen): string {
  for (;;) {
    const name = `${pick(FIRST_NAMES)} ${pick(kitchen.nouns)}`;
    if (names.has(name) || readAllergens(name).size > 0) continue;
    names.add(name);
    return name;
  }
}

type Area = (typeof AREAS)[number];

function restaurant(kitchen: Kitchen, [areaName, lat, lng]: Area): string {
  const name = nameFor(kitchen);
  const cost = Math.round(between(...kitchen.cost) / 50) * 50;
  const isFancy = cost > 1200;
  const rating = Math.round(Math.min(4.8, Math.max(3, between(3.2, 4.6) + (isFancy ? 0.2 : 0))) * 10) / 10;
  const vibes = [
    ...new Set([...some(kitchen.vibes, 3), ...(isFancy ? some(['upscale', 'romantic', 'quiet'], 1) : [])]),
  ];
  const dishes = some(kitchen.dishes, 8);
  const knowledge = random();
  const isDeclared = knowledge < 0.45;
  const isLabelled = isDeclared || knowledge < 0.65;
  const menu = dishes.map((dish) => {
    const price = Math.max(20, Math.round((cost * between(0.12, 0.4)) / 10) * 10);
    return `${dish}~${price}~${isLabelled ? codesIn([dish]) : '?'}`;
  });
  const reviews = some(REVIEWS, 3).map((review) => {
    const stars = Math.max(1, Math.min(5, Math.round(rating + (review.good ? 0.6 : -1.4))));
    return `${stars}~${review.text.replace('{dish}', pick(dishes)).replace('{vibe}', pick(vibes))}`;
  });
  return [
    name,
    areaName,
    (lat + between(-0.008, 0.008)).toFixed(5),
    (lng + between(-0.008, 0.008)).toFixed(5),
    kitchen.cuisines.join(';'),
    vibes.join(';'),
    some(kitchen.dietary, 2).join(';'),
    String(cost),
    rating.toFixed(1),
    String(Math.round(between(20, 4000))),
    isDeclared ? `=${codesIn(dishes)}` : '',
    menu.join(';'),
    reviews.join(';'),
  ].join('|');
}

const busy = AREAS.filter(([name]) => BUSY.has(name));
const others = AREAS.filter(([name]) => !BUSY.has(name));
const lines = [
  ...busy.flatMap((area) => KITCHENS.map((kitchen) => restaurant(kitchen, area))),
  ...Array.from({ length: ELSEWHERE }, (_, i) =>
    restaurant(KITCHENS[i % KITCHENS.length] ?? pick(KITCHENS), others[i % others.length] ?? pick(others)),
  ),
];
const target = fileURLToPath(new URL('../server/modules/dining/catalogue/sample.data.ts', import.meta.url));
await writeFile(
  target,
  `// Made by scripts/sample-restaurants.ts. Fictional places over the real areas of Bengaluru, one a line:
// name|area|lat|lng|cuisines|vibes|dietary|₹ for two|rating|votes|allergens declared (= and codes)|dishes (name~₹~codes, ? unlabelled)|reviews (stars~text)
export const SAMPLE = \`
${lines.join('\n')}
\`;
`,
);
console.log(`${lines.length} restaurants in ${new Set(lines.map((line) => line.split('|')[1])).size} areas`);
