export { archiveBuddy, changeBuddy, getBuddy, getEvolution, listEvolutions, renameBuddy } from './buddies.ts';
export { badgeIcon } from './awards.ts';
export { buyerOf, purchaseItem } from './economy.ts';
export { activeEgg, createEgg, setEggStatus } from './eggs.ts';
export { equipItems } from './equip.ts';
export { evolveBuddy } from './evolve.ts';
export { audiencesInUse, newestBuddy } from './census.ts';
export { buddyOwner, companionOf, requireBuddy, type BuddyRow } from './find.ts';
export { hatchEgg } from './hatch.ts';
export {
  beginOperation,
  getOperation,
  newOperation,
  openOperations,
  requireOperation,
  settle as settleOperation,
  type OperationRow,
} from './operations.ts';
export { operations, type PictureOperation } from './tables.ts';
export { buddyPicture, eggPicture } from './pictures.ts';
export { balanceOf, loadPlayer, type Player } from './player.ts';
export { rerenderBuddy } from './rerender.ts';
export { buddyJobs } from './run-operation.ts';
export {
  acceptedOutput,
  buddyOutput,
  equipInput,
  evolutionOutput,
  evolutionStepOutput,
  operationOutput,
  streakOutput,
  type Accepted,
  type BuddyOutput,
} from './schema.ts';
export { userSummary } from './summary.ts';
export { artKeys, evolutionView, moodOf, streakViews } from './view.ts';
