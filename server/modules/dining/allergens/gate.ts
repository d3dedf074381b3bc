import {
  confidenceRank,
  severityRank,
  type Allergen,
  type Allergy,
  type Confidence,
  type Severity,
} from './allergens.ts';
import type { Finding } from './assess.ts';
import { warningOf, type AllergyWarning } from './warnings.ts';

/** What the gate says of one place for one person. */
export interface Verdict {
  safe: boolean;
  /** Of the verdict as a whole: that of its weakest part. */
  confidence: Confidence;
  /** The worst first. */
  warnings: AllergyWarning[];
}

/** What is known, be it of the allergens of one person only. */
export type KnownFindings = Readonly<Partial<Record<Allergen, Finding>>>;

/** Of what nobody looked at, nothing is known. */
const UNKNOWN: Finding = { state: 'unknown', confidence: 'low', source: 'nothing is known' };

/** A finding may be called safe only when it says absent and is not a guess. */
export const isSafe = ({ state, confidence }: Finding): boolean => state === 'absent' && confidence !== 'low';

/**
 * The allergy gate: a pure function of what is known of a kitchen and what a person has confirmed. It runs after
 * everything else and takes no text of any model. Unknown is never safe.
 */
export function judge(findings: KnownFindings, allergies: readonly Allergy[]): Verdict {
  const of = (allergen: Allergen): Finding => findings[allergen] ?? UNKNOWN;
  const doubtful = allergies.filter(({ allergen }) => !isSafe(of(allergen)));
  const weakest = allergies
    .map(({ allergen }) => of(allergen).confidence)
    .sort((a, b) => confidenceRank(a) - confidenceRank(b))[0];
  return {
    safe: doubtful.length === 0,
    confidence: weakest ?? 'high',
    warnings: doubtful.map((allergy) => warningOf(allergy, of(allergy.allergen))).sort(byWeight),
  };
}

const weightOf = (warning: AllergyWarning): number =>
  severityRank(warning.severity) * 3 + confidenceRank(warning.confidence);
const byWeight = (a: AllergyWarning, b: AllergyWarning): number => weightOf(b) - weightOf(a);

/** Where a place belongs in a list: safe first, then by the worst severity in doubt, the surer the later. */
export function riskOf({ warnings }: Verdict): number {
  const [worst] = warnings;
  return worst === undefined ? 0 : 1 + weightOf(worst);
}

/** Known for certain to hold what could kill: listed only after everything else, and flagged. */
export const isFlagged = ({ warnings }: Verdict): boolean =>
  warnings.some(({ severity, confidence }) => severity === DEADLY && confidence === 'high');
const DEADLY: Severity = 'anaphylactic';
