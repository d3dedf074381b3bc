import { isTypedError, type FamilyContract } from './family.ts';

export const budget: FamilyContract = {
  family: 'budget',
  open: [],
  fixtures: () => ({}),
  isEnvelope: isTypedError,
  unauthorized: { error: { code: 'unauthorized', type: 'authentication_error' } },
};
