export { compile } from './compile.ts';
export type { CompiledVersion, StageRequirement } from './plan.ts';
export { comparePositions, type BuddyFacts, type EngineEvent, type Position } from './event.ts';
export { emptyState, parseState, printState, type EngineState } from './state.ts';
export { applyEvent, fold, type Applied, type Folded } from './fold.ts';
export {
  type Effects,
  type LedgerLine,
  type LedgerReason,
  type SkillEffect,
  type StreakEffect,
} from './effects.ts';
export { diffStates, type StateDiff } from './diff.ts';
export { packTrace, unpackTrace } from './pack.ts';
export { explainTrace, traceWithoutBuddy } from './explain.ts';
export type { Figures, ReasonCode, RuleType, Trace, TraceEntry, TraceSource } from './trace.ts';
export { streakStatus, type StreakStatus } from './streak-status.ts';
export { badgesOf, evolutionStatus, type EvolutionStatus } from './evolution.ts';
export { skillStatus, type SkillStatus } from './skills.ts';
export { badgeProgress, type BadgeProgress } from './badge-progress.ts';
export { lifetimeSums, type LifetimeSums } from './lifetime.ts';
export { SYSTEM_EVENTS } from './membership.ts';
