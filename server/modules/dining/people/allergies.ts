import type { Ctx } from '../../../db/context.ts';
import { invalid, type FieldError } from '../../../kernel/errors.ts';
import { readSeverity, type Allergen, type Allergy } from '../allergens/allergens.ts';
import { allergensNamed, closestAllergens } from '../allergens/name.ts';
import { changeDiner } from './diner.ts';

/** Allergies as somebody names them. */
export interface AllergiesInput {
  confirmed?: readonly string[] | undefined;
  /** By the names of `confirmed`, or of what is confirmed already. */
  severity?: Readonly<Record<string, string>> | undefined;
  /** Named here, an allergy is an intolerance. */
  intolerances?: readonly string[] | undefined;
}

export interface AllergiesUpdated {
  uid: string;
  allergyFlags: Allergen[];
  updated: boolean;
}

/**
 * The allergies that follow when `input` is added to those known. Names are understood with their synonyms; one that
 * is not understood is refused with the closest known ones, because an allergy that is dropped is dangerous.
 * A severity that is not given stays what it was, severe at first. 422 with the fields.
 */
export function readAllergies(input: AllergiesInput, known: readonly Allergy[]): Allergy[] {
  const problems: FieldError[] = [];
  const named = (field: string, name: string): readonly Allergen[] => {
    const allergens = allergensNamed(name);
    if (allergens.length === 0) problems.push({ field, message: unknownText(name) });
    return allergens;
  };
  const all = new Map(known.map((allergy) => [allergy.allergen, allergy]));
  const stated = new Map<Allergen, string>();
  for (const [name, severity] of Object.entries(input.severity ?? {}))
    for (const allergen of named(`severity.${name}`, name)) stated.set(allergen, severity);
  input.confirmed?.forEach((name, i) => {
    for (const allergen of named(`confirmed.${i}`, name))
      if (!all.has(allergen)) all.set(allergen, { allergen, severity: readSeverity(stated.get(allergen)) });
  });
  input.intolerances?.forEach((name, i) => {
    for (const allergen of named(`intolerances.${i}`, name))
      if (!all.has(allergen)) all.set(allergen, { allergen, severity: 'intolerance' });
  });
  for (const [allergen, severity] of stated) {
    if (all.has(allergen)) all.set(allergen, { allergen, severity: readSeverity(severity) });
    else problems.push({ field: `severity.${allergen}`, message: 'is the severity of no confirmed allergy' });
  }
  if (problems.length > 0) throw invalid(problems);
  return [...all.values()];
}

function unknownText(name: string): string {
  const closest = closestAllergens(name);
  const hint = closest.length === 0 ? '' : `; the closest known ones are: ${closest.join(', ')}`;
  return `is no known allergen${hint}`;
}

/** PATCH: what is confirmed stays, what is new is added. */
export const addAllergies = (ctx: Ctx, input: AllergiesInput & { uid: string }): Promise<AllergiesUpdated> =>
  store(ctx, input, (known) => known);

/** PUT: only what is given counts from now on. */
export const replaceAllergies = (
  ctx: Ctx,
  input: AllergiesInput & { uid: string },
): Promise<AllergiesUpdated> => store(ctx, input, () => []);

async function store(
  ctx: Ctx,
  { uid, ...input }: AllergiesInput & { uid: string },
  base: (known: readonly Allergy[]) => readonly Allergy[],
): Promise<AllergiesUpdated> {
  const { allergies } = await changeDiner(ctx, uid, (diner) => ({
    allergies: readAllergies(input, base(diner.allergies)),
  }));
  return { uid, allergyFlags: allergies.map(({ allergen }) => allergen), updated: true };
}
