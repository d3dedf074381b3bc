import type { z } from 'zod';
import type { IdKind } from '../../kernel/ids.ts';
import type { TargetKind } from './references.ts';
import {
  badge,
  coinRule,
  eventTypeDefinition,
  skillRule,
  skillSet,
  streak,
  tokenRule,
  type Condition,
  type ConfigContent,
} from './content.ts';

export interface Element {
  id: string;
  key: string;
}

/** One list of a configuration, and all that its editor has to know of it. */
export interface Kind<E extends Element> {
  /** As edits and impact previews call it. */
  kind: string;
  /** As people call it. */
  noun: string;
  idKind: IdKind;
  schema: z.ZodType<E>;
  of(content: ConfigContent): E[];
  /** The content with another list of this kind. */
  put(content: ConfigContent, list: E[]): ConfigContent;
  /** What a key is made of when the caller gives none. */
  keySource(fields: Record<string, unknown>): unknown;
  /** Fields a caller may leave out and that no schema can fill. */
  defaults?(fields: Record<string, unknown>): Record<string, unknown>;
  /** Its conditions and where they stand in it. */
  conditions?(element: E): { path: string; conditions: readonly Condition[] };
  /** What others can name it by. A kind that nobody names has none. */
  targets?(element: E): { target: TargetKind; key: string }[];
}

const eventOf = (fields: Record<string, unknown>): unknown => fields.eventType;
const nameOf = (fields: Record<string, unknown>): unknown => fields.name;

const kind = <E extends Element>(definition: Kind<E>): Kind<E> => definition;

export const KINDS = {
  coinRules: kind({
    kind: 'coin_rule',
    noun: 'coin rule',
    idKind: 'rule',
    schema: coinRule,
    of: (content) => content.coinRules,
    put: (content, coinRules) => ({ ...content, coinRules }),
    conditions: ({ conditions }) => ({ path: 'conditions', conditions }),
    keySource: eventOf,
  }),
  tokenRules: kind({
    kind: 'token_rule',
    noun: 'token rule',
    idKind: 'rule',
    schema: tokenRule,
    of: (content) => content.tokenRules,
    put: (content, tokenRules) => ({ ...content, tokenRules }),
    conditions: ({ conditions }) => ({ path: 'conditions', conditions }),
    keySource: eventOf,
  }),
  skillSets: kind({
    kind: 'skill_set',
    noun: 'skill set',
    idKind: 'skillSet',
    schema: skillSet,
    of: (content) => content.skillSets,
    put: (content, skillSets) => ({ ...content, skillSets }),
    keySource: nameOf,
    targets: (set) => set.skills.map(({ key }) => ({ target: 'skill', key })),
  }),
  skillRules: kind({
    kind: 'skill_rule',
    noun: 'skill rule',
    idKind: 'rule',
    schema: skillRule,
    of: (content) => content.skillRules,
    put: (content, skillRules) => ({ ...content, skillRules }),
    conditions: ({ conditions }) => ({ path: 'conditions', conditions }),
    keySource: (fields) => `${String(fields.eventType)}_${String(fields.skillKey)}`,
  }),
  badges: kind({
    kind: 'badge',
    noun: 'badge definition',
    idKind: 'badge',
    schema: badge,
    of: (content) => content.badges,
    put: (content, badges) => ({ ...content, badges }),
    conditions: ({ criteria }) => ({
      path: 'criteria.conditions',
      conditions: criteria.type === 'milestone' ? criteria.conditions : [],
    }),
    keySource: nameOf,
    targets: ({ key }) => [{ target: 'badge', key }],
  }),
  streaks: kind({
    kind: 'streak',
    noun: 'streak definition',
    idKind: 'streak',
    schema: streak,
    of: (content) => content.streaks,
    put: (content, streaks) => ({ ...content, streaks }),
    conditions: ({ conditions }) => ({ path: 'conditions', conditions }),
    keySource: nameOf,
    targets: ({ key }) => [{ target: 'streak', key }],
  }),
  eventTypes: kind({
    kind: 'event_type',
    noun: 'event type',
    idKind: 'eventType',
    schema: eventTypeDefinition,
    of: (content) => content.eventTypes,
    put: (content, eventTypes) => ({ ...content, eventTypes }),
    keySource: (fields) => fields.key,
    defaults: ({ key }) => ({ name: key }),
    targets: ({ key }) => [{ target: 'event_type', key }],
  }),
};
