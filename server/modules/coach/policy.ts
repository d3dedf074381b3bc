import { z } from 'zod';
import { WEIGHTS } from './actor.ts';
import { STATE_CONTRACT_VERSION, STATE_KEYS } from './state.ts';

const perInput = z.array(z.number()).length(STATE_KEYS.length);

const policy = z.strictObject({
  version: z.string().min(1).max(40),
  stateContractVersion: z.literal(STATE_CONTRACT_VERSION),
  weights: z.array(z.number()).length(WEIGHTS),
  familiar: z.strictObject({
    mean: perInput,
    whiten: z.array(z.array(z.number()).min(1).max(STATE_KEYS.length)).length(STATE_KEYS.length),
    limit: z.number().positive(),
  }),
});
export type Policy = Readonly<z.output<typeof policy>>;

/** The trained policy; null where it is missing, damaged or of another state contract. */
export const readPolicy = (data: unknown): Policy | null => policy.safeParse(data).data ?? null;
