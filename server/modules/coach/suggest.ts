import { coachWith } from './advise.ts';
import { POLICY } from './policy.data.ts';
import { STATE_CONTRACT_VERSION, type CoachState } from './state.ts';
import { suggestionsFor, type Suggestion } from './words.ts';

export interface Coached {
  policyVersion: string;
  stateContractVersion: string;
  fallbackUsed: boolean;
  suggestions: Suggestion[];
}

const advise = coachWith(POLICY);

/** Advice for a month so far. Pure: the same figures get the same answer. */
export function suggest(state: CoachState): Coached {
  const { policyVersion, fallbackUsed, advice } = advise(state);
  return {
    policyVersion,
    stateContractVersion: STATE_CONTRACT_VERSION,
    fallbackUsed,
    suggestions: suggestionsFor(state, advice),
  };
}
