import type { Properties } from './condition.ts';
import type { Draft } from './draft.ts';
import type { Effects, LedgerReason } from './effects.ts';
import type { BuddyFacts } from './event.ts';
import type { CompiledVersion, Guard } from './plan.ts';
import { CODES } from './trace-codes.ts';
import type { Zone } from '../../../kernel/zone.ts';

/** One event on its way through the rules of its type. */
export interface Run {
  readonly version: CompiledVersion;
  readonly facts: BuddyFacts;
  readonly outside: ReadonlySet<string>;
  readonly type: string;
  readonly properties: Properties;
  /** Of the fields that conditions read, by their number. */
  readonly values: readonly unknown[];
  readonly atMs: number;
  readonly zone: Zone;
  /** Day and week on the user's wall. */
  readonly day: number;
  readonly week: number;
  readonly draft: Draft;
  readonly effects: Effects;
  /** Filled from the front; `noted` says how far. */
  readonly trace: number[];
  noted: number;
  /** Badges that a streak milestone gives, whatever their criteria. */
  given: readonly string[];
}

/** One movement is at most this, as everywhere in the product. */
export const MOST_AT_ONCE = 1_000_000_000;

export function note(run: Run, code: number, figure: number): void {
  const { trace, noted } = run;
  trace[noted] = code;
  trace[noted + 1] = figure;
  run.noted = noted + 2;
}

/** Whether something before the rule stops it; if so, the trace has it. */
export function isBlocked(run: Run, guard: Guard): boolean {
  if (!guard.active) {
    note(run, CODES.inactive, 0);
    return true;
  }
  if (guard.audience !== undefined && guard.audience !== run.facts.audience) {
    note(run, CODES.not_in_audience, 0);
    return true;
  }
  const failed = failingCondition(guard, run.values);
  if (failed < 0) return false;
  note(run, CODES.condition_failed, failed);
  return true;
}

/** Index of the first condition that does not hold; -1 when all do. */
export function failingCondition({ tests, fields }: Guard, values: readonly unknown[]): number {
  for (let i = 0; i < tests.length; i++) if (!tests[i]?.(values[fields[i] ?? 0])) return i;
  return -1;
}

/** Adds a payment to the effects. */
export function pay(
  run: Run,
  tokenKey: string,
  amount: number,
  reason: LedgerReason,
  referenceKey: string,
): void {
  if (amount === 0) return;
  const { effects } = run;
  effects.ledger.push({ tokenKey, amount, reason, referenceKey });
  if (tokenKey === run.version.coinKey) effects.coins += amount;
  else effects.tokens[tokenKey] = (effects.tokens[tokenKey] ?? 0) + amount;
}
