import { z } from 'zod';
import * as f from '../../kernel/fields.ts';
import { badge, coinRule, eventTypeDefinition, skillRule, skillSet, streak, tokenRule } from './content.ts';

/** The revision that the caller last read; a write is refused when the draft has moved since. */
export const revision = z.int().min(0).optional();

/** Where a write went. */
export const stamp = { configVersionId: z.string(), revision: z.int() };
export const stampOutput = z.object(stamp);

const shown = {
  configVersionId: z.string().nullable(),
  status: z.enum(['draft', 'published', 'archived']).nullable(),
  revision: z.int(),
};

/** A list and the version it shows. */
export const shownList = <T extends z.ZodType>(item: T) => z.object({ data: z.array(item), ...shown });

export const noInput = z.strictObject({});
export const elementInput = z.strictObject({ id: f.pathId });
export const removeInput = z.strictObject({ id: f.pathId, revision });

/**
 * A change: fields that are left out stay as they are, so defaults must not fill them in, and null clears one.
 * Callers see the type of each field without its default, which is what the schema is made of here.
 */
function changesOf<S extends z.ZodRawShape>(shape: S) {
  const bare = Object.entries(shape).map(([name, field]) => {
    const inner = field instanceof z.ZodDefault || field instanceof z.ZodPrefault ? field.unwrap() : field;
    return [name, z.nullish(inner)];
  });
  return Object.fromEntries(bare) as { [K in keyof S]: z.ZodOptional<z.ZodNullable<S[K]>> };
}

const target = { id: f.pathId, revision };
const noId = { id: true } as const;
const keyOptional = { key: true } as const;

export const coinRules = {
  create: coinRule.omit(noId).partial(keyOptional).extend({ revision }),
  update: z.strictObject({ ...changesOf(coinRule.shape), ...target }),
  written: coinRule.extend(stamp),
  list: shownList(coinRule),
};
export const tokenRules = {
  create: tokenRule.omit(noId).partial(keyOptional).extend({ revision }),
  update: z.strictObject({ ...changesOf(tokenRule.shape), ...target }),
  written: tokenRule.extend(stamp),
  list: shownList(tokenRule),
};
export const skillRules = {
  create: skillRule.omit(noId).partial(keyOptional).extend({ revision }),
  update: z.strictObject({ ...changesOf(skillRule.shape), ...target }),
  written: skillRule.extend(stamp),
  list: shownList(skillRule),
};
export const skillSets = {
  create: skillSet.omit(noId).partial(keyOptional).extend({ revision }),
  update: z.strictObject({ ...changesOf(skillSet.shape), ...target }),
  written: skillSet.extend(stamp),
  one: skillSet.extend(shown),
  list: shownList(skillSet),
};
export const badges = {
  create: badge.omit(noId).partial(keyOptional).extend({ revision }),
  update: z.strictObject({ ...changesOf(badge.shape), ...target }),
  written: badge.extend(stamp),
  one: badge.extend(shown),
  list: shownList(badge),
};
export const streaks = {
  create: streak.omit(noId).partial(keyOptional).extend({ revision }),
  update: z.strictObject({ ...changesOf(streak.shape), ...target }),
  written: streak.extend(stamp),
  one: streak.extend(shown),
  list: shownList(streak),
};
export const eventTypes = {
  create: eventTypeDefinition.omit(noId).partial({ name: true }).extend({ revision }),
  update: z.strictObject({ ...changesOf(eventTypeDefinition.shape), ...target }),
  written: eventTypeDefinition.extend(stamp),
  one: eventTypeDefinition.extend(shown),
  list: shownList(eventTypeDefinition),
};
