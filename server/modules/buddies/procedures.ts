import { z } from 'zod';
import * as f from '../../kernel/fields.ts';
import { listOf, pageInput, pageOf } from '../../kernel/page.ts';
import { router, server, serverOrPage } from '../../trpc/trpc.ts';
import { ownedItemOutput, purchaseOutput } from '../marketplace/index.ts';
import { awardBadge, changeSkills, getProgression, listBadges } from './awards.ts';
import { archiveBuddy, getBuddy, getEvolution, listBuddies, listEvolutions, renameBuddy } from './buddies.ts';
import {
  earnCoins,
  getTokens,
  listOwned,
  listUnlocks,
  moveTokens,
  purchaseItem,
  readLedger,
  spendCoins,
  unlockGate,
  unlockItem,
} from './economy.ts';
import { createEgg, getEgg, listEggs, setEggStatus } from './eggs.ts';
import { equipItems } from './equip.ts';
import { evolveBuddy } from './evolve.ts';
import { hatchEgg } from './hatch.ts';
import { cancelOperation, getOperation, listOperations } from './operations.ts';
import { rerenderBuddy } from './rerender.ts';
import * as s from './schema.ts';
import { userSummary } from './summary.ts';

const eggId = z.strictObject({ eggId: f.pathId });
const buddyId = z.strictObject({ buddyId: f.pathId });
const operationId = z.strictObject({ operationId: f.pathId });
const reads = serverOrPage('read:buddies');

export const eggsRouter = router({
  create: server
    .meta({ summary: 'Create an egg for a user, or with ensure=true answer the one there is' })
    .input(s.createEggInput)
    .output(s.eggOutput)
    .mutation(({ ctx, input }) => createEgg(ctx, input)),
  list: server
    .meta({ summary: 'Eggs, newest first' })
    .input(s.listEggsInput)
    .output(pageOf(s.eggOutput))
    .query(({ ctx, input }) => listEggs(ctx, input)),
  get: server
    .meta({ summary: 'An egg' })
    .input(eggId)
    .output(s.eggOutput)
    .query(({ ctx, input }) => getEgg(ctx, input)),
  setStatus: server
    .meta({ summary: 'Mark an egg ready or cancel it' })
    .input(eggId.extend({ status: z.enum(['ready', 'cancelled']) }))
    .output(s.eggOutput)
    .mutation(({ ctx, input }) => setEggStatus(ctx, input)),
  hatch: server
    .meta({ summary: 'Start hatching a ready egg' })
    .input(eggId)
    .output(s.acceptedOutput)
    .mutation(({ ctx, input }) => hatchEgg(ctx, input)),
});

export const operationsRouter = router({
  list: serverOrPage('read:operations')
    .meta({ summary: 'Operations, newest first' })
    .input(s.listOperationsInput)
    .output(pageOf(s.operationOutput))
    .query(({ ctx, input }) => listOperations(ctx, input)),
  get: serverOrPage('read:operations')
    .meta({ summary: 'An operation' })
    .input(operationId)
    .output(s.operationOutput)
    .query(({ ctx, input }) => getOperation(ctx, input)),
  cancel: server
    .meta({ summary: 'Cancel a pending operation' })
    .input(operationId)
    .output(s.operationOutput)
    .mutation(({ ctx, input }) => cancelOperation(ctx, input)),
});

const reason = f.text(80).default('manual');
const movement = buddyId.extend({ amount: f.amount, reason, referenceId: f.text(128).optional() });
const movementOutput = z.object({
  buddyId: z.string(),
  tokenKey: z.string(),
  amount: z.int(),
  balance: z.int(),
  ledgerSeq: z.int(),
});
const token = z.object({
  key: z.string(),
  label: z.string(),
  icon: z.string().nullable(),
  balance: z.int(),
  lifetimeEarned: z.int(),
});
const ledgerRow = z.object({
  seq: z.int(),
  tokenKey: z.string(),
  amount: z.int(),
  balanceAfter: z.int(),
  reason: z.string(),
  referenceId: z.string().nullable(),
  createdAt: z.string(),
});
const unlock = z.object({ gateKey: z.string(), tokenKey: z.string(), cost: z.int(), unlockedAt: z.string() });
const unlockAnswer = z.object({
  alreadyUnlocked: z.boolean(),
  unlock: z.object({ gateKey: z.string(), unlockedAt: z.string() }),
  gate: z.object({
    gateKey: z.string(),
    name: z.string(),
    cost: z.int(),
    tokenKey: z.string(),
    metadata: z.record(z.string(), z.unknown()),
  }),
  balance: z.int(),
});
const item = buddyId.extend({ itemId: f.pathId });

