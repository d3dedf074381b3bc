import { z } from 'zod';
import * as f from '../../kernel/fields.ts';
import { pageInput } from '../../kernel/page.ts';
import { BUDDY_OPERATIONS, PICTURE_OPERATIONS } from './tables.ts';

export const eggStatus = z.enum(['waiting', 'ready', 'hatching', 'hatched', 'cancelled']);
export const operationStatus = z.enum(['pending', 'processing', 'completed', 'failed', 'cancelled']);
export const operationType = z.enum([...BUDDY_OPERATIONS, ...PICTURE_OPERATIONS]);

/** Query flags come as text on the wire; the codec turns them into booleans. */
export const createEggInput = z.strictObject({
  userId: f.userId,
  metadata: f.freeMap.default({}),
  ensure: z.boolean().default(false),
});
export const eggOutput = z.object({
  eggId: z.string(),
  status: eggStatus,
  visualVariant: z.int(),
  configVersionId: z.string(),
  userId: z.string(),
  audience: z.string(),
  buddyId: z.string().nullable(),
  operationId: z.string().nullable(),
  imageUrl: z.string(),
  metadata: z.record(z.string(), z.unknown()),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type EggOutput = z.output<typeof eggOutput>;

export const listEggsInput = z.strictObject({
  ...pageInput,
  userId: f.userId.optional(),
  status: eggStatus.optional(),
});

export const acceptedOutput = z.object({
  accepted: z.literal(true),
  operationId: z.string(),
  status: operationStatus,
});
export type Accepted = z.output<typeof acceptedOutput>;

export const operationOutput = z.object({
  id: z.string(),
  type: operationType,
  status: operationStatus,
  /** Null for an operation on what is the customer's: stages, icons, items. */
  userId: z.string().nullable(),
  buddyId: z.string().nullable(),
  eggId: z.string().nullable(),
  result: z.record(z.string(), z.unknown()).nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  completedAt: z.string().nullable(),
});
export type OperationOutput = z.output<typeof operationOutput>;
export const listOperationsInput = z.strictObject({
  ...pageInput,
  type: operationType.optional(),
  status: operationStatus.optional(),
  buddyId: f.pathId.optional(),
});

const requirement = z.object({
  kind: z.string(),
  key: z.string().nullable(),
  label: z.string(),
  needed: z.number(),
  actual: z.number(),
  met: z.boolean(),
});
export const evolutionOutput = z.object({
  stage: z.int(),
  stageName: z.string(),
  nextStage: z.int().nullable(),
  nextStageName: z.string().nullable(),
  ready: z.boolean(),
  requirements: z.array(requirement),
});
export type EvolutionOutput = z.output<typeof evolutionOutput>;

export const streakOutput = z.object({
  key: z.string(),
  name: z.string(),
  period: z.enum(['daily', 'weekly', 'monthly']),
  count: z.int(),
  best: z.int(),
  atRisk: z.boolean(),
  burned: z.boolean(),
  freezes: z.int(),
  displayMode: z.enum(['count', 'row', 'mini']),
  periodEndsAt: z.string(),
  lastPeriods: z.array(z.boolean()),
});

export const buddyOutput = z.object({
  id: z.string(),
  buddyId: z.string(),
  userId: z.string(),
  eggId: z.string(),
  configVersionId: z.string(),
  audience: z.string(),
  name: z.string(),
  status: z.enum(['active', 'archived']),
  evolutionStage: z.int(),
  stageName: z.string(),
  coins: z.int(),
  tokens: z.record(z.string(), z.int()),
  skills: z.record(z.string(), z.object({ value: z.number(), level: z.int() })),
  badges: z.array(z.string()),
  streaks: z.record(z.string(), z.int()),
  equippedItems: z.array(z.string()),
  renderedEquippedItemIds: z.array(z.string()),
  imageUrl: z.string(),
  baseImageUrl: z.string(),
  thumbUrl: z.string(),
  progression: z.object({
    events: z.int(),
    coinsEarned: z.int(),
    tokensEarned: z.int(),
    badges: z.int(),
    evolutionReady: z.boolean(),
  }),
  appearance: z.object({
    status: z.enum(['ready', 'pending', 'failed']),
    style: z.string(),
    variant: z.int(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
  }),
  createdAt: z.string(),
  updatedAt: z.string(),
  archivedAt: z.string().nullable(),
});
export type BuddyOutput = z.output<typeof buddyOutput>;

export const listBuddiesInput = z.strictObject({
  ...pageInput,
  userId: f.userId.optional(),
  status: z.enum(['active', 'archived']).optional(),
  audience: f.audience.optional(),
  evolutionStage: z.int().min(1).max(5).optional(),
});

export const equipInput = z.strictObject({
  equip: z.array(f.pathId).max(20).default([]),
  unequip: z.array(f.pathId).max(20).default([]),
});

export const skillChange = z.strictObject({
  skillKey: f.key,
  operation: z.enum(['increase', 'decrease', 'set']),
  value: z.number().min(0).max(100_000),
});
export const evolutionStepOutput = z.object({
  stage: z.int(),
  previousStage: z.int(),
  stageName: z.string(),
  imageUrl: z.string(),
  trigger: z.string(),
  createdAt: z.string(),
});
export const badgeOutput = z.object({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  iconUrl: z.string(),
  status: z.enum(['awarded', 'ready']),
  source: z.string(),
  awardedAt: z.string(),
});

export const progressionOutput = z.object({
  buddyId: z.string(),
  events: z.int(),
  counters: z.record(z.string(), z.int()),
  coinsEarned: z.int(),
  tokensEarned: z.int(),
  badges: z.int(),
  streaks: z.array(streakOutput),
  skills: z.array(z.object({ skillKey: z.string(), value: z.number(), level: z.int(), max: z.number() })),
  evolution: evolutionOutput,
});

export const userSummaryOutput = z.object({
  userId: z.string(),
  buddyCount: z.int(),
  activeBuddyCount: z.int(),
  eggCount: z.int(),
  coins: z.int(),
  badgeCount: z.int(),
  badges: z.array(z.string()),
  highestStage: z.int(),
  companionId: z.string().nullable(),
  lastEventAt: z.string().nullable(),
  buddies: z.array(
    z.object({
      buddyId: z.string(),
      name: z.string(),
      audience: z.string(),
      evolutionStage: z.int(),
      status: z.string(),
      coins: z.int(),
    }),
  ),
});
