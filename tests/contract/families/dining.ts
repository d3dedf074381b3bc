import { isDetail, type FamilyContract } from './family.ts';

export const dining: FamilyContract = {
  family: 'dining',
  open: [],
  fixtures: () => ({}),
  isEnvelope: isDetail,
  unauthorized: { detail: 'A valid credential is required.' },
};
