import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ALLERGENS, CONFIDENCES, readSeverity, SEVERITIES, type Allergy } from './allergens.ts';
import { assessKitchen, type Finding, type Findings, type KitchenFacts } from './assess.ts';
import { isFlagged, judge, riskOf } from './gate.ts';
import { allergensNamed, closestAllergens } from './name.ts';

const STATES = ['present', 'absent', 'unknown'] as const;
const NOTHING: KitchenFacts = { name: 'Corner', cuisines: [], dishes: [], reviews: [], declared: null };

/** Findings that clear everything, but for those given. */
const findingsWith = (parts: Partial<Findings>): Findings => {
  const clear = assessKitchen({ ...NOTHING, declared: [] });
  return { ...clear, ...parts };
};
const finding = (state: Finding['state'], confidence: Finding['confidence']): Finding => ({
  state,
  confidence,
  source: 'test',
});

describe('every allergen, severity, state and confidence', () => {
  const all = ALLERGENS.flatMap((allergen) =>
    SEVERITIES.flatMap((severity) =>
      STATES.flatMap((state) => CONFIDENCES.map((confidence) => ({ allergen, severity, state, confidence }))),
    ),
  );

  test('is safe only when absent and not a guess, and else says which allergen, how bad, how sure and from where', () => {
    expect(all).toHaveLength(14 * 4 * 3 * 3);
    for (const { allergen, severity, state, confidence } of all) {
      const verdict = judge(findingsWith({ [allergen]: finding(state, confidence) }), [
        { allergen, severity },
      ]);
      expect(verdict.safe).toBe(state === 'absent' && confidence !== 'low');
      expect(verdict.confidence).toBe(confidence);
      if (verdict.safe) expect(verdict.warnings).toEqual([]);
      else
        expect(verdict.warnings).toEqual([
          expect.objectContaining({ allergen, severity, confidence, source: 'test' }),
        ]);
      expect(
        verdict.warnings.every(
          (warning) => (warning.confidenceNote === null) === (warning.confidence === 'high'),
        ),
      ).toBe(true);
      expect(isFlagged(verdict)).toBe(!verdict.safe && severity === 'anaphylactic' && confidence === 'high');
    }
  });

  test('an allergy more never makes a place safer, whatever the others are', () => {
    const anyFinding = fc.record({
      state: fc.constantFrom(...STATES),
      confidence: fc.constantFrom(...CONFIDENCES),
      source: fc.constant('test'),
    });
    const anyFindings = fc.record(Object.fromEntries(ALLERGENS.map((allergen) => [allergen, anyFinding])));
    const anyAllergy = fc.record({
      allergen: fc.constantFrom(...ALLERGENS),
      severity: fc.constantFrom(...SEVERITIES),
    });
    fc.assert(
      fc.property(anyFindings, fc.array(anyAllergy, { maxLength: 6 }), anyAllergy, (findings, some, more) => {
        const known = findingsWith(findings);
        const before = judge(known, some);
        const after = judge(known, [...some, more]);
        expect(after.safe).toBe(before.safe && judge(known, [more]).safe);
        expect(riskOf(after)).toBeGreaterThanOrEqual(riskOf(before));
        expect(after.safe).toBe(after.warnings.length === 0);
        if (after.safe) expect(after.confidence).not.toBe('low');
      }),
    );
  });

  test('milder comes before worse, and what is certain after what is not', () => {
    const risk = (severity: Allergy['severity'], confidence: Finding['confidence']) =>
      riskOf(judge(findingsWith({ fish: finding('present', confidence) }), [{ allergen: 'fish', severity }]));
    const order = SEVERITIES.flatMap((severity) =>
      CONFIDENCES.map((confidence) => risk(severity, confidence)),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(new Set(order).size).toBe(order.length);
    expect(riskOf(judge(findingsWith({}), [{ allergen: 'fish', severity: 'anaphylactic' }]))).toBe(0);
  });
});

describe('a kitchen', () => {
  it('of which nothing is known is safe for no allergy', () => {
    const findings = assessKitchen(NOTHING);
    for (const allergen of ALLERGENS)
      expect(judge(findings, [{ allergen, severity: 'intolerance' }])).toMatchObject({
        safe: false,
        confidence: 'low',
      });
  });

  it('with a menu that mentions nothing is still not known to be free of it', () => {
    const findings = assessKitchen({ ...NOTHING, dishes: [{ name: 'Steamed rice', allergens: null }] });
    expect(findings.peanuts).toMatchObject({ state: 'unknown', confidence: 'low' });
  });

  it('that labels every dish is cleared with medium confidence, unless its cuisine speaks against it', () => {
    const dishes = [{ name: 'Steamed rice', allergens: [] }];
    expect(assessKitchen({ ...NOTHING, dishes }).peanuts).toMatchObject({
      state: 'absent',
      confidence: 'medium',
    });
    expect(assessKitchen({ ...NOTHING, dishes, cuisines: ['Thai'] }).peanuts).toMatchObject({
      state: 'present',
      confidence: 'medium',
    });
  });

  it('that declares its allergens is believed, less where its cuisine usually has one, not where a dish names it', () => {
    const declared = assessKitchen({
      ...NOTHING,
      cuisines: ['Thai'],
      dishes: [{ name: 'Peanut salad', allergens: [] }],
      declared: ['soy'],
    });
    expect(declared.celery).toMatchObject({ state: 'absent', confidence: 'high' });
    expect(declared.fish).toMatchObject({ state: 'absent', confidence: 'medium' });
    expect(declared.soy).toMatchObject({ state: 'present', confidence: 'high' });
    expect(declared.peanuts).toMatchObject({
      state: 'present',
      confidence: 'high',
      source: expect.stringContaining('Peanut salad'),
    });
  });

  it('gets its cuisines by whole words, in longer names too', () => {
    expect(assessKitchen({ ...NOTHING, cuisines: ['Modern Thai'] }).peanuts.state).toBe('present');
    expect(assessKitchen({ ...NOTHING, cuisines: ['South Indian'] }).mustard.state).toBe('present');
    expect(assessKitchen({ ...NOTHING, cuisines: ['Barista'] }).sulphites.state).toBe('unknown');
  });
});

describe('a person says', () => {
  it.each([
    ['peanuts', ['peanuts']],
    ['Peanut', ['peanuts']],
    ['tree nuts', ['tree nuts']],
    ['Tree_Nuts', ['tree nuts']],
    ['tree-nut allergy', ['tree nuts']],
    ['nuts', ['tree nuts']],
    ['groundnuts', ['peanuts']],
    ['mungfali', ['peanuts']],
    ['paneer', ['dairy']],
    ['ghee', ['dairy']],
    ['lactose', ['dairy']],
    ['prawns', ['shellfish']],
    ['til', ['sesame']],
    ['tahini', ['sesame']],
    ['maida', ['gluten']],
    ['Coeliac disease', ['gluten']],
    ['sulfites', ['sulphites']],
    ['oysters', ['molluscs']],
    ['eggs', ['eggs']],
    ['egg', ['eggs']],
    ['molluscs', ['molluscs']],
    ['seafood', ['shellfish', 'fish', 'molluscs']],
    ['ಕಡಲೆಕಾಯಿ', ['peanuts']],
  ])('%s', (name, allergens) => expect(allergensNamed(name)).toEqual(allergens));

  it('every canonical name is itself', () => {
    for (const allergen of ALLERGENS) expect(allergensNamed(allergen)).toEqual([allergen]);
  });

  it('something unknown, and is told what is near', () => {
    expect(allergensNamed('peenuts')).toEqual([]);
    expect(closestAllergens('peenuts')[0]).toBe('peanuts');
    expect(closestAllergens('sesami')[0]).toBe('sesame');
    expect(allergensNamed('pollen')).toEqual([]);
    expect(allergensNamed('')).toEqual([]);
    expect(allergensNamed('constructor')).toEqual([]);
  });

  it('how bad it is, and anything unclear counts as severe', () => {
    expect(SEVERITIES.map(readSeverity)).toEqual([...SEVERITIES]);
    expect(readSeverity(undefined)).toBe('severe');
    expect(readSeverity('quite bad')).toBe('severe');
    expect(readSeverity('Anaphylaxis')).toBe('anaphylactic');
    expect(readSeverity('life-threatening')).toBe('anaphylactic');
    expect(readSeverity('mild')).toBe('severe');
  });
});