export const buddiesRouter = router({
  list: reads
    .meta({ summary: 'Buddies, newest first' })
    .input(s.listBuddiesInput)
    .output(pageOf(s.buddyOutput))
    .query(({ ctx, input }) => listBuddies(ctx, input)),
  get: reads
    .meta({ summary: 'The canonical state of a buddy' })
    .input(buddyId)
    .output(s.buddyOutput)
    .query(({ ctx, input }) => getBuddy(ctx, input)),
  rename: server
    .meta({ summary: 'Rename a buddy' })
    .input(buddyId.extend({ name: f.text(40) }))
    .output(s.buddyOutput)
    .mutation(({ ctx, input }) => renameBuddy(ctx, input)),
  archive: server
    .meta({ summary: 'Archive a buddy for good' })
    .input(buddyId)
    .output(s.buddyOutput)
    .mutation(({ ctx, input }) => archiveBuddy(ctx, input)),
  rerender: server
    .meta({ summary: 'Give a buddy another look of its style' })
    .input(buddyId)
    .output(s.acceptedOutput)
    .mutation(({ ctx, input }) => rerenderBuddy(ctx, input)),
  evolve: server
    .meta({ summary: 'Start an evolution' })
    .input(buddyId)
    .output(s.acceptedOutput)
    .mutation(({ ctx, input }) => evolveBuddy(ctx, input)),
  equip: server
    .meta({ summary: 'Put items on and take items off' })
    .input(buddyId.extend(s.equipInput.shape))
    .output(s.acceptedOutput)
    .mutation(({ ctx, input }) => equipItems(ctx, input)),
  evolution: reads
    .meta({ summary: 'What stands between a buddy and its next stage' })
    .input(buddyId)
    .output(s.evolutionOutput)
    .query(({ ctx, input }) => getEvolution(ctx, input)),
  evolutions: reads
    .meta({ summary: 'Stages a buddy reached' })
    .input(buddyId)
    .output(listOf(s.evolutionStepOutput))
    .query(({ ctx, input }) => listEvolutions(ctx, input)),
  progression: reads
    .meta({ summary: 'Counters, sums and streaks of a buddy' })
    .input(buddyId)
    .output(s.progressionOutput)
    .query(({ ctx, input }) => getProgression(ctx, input)),
  badges: router({
    list: reads
      .meta({ summary: 'Badges of a buddy' })
      .input(buddyId)
      .output(listOf(s.badgeOutput))
      .query(({ ctx, input }) => listBadges(ctx, input)),
    award: server
      .meta({ summary: 'Award a badge by hand' })
      .input(buddyId.extend({ badgeKey: f.key }))
      .output(s.badgeOutput)
      .mutation(({ ctx, input }) => awardBadge(ctx, input)),
  }),
  skills: server
    .meta({ summary: 'Raise, lower or set skills' })
    .input(buddyId.extend({ skills: z.array(s.skillChange).min(1).max(24) }))
    .output(s.buddyOutput)
    .mutation(({ ctx, input }) => changeSkills(ctx, input)),
  coins: router({
    earn: server
      .meta({ summary: 'Give coins by hand' })
      .input(movement)
      .output(movementOutput)
      .mutation(({ ctx, input }) => earnCoins(ctx, input)),
    spend: server
      .meta({ summary: 'Take coins by hand' })
      .input(movement)
      .output(movementOutput)
      .mutation(({ ctx, input }) => spendCoins(ctx, input)),
  }),
  tokens: router({
    get: reads
      .meta({ summary: 'Both tokens of a buddy' })
      .input(buddyId)
      .output(z.object({ primary: token, progression: token }))
      .query(({ ctx, input }) => getTokens(ctx, input)),
    move: server
      .meta({ summary: 'Earn or spend a token' })
      .input(movement.extend({ tokenKey: f.key, operation: z.enum(['earn', 'spend']).default('earn') }))
      .output(movementOutput)
      .mutation(({ ctx, input }) => moveTokens(ctx, input)),
  }),
  purchase: server
    .meta({ summary: 'Buy an item for a buddy' })
    .input(item)
    .output(purchaseOutput)
    .mutation(({ ctx, input }) => purchaseItem(ctx, input)),
  unlock: server
    .meta({ summary: 'Give a buddy an item for nothing' })
    .input(item)
    .output(purchaseOutput)
    .mutation(({ ctx, input }) => unlockItem(ctx, input)),
  owned: reads
    .meta({ summary: 'Items a buddy owns' })
    .input(buddyId)
    .output(listOf(ownedItemOutput))
    .query(({ ctx, input }) => listOwned(ctx, input)),
  gates: router({
    unlock: server
      .meta({ summary: 'Pay for a gate, once' })
      .input(buddyId.extend({ gateKey: f.pathId }))
      .output(unlockAnswer)
      .mutation(({ ctx, input }) => unlockGate(ctx, input)),
    list: reads
      .meta({ summary: 'Gates a buddy unlocked' })
      .input(buddyId)
      .output(listOf(unlock))
      .query(({ ctx, input }) => listUnlocks(ctx, input)),
  }),
  ledger: server
    .meta({ summary: 'Movements of a token, coins unless named, latest first' })
    .input(buddyId.extend({ ...pageInput, tokenKey: f.key.optional() }))
    .output(pageOf(ledgerRow))
    .query(({ ctx, input }) => readLedger(ctx, input)),
  userSummary: reads
    .meta({ summary: "A user's buddies and what they have" })
    .input(z.strictObject({ userId: f.pathId }))
    .output(s.userSummaryOutput)
    .query(({ ctx, input }) => userSummary(ctx, input)),
});
