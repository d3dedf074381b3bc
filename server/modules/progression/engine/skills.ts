import { put, putUsage } from './draft.ts';
import type { SkillEffect } from './effects.ts';
import type { BuddyFacts } from './event.ts';
import type { CompiledVersion, SkillPlan, SkillScale } from './plan.ts';
import { isBlocked, note, type Run } from './run.ts';
import { dotted, entry, type EngineState } from './state.ts';
import { CODES } from './trace-codes.ts';

/** Points are kept to 6 decimals, so that ten times 0.1 is 1. */
const toMillionths = (points: number): number => Math.round(points * 1e6) / 1e6;

const outsidePoints = (facts: BuddyFacts, skillKey: string): number =>
  facts.externalSkills ? (entry(facts.externalSkills, skillKey) ?? 0) : 0;

/** A skill's value, 0 to `max`: what rules made and what came from outside. */
export function skillValue(state: Pick<EngineState, 'skills'>, facts: BuddyFacts, skill: SkillScale): number {
  const points = (entry(state.skills, skill.key) ?? 0) + outsidePoints(facts, skill.key);
  return toMillionths(Math.min(skill.max, Math.max(0, points)));
}

/** Level 0 at the start, and one more for each `pointsPerLevel`. */
export const levelOf = (skill: SkillScale, value: number): number => Math.floor(value / skill.pointsPerLevel);

/** Runs one skill rule. Its daily limit counts points moved, up or down. */
export function runSkill(run: Run, rule: SkillPlan): void {
  if (isBlocked(run, rule.guard)) return;
  const { draft, facts } = run;
  const { skill } = rule;
  const wanted = rule.source.amount;
  const used = dotted(draft.usage, rule.usageKey);
  const day = Math.max(run.day, used?.[0] ?? run.day);
  const movedToday = day === used?.[0] ? (used[1] ?? 0) : 0;
  if (movedToday >= rule.dailyLimit) return note(run, CODES.daily_limit_reached, movedToday);

  const allowed = Math.min(Math.abs(wanted), rule.dailyLimit - movedToday) * Math.sign(wanted);
  const before = skillValue(draft, facts, skill);
  const value = toMillionths(Math.min(skill.max, Math.max(0, before + allowed)));
  const delta = toMillionths(value - before);
  if (delta === 0) return note(run, CODES.total_limit_reached, before);

  put(draft, 'skills', skill.key, toMillionths(value - outsidePoints(facts, skill.key)));
  if (rule.dailyLimit !== Number.POSITIVE_INFINITY)
    putUsage(draft, rule.usageKey, [day, toMillionths(movedToday + Math.abs(delta))]);
  tell(run, skill, before, value);
  note(run, delta === wanted ? CODES.applied : CODES.partly_limited, delta);
}

function tell({ effects }: Run, skill: SkillScale, before: number, value: number): void {
  const level = levelOf(skill, value);
  const earlier = toldOf(effects.skills, skill.key);
  if (!earlier) {
    const delta = toMillionths(value - before);
    effects.skills.push({ skillKey: skill.key, delta, value, level, previousLevel: levelOf(skill, before) });
    return;
  }
  earlier.delta = toMillionths(earlier.delta + value - before);
  earlier.value = value;
  earlier.level = level;
}

/** Not `find`: a closure a rule is what costs here. */
function toldOf(skills: readonly SkillEffect[], skillKey: string): SkillEffect | undefined {
  for (const effect of skills) if (effect.skillKey === skillKey) return effect;
  return undefined;
}

export interface SkillStatus {
  skillKey: string;
  value: number;
  level: number;
  max: number;
  /** Points from here to the next level; null at the top. */
  toNextLevel: number | null;
}

/** All skills of the version, in its order. */
export function skillStatus(version: CompiledVersion, facts: BuddyFacts, state: EngineState): SkillStatus[] {
  return [...version.skills.values()].map((skill) => {
    const value = skillValue(state, facts, skill);
    const level = levelOf(skill, value);
    const next = (level + 1) * skill.pointsPerLevel;
    const toNextLevel = next > skill.max ? null : toMillionths(next - value);
    return { skillKey: skill.key, value, level, max: skill.max, toNextLevel };
  });
}
