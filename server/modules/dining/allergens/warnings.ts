import type { Allergen, Allergy, Confidence, Severity } from './allergens.ts';
import type { Finding } from './assess.ts';

export interface AllergyWarning {
  allergen: Allergen;
  severity: Severity;
  level: 'danger' | 'warning' | 'caution' | 'info';
  emoji: string;
  title: string;
  message: string;
  confidence: Confidence;
  /** What to do about a warning that is less than certain; null when it is certain. */
  confidenceNote: string | null;
  /** Where it comes from: a dish, a label, a review, the cuisine, or that nothing is known. */
  source: string;
}

interface Tone {
  level: AllergyWarning['level'];
  emoji: string;
  title: string;
  advice: string;
}

const TONES: Readonly<Record<Severity, Tone>> = {
  anaphylactic: {
    level: 'danger',
    emoji: '🚨',
    title: 'Anaphylaxis Risk',
    advice: 'Do not eat here unless the kitchen confirms to you that it can serve you safely.',
  },
  severe: {
    level: 'warning',
    emoji: '⚠️',
    title: 'Allergy Warning',
    advice: 'Speak to the kitchen before you order.',
  },
  moderate: {
    level: 'caution',
    emoji: '⚡',
    title: 'Heads Up',
    advice: 'Ask which dishes you can have.',
  },
  intolerance: {
    level: 'info',
    emoji: 'ℹ️',
    title: 'Note',
    advice: 'Choose your dishes with that in mind.',
  },
};

const NOTES: Readonly<Record<Confidence, string | null>> = {
  high: null,
  medium: 'Judged by the kind of kitchen, not by its menu: ask before you order.',
  low: 'Nothing reliable is known: treat it as not safe until the kitchen tells you otherwise.',
};

/** The warning for an allergy that a finding does not clear. */
export function warningOf({ allergen, severity }: Allergy, finding: Finding): AllergyWarning {
  const { level, emoji, title, advice } = TONES[severity];
  return {
    allergen,
    severity,
    level,
    emoji,
    title,
    message: `${factOf(allergen, finding)} ${advice}`,
    confidence: finding.confidence,
    confidenceNote: NOTES[finding.confidence],
    source: finding.source,
  };
}

function factOf(allergen: Allergen, { state, confidence }: Finding): string {
  if (state === 'present' && confidence === 'high') return `This kitchen uses ${allergen}.`;
  if (state === 'present') return `Kitchens like this one often use ${allergen}.`;
  return `Nobody has said whether this kitchen uses ${allergen}.`;
}
