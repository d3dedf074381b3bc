import type { FieldError } from '../../kernel/errors.ts';
import type { Condition, ConfigContent } from './content.ts';
import { referencesOf, type Reference, type TargetKind } from './references.ts';

/**
 * What stands in the way of publishing: keys used twice, names of things that are not there, thresholds nobody
 * can reach. A draft may have problems while it is edited; what is published has none, so the engine trusts it.
 */
export function contentProblems(content: ConfigContent): FieldError[] {
  const problems = [
    ...doubleKeys(content),
    ...brokenReferences(content),
    ...tokenProblems(content),
    ...badgeProblems(content),
    ...streakProblems(content),
    ...stageProblems(content),
    ...conditionProblems(content),
  ];
  return problems.map(({ field, message }) => ({ field: snakePath(field), message }));
}

/** No input schema knows these paths, so they are put in the names of the REST API here. */
const snakePath = (path: string): string => path.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const LISTS = [
  ['coinRules', 'coin rule'],
  ['tokenRules', 'token rule'],
  ['skillRules', 'skill rule'],
  ['skillSets', 'skill set'],
  ['badges', 'badge'],
  ['streaks', 'streak'],
  ['gates', 'gate'],
  ['eventTypes', 'event type'],
] as const;

function doubleKeys(content: ConfigContent): FieldError[] {
  const skills = content.skillSets.flatMap((set, i) =>
    set.skills.map((skill, j) => ({ key: skill.key, field: `skillSets.${i}.skills.${j}.key` })),
  );
  return [
    ...LISTS.flatMap(([list, noun]) =>
      repeated(
        content[list].map(({ key }, i) => ({ key, field: `${list}.${i}.key` })),
        noun,
      ),
    ),
    ...repeated(skills, 'skill'),
  ];
}

function repeated(entries: { key: string; field: string }[], noun: string): FieldError[] {
  const seen = new Set<string>();
  return entries.flatMap(({ key, field }) => {
    if (seen.has(key)) return [{ field, message: `another ${noun} has the key ${key}` }];
    seen.add(key);
    return [];
  });
}

/** Keys of everything that can be named. Event types need no registration: unknown ones are recorded too. */
function targets(content: ConfigContent): Record<Exclude<TargetKind, 'event_type'>, Set<string>> {
  return {
    badge: new Set(content.badges.map(({ key }) => key)),
    skill: new Set(content.skillSets.flatMap(({ skills }) => skills.map(({ key }) => key))),
    streak: new Set(content.streaks.map(({ key }) => key)),
    token: new Set([content.tokens.primary.key, content.tokens.progression.key]),
  };
}

function brokenReferences(content: ConfigContent): FieldError[] {
  const known = targets(content);
  const isBroken = ({ target, to }: Reference): boolean => target !== 'event_type' && !known[target].has(to);
  return referencesOf(content)
    .filter(isBroken)
    .map(({ field, target, to }) => ({ field, message: `there is no ${target} with the key ${to}` }));
}

function tokenProblems({ tokens, gates, tokenRules }: ConfigContent): FieldError[] {
  const { primary, progression } = tokens;
  const same =
    primary.key === progression.key
      ? [{ field: 'tokens.progression.key', message: 'must differ from the primary token' }]
      : [];
  const unspendable = gates.flatMap(({ tokenKey }, i) =>
    tokenKey === progression.key && same.length === 0
      ? [{ field: `gates.${i}.tokenKey`, message: `must be the primary token, ${primary.key}` }]
      : [],
  );
  const misplaced = tokenRules.flatMap(({ tokenKey }, i) =>
    tokenKey === primary.key && same.length === 0
      ? [
          {
            field: `tokenRules.${i}.tokenKey`,
            message: `must be the progression token, ${progression.key}; coin rules pay ${primary.key}`,
          },
        ]
      : [],
  );
  return [...same, ...unspendable, ...misplaced];
}

