import { progression } from './progression/index.ts';

/** Every REST family, in the order of the reference. */
export const families = [progression];
