import { banking } from './banking/index.ts';
import { budget } from './budget/index.ts';
import { challenges } from './challenges/index.ts';
import { dining, diningAccounts } from './dining/index.ts';
import { progression } from './progression/index.ts';

/** Every REST family, in the order of the reference. */
export const families = [progression, challenges, banking, dining, diningAccounts, budget];
