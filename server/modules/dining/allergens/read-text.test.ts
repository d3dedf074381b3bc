import { describe, expect, it, test } from 'vitest';
import { ADVERSARIAL } from '../testing/adversarial.data.ts';
import { ALLERGENS, isAllergen, SEVERITIES, type Allergen } from './allergens.ts';
import { assessKitchen } from './assess.ts';
import { judge } from './gate.ts';
import { readAllergens } from './read-text.ts';

const cases = ADVERSARIAL.trim()
  .split('\n')
  .map((line): [string, Allergen[]] => {
    const [text = '', names = ''] = line.split(' | ');
    return [text, names.split(', ').filter(isAllergen)];
  });

test('the adversarial set has at least 200 cases, each with an allergen, and none is lost to a typing error', () => {
  expect(cases.length).toBeGreaterThanOrEqual(200);
  expect(cases.filter(([, allergens]) => allergens.length === 0)).toEqual([]);
  const names = ADVERSARIAL.trim()
    .split('\n')
    .flatMap((line) => line.split(' | ')[1]?.split(', ') ?? []);
  expect(names.filter((name) => !isAllergen(name))).toEqual([]);
});

describe('no unsafe verdict', () => {
  it.each(cases)('%s', (text, allergens) => {
    const found = [...readAllergens(text).keys()];
    expect(found).toEqual(expect.arrayContaining(allergens));
    // As a dish of a kitchen that swears it has none of the fourteen, and as what a guest wrote of such a kitchen.
    for (const facts of [
      { dishes: [{ name: text, allergens: [] }], reviews: [] },
      { dishes: [], reviews: [`Loved the ${text}`] },
    ]) {
      const findings = assessKitchen({ name: 'Corner', cuisines: [], declared: [], ...facts });
      for (const allergen of allergens)
        for (const severity of SEVERITIES) {
          const verdict = judge(findings, [{ allergen, severity }]);
          expect(verdict).toMatchObject({ safe: false, confidence: 'high' });
          expect(verdict.warnings[0]).toMatchObject({ allergen, severity, confidence: 'high' });
        }
    }
  });
});

test('a sentence is not held together by eggs: `and a` is no anda, but `and a curry` is one', () => {
  for (const text of ['Lovely view and a quick lunch', 'The place to go is upstairs, and as a treat'])
    expect([...readAllergens(text)]).toEqual([]);
  expect([...readAllergens('and a curry').keys()]).toEqual(['eggs']);
  expect([...readAllergens('anda and a roti').keys()]).toContain('eggs');
});

describe('what only looks like an allergen is not one', () => {
  it.each([
    ['Coconut chutney', 'tree nuts'],
    ['Tender coconut water', 'tree nuts'],
    ['Nutmeg tea', 'tree nuts'],
    ['Butternut squash soup', 'dairy'],
    ['Bitter gourd fry', 'dairy'],
    ['Eggplant roast', 'eggs'],
    ['Almond milk', 'dairy'],
    ['Buckwheat crisps', 'gluten'],
    ['Akki rotti', 'gluten'],
    ['Plain steamed rice', 'gluten'],
    ['Cucumber salad', 'fish'],
  ] satisfies [string, Allergen][])('%s holds no %s', (text, allergen) => {
    expect([...readAllergens(text).keys()]).not.toContain(allergen);
  });
});

test('reading never fails, whatever is written', () => {
  for (const text of ['', '\u0000', '💥'.repeat(500), 'a'.repeat(20_000), '-free-free', "'''"])
    expect([...readAllergens(text).keys()].every((name) => ALLERGENS.includes(name))).toBe(true);
});
