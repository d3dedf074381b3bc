import { reader } from './condition.ts';
import { LAST_STAGE } from './evolution.ts';
import type { BadgePlan, CompiledVersion, Guard, PayPlan, SkillPlan, StreakPlan, TypePlan } from './plan.ts';
import { CODES, reasonOf } from './trace-codes.ts';
import type { Figures, Trace, TraceEntry, TraceSource } from './trace.ts';

type RulePlan = PayPlan | SkillPlan | StreakPlan | BadgePlan;

const rulesOf = (plan: TypePlan): RulePlan[] => [
  ...plan.pays,
  ...plan.skills,
  ...plan.streaks,
  ...plan.badges,
];

/** The trace of an event on whose rules nothing could act, because the user has no buddy yet. */
export function traceWithoutBuddy(version: CompiledVersion, type: string): Trace {
  const plan = version.types.get(type);
  if (!plan) return [];
  return [...rulesOf(plan).flatMap(() => [CODES.no_buddy, 0]), CODES.no_buddy, 0, 0, 0, 0, 0];
}

/**
 * The trace in words, one entry for each rule of the type: what was needed, what there was. `version` must be the one
 * under which the event ran; `source` is the event's own row. No rules for the type: an empty list.
 */
export function explainTrace(
  version: CompiledVersion,
  type: string,
  trace: Trace,
  source: TraceSource,
): TraceEntry[] {
  const plan = version.types.get(type);
  if (!plan || trace.length === 0) return [];
  const rules = rulesOf(plan);
  const entries = rules.map((rule, i): TraceEntry => {
    const [code = 0, figure = 0] = [trace[2 * i], trace[2 * i + 1]];
    const figures = figuresOf(rule, code, figure, source);
    return { ruleType: rule.kind, ruleKey: rule.source.key, ...outcomeOf(code), ...figures };
  });
  return [...entries, explainEvolution(version, trace.slice(2 * rules.length))];
}

function outcomeOf(code: number): Pick<TraceEntry, 'outcome' | 'reason'> {
  const isApplied = code === CODES.applied || code === CODES.partly_limited;
  return { outcome: isApplied ? 'applied' : 'skipped', reason: reasonOf(code) };
}

type Pair = { needed?: Figures; actual?: Figures };

function figuresOf(rule: RulePlan, code: number, figure: number, source: TraceSource): Pair {
  switch (code) {
    case CODES.condition_failed:
      return figure < 0 ? explainAmount(rule, source) : explainCondition(rule.guard, figure, source);
    case CODES.not_in_audience:
      return { needed: { audience: rule.guard.audience }, actual: { audience: source.audience } };
    case CODES.already_awarded:
      return { actual: { status: figure === 2 ? 'ready' : 'awarded' } };
    case CODES.inactive:
    case CODES.no_buddy:
      return {};
  }
  switch (rule.kind) {
    case 'coin_rule':
    case 'token_rule':
      return explainPay(rule, code, figure, source);
    case 'skill_rule':
      return explainSkill(rule, code, figure);
    case 'streak':
      return { actual: { count: figure } };
    case 'badge': {
      const unit = unitOf(rule);
      return { needed: { [unit]: rule.needed }, actual: { [unit]: figure } };
    }
  }
}

function explainCondition(guard: Guard, index: number, { properties }: TraceSource): Pair {
  const condition = guard.conditions[index];
  if (!condition) return {};
  return { needed: { ...condition }, actual: { value: brief(reader(condition.field)(properties)) } };
}

/** The rule's amount came to nothing: its multiplier was missing, no number, or too small. */
function explainAmount(rule: RulePlan, { properties }: TraceSource): Pair {
  if (rule.kind !== 'coin_rule' && rule.kind !== 'token_rule') return {};
  const { multiplier } = rule.source;
  if (typeof multiplier !== 'object') return { needed: { amount: 1 }, actual: { amount: 0 } };
  const value = brief(reader(multiplier.field)(properties));
  return { needed: { field: multiplier.field, operator: 'gt', value: 0 }, actual: { value } };
}

function explainPay(rule: PayPlan, code: number, figure: number, { properties }: TraceSource): Pair {
  switch (code) {
    case CODES.partly_limited:
      return { needed: { amount: rule.amountFor(properties) }, actual: { amount: figure } };
    case CODES.daily_limit_reached:
      return { needed: { limit: rule.dailyLimit }, actual: { paid: figure } };
    case CODES.weekly_limit_reached:
      return { needed: { limit: rule.weeklyLimit }, actual: { paid: figure } };
    case CODES.total_limit_reached:
      return { needed: { limit: rule.totalLimit }, actual: { paid: figure } };
    case CODES.cooldown:
      return { needed: { seconds: rule.cooldownMs / 1_000 }, actual: { seconds: figure } };
    default:
      return { actual: { amount: figure } };
  }
}

function explainSkill({ source, skill, dailyLimit }: SkillPlan, code: number, figure: number): Pair {
  switch (code) {
    case CODES.partly_limited:
      return { needed: { amount: source.amount }, actual: { amount: figure } };
    case CODES.daily_limit_reached:
      return { needed: { limit: dailyLimit }, actual: { paid: figure } };
    case CODES.total_limit_reached:
      return { needed: { limit: source.amount < 0 ? 0 : skill.max }, actual: { value: figure } };
    default:
      return { actual: { amount: figure } };
  }
}

function unitOf({ source }: BadgePlan): string {
  switch (source.criteria.type) {
    case 'skill_level':
      return 'level';
    case 'evolution_stage':
      return 'stage';
    case 'coin_threshold':
      return 'coins';
    default:
      return 'count';
  }
}

function explainEvolution(version: CompiledVersion, pairs: readonly number[]): TraceEntry {
  const [code = 0, stage = 0, , index = 0, , actual = 0] = pairs;
  const entry: TraceEntry = { ruleType: 'evolution', ruleKey: `stage_${stage}`, ...outcomeOf(code) };
  if (code === CODES.already_awarded)
    return { ...entry, actual: { status: actual === 2 ? 'ready' : 'awarded' } };
  if (code === CODES.no_buddy) return { ...entry, ruleKey: 'evolution' };
  const requirement = version.stages.get(Math.min(stage, LAST_STAGE))?.[index];
  if (code !== CODES.threshold_not_met || !requirement) return entry;
  const { kind, key, needed } = requirement;
  return { ...entry, needed: { requirement: kind, key, amount: needed }, actual: { amount: actual } };
}

const MOST_CHARACTERS = 80;

/** A value as a person wants to see it: short texts, numbers and booleans as they are, the rest by its kind. */
function brief(value: unknown): string | number | boolean | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string')
    return value.length > MOST_CHARACTERS ? `${value.slice(0, MOST_CHARACTERS)}…` : value;
  return Array.isArray(value) ? `list of ${value.length}` : 'object';
}
