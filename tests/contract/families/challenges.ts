import { isDetail, type FamilyContract } from './family.ts';

export const challenges: FamilyContract = {
  family: 'challenges',
  open: [],
  fixtures: () => ({}),
  isEnvelope: isDetail,
  unauthorized: { detail: 'A valid credential is required.' },
};
