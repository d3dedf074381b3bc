import { actorFrom } from './actor.ts';
import { isFamiliar } from './familiar.ts';
import { readPolicy } from './policy.ts';
import { RULES_VERSION, rulesFor } from './rules.ts';
import type { Advice, CoachState } from './state.ts';

export interface Advised {
  /** Of what gave the advice: the trained policy or the rules. */
  readonly policyVersion: string;
  readonly fallbackUsed: boolean;
  readonly advice: Advice;
}

/**
 * The coach for a policy as data: the policy where it is valid and the figures are like those it was trained on, the
 * rules everywhere else, and the answer says which.
 */
export function coachWith(data: unknown): (state: CoachState) => Advised {
  const policy = readPolicy(data);
  const actor = policy && actorFrom(policy.weights);
  return (state) =>
    policy && actor && isFamiliar(policy.familiar, state)
      ? { policyVersion: policy.version, fallbackUsed: false, advice: actor(state) }
      : { policyVersion: RULES_VERSION, fallbackUsed: true, advice: rulesFor(state) };
}
