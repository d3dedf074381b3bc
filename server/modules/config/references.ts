import type { Badge, ConfigContent } from './content.ts';

/** What a rule can name. */
export type TargetKind = 'event_type' | 'badge' | 'skill' | 'streak' | 'token';

/** One place where a part of the configuration names another. */
export interface Reference {
  /** The part that names. */
  kind: string;
  key: string;
  /** Where it does, as a path into the content. */
  field: string;
  target: TargetKind;
  /** What it names. */
  to: string;
}

type Visit = (reference: Reference) => string;

/**
 * Walks every reference in a configuration and puts in its place what `visit` answers. Reading, renaming and
 * checking are all made of this, so a new kind of reference is added here alone.
 */
export function mapReferences(content: ConfigContent, visit: Visit): ConfigContent {
  const at = (kind: string, list: string) => (key: string, index: number) => ({
    name: (field: string, target: TargetKind, to: string): string =>
      visit({ kind, key, field: `${list}.${index}.${field}`, target, to }),
  });
  const coin = at('coin_rule', 'coinRules');
  const token = at('token_rule', 'tokenRules');
  const skill = at('skill_rule', 'skillRules');
  const streak = at('streak', 'streaks');
  const stage = at('evolution_stage', 'evolution.stages');
  const gate = at('gate', 'gates');
  return {
    ...content,
    coinRules: content.coinRules.map((rule, i) => ({
      ...rule,
      eventType: coin(rule.key, i).name('eventType', 'event_type', rule.eventType),
    })),
    tokenRules: content.tokenRules.map((rule, i) => ({
      ...rule,
      eventType: token(rule.key, i).name('eventType', 'event_type', rule.eventType),
      tokenKey: token(rule.key, i).name('tokenKey', 'token', rule.tokenKey),
    })),
    skillRules: content.skillRules.map((rule, i) => ({
      ...rule,
      eventType: skill(rule.key, i).name('eventType', 'event_type', rule.eventType),
      skillKey: skill(rule.key, i).name('skillKey', 'skill', rule.skillKey),
    })),
    badges: content.badges.map((badge, i) => ({ ...badge, criteria: mapCriteria(badge, i, visit) })),
    streaks: content.streaks.map((one, i) => ({
      ...one,
      eventTypes: one.eventTypes.map((type, j) =>
        streak(one.key, i).name(`eventTypes.${j}`, 'event_type', type),
      ),
      milestones: one.milestones.map((milestone, j) =>
        milestone.badgeKey === undefined
          ? milestone
          : {
              ...milestone,
              badgeKey: streak(one.key, i).name(`milestones.${j}.badgeKey`, 'badge', milestone.badgeKey),
            },
      ),
    })),
    evolution: {
      ...content.evolution,
      stages: content.evolution.stages.map((one, i) => {
        const { skills, badges, ...others } = one.requirements;
        const name = stage(String(one.stage), i).name;
        return {
          ...one,
          requirements: {
            ...others,
            ...(skills && {
              skills: Object.fromEntries(
                Object.entries(skills).map(([key, level]) => [
                  name(`requirements.skills.${key}`, 'skill', key),
                  level,
                ]),
              ),
            }),
            ...(badges && {
              badges: badges.map((key, j) => name(`requirements.badges.${j}`, 'badge', key)),
            }),
          },
        };
      }),
    },
    gates: content.gates.map((one, i) => ({
      ...one,
      tokenKey: gate(one.key, i).name('tokenKey', 'token', one.tokenKey),
    })),
  };
}

function mapCriteria({ key, criteria }: Badge, index: number, visit: Visit): Badge['criteria'] {
  const name = (field: string, target: TargetKind, to: string): string =>
    visit({ kind: 'badge', key, field: `badges.${index}.criteria.${field}`, target, to });
  switch (criteria.type) {
    case 'milestone':
    case 'collection':
      return { ...criteria, eventType: name('eventType', 'event_type', criteria.eventType) };
    case 'custom':
      // Every event type counts under its own name, so a counter may be one.
      return { ...criteria, counter: name('counter', 'event_type', criteria.counter) };
    case 'streak':
      return { ...criteria, streakKey: name('streakKey', 'streak', criteria.streakKey) };
    case 'skill_level':
      return { ...criteria, skillKey: name('skillKey', 'skill', criteria.skillKey) };
    default:
      return criteria;
  }
}

/** Every reference, in the order of the content. */
export function referencesOf(content: ConfigContent): Reference[] {
  const found: Reference[] = [];
  mapReferences(content, (reference) => {
    found.push(reference);
    return reference.to;
  });
  return found;
}

/** The same configuration with one thing known under another key everywhere. */
export const renameTarget = (
  content: ConfigContent,
  target: TargetKind,
  from: string,
  to: string,
): ConfigContent =>
  mapReferences(content, (reference) =>
    reference.target === target && reference.to === from ? to : reference.to,
  );
