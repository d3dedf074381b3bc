import type { Condition } from '../../config/content.ts';
import { compileCondition, reader, type Properties } from './condition.ts';
import type { Guard } from './plan.ts';

/** The different fields of a version's conditions, numbered: an event's value is read once, whoever asks for it. */
export class Fields {
  readonly readers: ((properties: Properties) => unknown)[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(path: string): number {
    const known = this.#numbers.get(path);
    if (known !== undefined) return known;
    this.readers.push(reader(path));
    this.#numbers.set(path, this.readers.length - 1);
    return this.readers.length - 1;
  }
}

interface Guarded {
  active: boolean;
  audience?: string | undefined;
  conditions?: readonly Condition[];
}

export const compileGuard = (fields: Fields, { active, audience, conditions = [] }: Guarded): Guard => ({
  active,
  audience,
  conditions,
  fields: conditions.map(({ field }) => fields.numberOf(field)),
  tests: conditions.map(compileCondition),
});
