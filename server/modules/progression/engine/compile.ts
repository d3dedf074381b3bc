import type { ConfigContent, CoinRule, SkillRule, TokenRule } from '../../config/content.ts';
import { compileBadge, compileCollections } from './compile-badges.ts';
import { compileStreak } from './compile-streaks.ts';
import { reader, type Properties } from './condition.ts';
import { requirementsOf } from './evolution.ts';
import { compileGuard, Fields } from './guards.ts';
import { typesOfBadges } from './membership.ts';
import type { BadgePlan, CompiledVersion, PayPlan, SkillPlan, SkillScale, TypePlan } from './plan.ts';
import { MOST_AT_ONCE } from './run.ts';

/** Evolution ends every trace with three pairs. */
const EVOLUTION_NUMBERS = 6;

/** Makes a configuration ready to run. Costs about a millisecond: once per version, then keep it. */
export function compile(content: ConfigContent, versionId: string): CompiledVersion {
  const fields = new Fields();
  const skills = scalesOf(content);
  const pays = [
    ...content.coinRules.map((rule) => compilePay(fields, 'coin_rule', rule, content.tokens.primary.key)),
    ...content.tokenRules.map((rule) => compilePay(fields, 'token_rule', rule, rule.tokenKey)),
  ];
  const skillRules = content.skillRules.map((rule) => compileSkill(fields, rule, skills.get(rule.skillKey)));
  const streaks = content.streaks.map((streak) => compileStreak(fields, streak));
  const badges = content.badges
    .map((badge) => compileBadge(fields, badge))
    .sort((a, b) => (a.source.key < b.source.key ? -1 : 1));
  const collections = compileCollections(content.badges);

  const badgeTypes = typesOfBadges(content);
  const belongs = (badge: BadgePlan, type: string): boolean =>
    badgeTypes.get(badge.source.key)?.has(type) ?? false;
  const names = new Set([
    ...[...pays, ...skillRules].map(({ source }) => source.eventType),
    ...content.streaks.flatMap(({ eventTypes }) => eventTypes),
    ...[...badgeTypes.values()].flatMap((types) => [...types]),
  ]);
  const planOf = (type: string): TypePlan => {
    const rules = {
      pays: pays.filter(({ source }) => source.eventType === type),
      skills: skillRules.filter(({ source }) => source.eventType === type),
      streaks: streaks.filter(({ source }) => source.eventTypes.includes(type)),
      badges: badges.filter((badge) => belongs(badge, type)),
    };
    const guards = Object.values(rules).flatMap((list) => list.map(({ guard }) => guard));
    const read = new Set(guards.flatMap((guard) => guard.fields));
    const blankTrace = Array.from({ length: 2 * guards.length + EVOLUTION_NUMBERS }, () => 0);
    return { ...rules, fields: [...read], collections: collections.get(type) ?? [], blankTrace };
  };

  return {
    versionId,
    content,
    coinKey: content.tokens.primary.key,
    tokenKey: content.tokens.progression.key,
    types: new Map([...names].map((type) => [type, planOf(type)])),
    readers: fields.readers,
    skills,
    streaks,
    badges,
    stages: new Map(
      content.evolution.stages
        .filter(({ stage }) => stage > 1)
        .map((stage) => [stage.stage, requirementsOf(stage)]),
    ),
  };
}

/** Every skill once; of two with one key the first counts. */
function scalesOf({ skillSets }: ConfigContent): Map<string, SkillScale> {
  const scales = new Map<string, SkillScale>();
  for (const { key, max, pointsPerLevel } of skillSets.flatMap(({ skills }) => skills))
    if (!scales.has(key)) scales.set(key, { key, max, pointsPerLevel });
  return scales;
}

function compilePay(
  fields: Fields,
  kind: PayPlan['kind'],
  source: CoinRule | TokenRule,
  tokenKey: string,
): PayPlan {
  const limits = [source.dailyLimit, source.weeklyLimit, source.totalLimit, source.cooldownSeconds];
  return {
    kind,
    source,
    guard: compileGuard(fields, source),
    tokenKey,
    usageKey: `${kind === 'coin_rule' ? 'c' : 't'}.${source.key}`,
    amountFor: compileAmount(source),
    limited: limits.some((limit) => limit !== undefined),
    dailyLimit: source.dailyLimit ?? Number.POSITIVE_INFINITY,
    weeklyLimit: source.weeklyLimit ?? Number.POSITIVE_INFINITY,
    totalLimit: source.totalLimit ?? Number.POSITIVE_INFINITY,
    cooldownMs: (source.cooldownSeconds ?? 0) * 1_000,
  };
}

/** `amount × multiplier`, floored. A multiplier property that is missing or no number pays nothing. */
export function compileAmount({ amount, multiplier }: CoinRule): (properties: Properties) => number {
  if (multiplier === undefined) return () => amount;
  if (typeof multiplier === 'number') {
    const fixed = floorProduct(amount, multiplier);
    return () => fixed;
  }
  const read = reader(multiplier.field);
  return (properties) => {
    const value = read(properties);
    return typeof value === 'number' && value > 0 ? floorProduct(amount, Math.min(value, multiplier.max)) : 0;
  };
}

/** 100 × 1.15 is 114.999… in binary: a relative 2⁻⁵⁰ puts back what the representation took. */
const floorProduct = (amount: number, factor: number): number =>
  Math.min(Math.floor(amount * factor * (1 + 2 ** -50)), MOST_AT_ONCE);

/** A rule for a skill that no set declares is switched off. */
function compileSkill(fields: Fields, source: SkillRule, skill: SkillScale | undefined): SkillPlan {
  return {
    kind: 'skill_rule',
    source,
    guard: compileGuard(fields, skill ? source : { ...source, active: false }),
    skill: skill ?? { key: source.skillKey, max: 0, pointsPerLevel: 1 },
    usageKey: `k.${source.key}`,
    dailyLimit: source.dailyLimit ?? Number.POSITIVE_INFINITY,
  };
}
