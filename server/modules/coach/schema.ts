import { z } from 'zod';

const normalized = z.number().min(0).max(1);

/** Ten figures and nothing else. */
export const suggestInput = z.strictObject({
  budgetUsedRatio: normalized,
  needsShare: normalized,
  wantsShare: normalized,
  cultureShare: normalized,
  unexpectedShare: normalized,
  savingsGoalProgress: normalized,
  prevWAdj: normalized,
  prevCAdj: normalized,
  prevSAdj: normalized,
  riskProfile: normalized,
});

const suggestion = z.object({
  key: z.string(),
  category: z.enum(['wants', 'culture', 'savings']),
  action: z.number().min(-1).max(1),
  title: z.string(),
  message: z.string(),
  expectedEffect: z.string(),
});

export const coached = z.object({
  policyVersion: z.string(),
  stateContractVersion: z.string(),
  fallbackUsed: z.boolean(),
  suggestions: z.array(suggestion),
});
