import type { CompiledRow } from '../../../server/rest/compile.ts';
import { banking } from './banking.ts';
import { budget } from './budget.ts';
import { challenges } from './challenges.ts';
import { dining, diningAccounts } from './dining.ts';
import type { FamilyContract } from './family.ts';

/** The families of end users; `progression` is the one the harness was made for. */
export const contracts: readonly FamilyContract[] = [challenges, banking, dining, diningAccounts, budget];

const byName = new Map(contracts.map((contract) => [contract.family, contract]));

export const contractOf = (row: CompiledRow): FamilyContract | undefined => byName.get(row.family.name);
