/** The fourteen allergens of EU Regulation 1169/2011, annex II, by the names that callers see. */
export const ALLERGENS = [
  'peanuts',
  'tree nuts',
  'shellfish',
  'fish',
  'dairy',
  'eggs',
  'gluten',
  'soy',
  'sesame',
  'mustard',
  'celery',
  'lupin',
  'molluscs',
  'sulphites',
] as const;
export type Allergen = (typeof ALLERGENS)[number];

/** From the mildest to the worst. */
export const SEVERITIES = ['intolerance', 'moderate', 'severe', 'anaphylactic'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const CONFIDENCES = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** One allergy that a person has confirmed. */
export interface Allergy {
  allergen: Allergen;
  severity: Severity;
}

const known: ReadonlySet<string> = new Set(ALLERGENS);
export const isAllergen = (name: string): name is Allergen => known.has(name);

export const severityRank = (severity: Severity): number => SEVERITIES.indexOf(severity);
export const confidenceRank = (confidence: Confidence): number => CONFIDENCES.indexOf(confidence);

const DEADLY = /anaphyla|life.?threat|fatal|deadly|epi.?pen/;

/** A severity as somebody wrote it. Whatever is not understood counts as severe, and words for the worst as the worst. */
export function readSeverity(text: string | undefined): Severity {
  const plain = (text ?? '').trim().toLowerCase();
  const exact = SEVERITIES.find((severity) => severity === plain);
  if (exact) return exact;
  if (DEADLY.test(plain)) return 'anaphylactic';
  return plain.startsWith('intoleran') ? 'intolerance' : 'severe';
}