function badgeProblems({ badges, skillSets }: ConfigContent): FieldError[] {
  const skills = new Map(skillSets.flatMap((set) => set.skills.map((skill) => [skill.key, skill])));
  return badges.flatMap(({ criteria }, i) => {
    if (criteria.type !== 'skill_level') return [];
    const skill = skills.get(criteria.skillKey);
    if (!skill || criteria.level <= topLevel(skill)) return [];
    return [
      {
        field: `badges.${i}.criteria.level`,
        message: `is never reached: ${skill.key} ends at level ${topLevel(skill)}`,
      },
    ];
  });
}

/** The level of a skill that has all its points. */
export const topLevel = ({ max, pointsPerLevel }: { max: number; pointsPerLevel: number }): number =>
  Math.floor(max / pointsPerLevel);

function streakProblems({ streaks }: ConfigContent): FieldError[] {
  return streaks.flatMap(({ milestones }, i) =>
    milestones.flatMap(({ count }, j) =>
      count <= (milestones[j - 1]?.count ?? 0)
        ? [{ field: `streaks.${i}.milestones.${j}.count`, message: 'must be more than the one before it' }]
        : [],
    ),
  );
}

function stageProblems({ evolution, skillSets, badges }: ConfigContent): FieldError[] {
  const skills = new Map(skillSets.flatMap((set) => set.skills.map((skill) => [skill.key, skill])));
  return evolution.stages.flatMap(({ stage, requirements }, i) => {
    const at = `evolution.stages.${i}`;
    const problems: FieldError[] = [];
    if (stage !== i + 1)
      problems.push({ field: `${at}.stage`, message: `must be ${i + 1}: stages stand in order` });
    if (i === 0 && Object.values(requirements).some((wanted) => wanted !== undefined))
      problems.push({
        field: `${at}.requirements`,
        message: 'must be empty: every buddy hatches at stage 1',
      });
    for (const [key, level] of Object.entries(requirements.skills ?? {})) {
      const skill = skills.get(key);
      if (skill && level > topLevel(skill))
        problems.push({
          field: `${at}.requirements.skills.${key}`,
          message: `is never reached: ${key} ends at level ${topLevel(skill)}`,
        });
    }
    if ((requirements.badgeCount ?? 0) > badges.length)
      problems.push({
        field: `${at}.requirements.badgeCount`,
        message: `there are only ${badges.length} badges`,
      });
    return problems;
  });
}

function conditionProblems(content: ConfigContent): FieldError[] {
  const lists = (['coinRules', 'tokenRules', 'skillRules', 'streaks'] as const).flatMap((list) =>
    content[list].flatMap(({ conditions }, i) => valueProblems(conditions, `${list}.${i}.conditions`)),
  );
  const badges = content.badges.flatMap(({ criteria }, i) =>
    criteria.type === 'milestone'
      ? valueProblems(criteria.conditions, `badges.${i}.criteria.conditions`)
      : [],
  );
  return [...lists, ...badges];
}

/** Conditions at `path` whose value does not fit their operator. */
export const valueProblems = (conditions: readonly Condition[], path: string): FieldError[] =>
  conditions.flatMap((condition, i) => {
    const message = wrongValue(condition);
    return message === undefined ? [] : [{ field: `${path}.${i}.value`, message }];
  });

/** What is wrong with the value of a condition for its operator. */
function wrongValue({ operator, value }: Condition): string | undefined {
  if (operator === 'exists')
    return value === undefined || typeof value === 'boolean' ? undefined : 'must be true, false or absent';
  if (value === undefined) return `is needed by ${operator}`;
  if (operator === 'in') return Array.isArray(value) ? undefined : 'must be a list for in';
  if (Array.isArray(value)) return `must be a single value for ${operator}`;
  if (typeof value === 'boolean' && operator !== 'eq' && operator !== 'neq')
    return `must be a number or a text for ${operator}`;
  return undefined;
}
