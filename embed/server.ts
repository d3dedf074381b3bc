/**
 * The SDK for the customer's own server: Node 18 and later, Deno, Bun and edge runtimes, without dependencies.
 * `scripts/build-sdk.js` makes one file and one declaration of it.
 */
export { createFledge, VERSION } from './server/client.ts';
export { FledgeError, isFledgeError } from './server/errors.ts';
export { verifyWebhook } from './server/webhooks.ts';
export type { Fledge, Onboarded, OnboardOptions } from './server/api.ts';
export type { BatchEntry, BatchOptions, BatchResult } from './server/batch.ts';
export type { Book } from './server/book.ts';
export type { FledgeOptions } from './server/client.ts';
export type { FledgeErrorCode, FledgeErrorDetails } from './server/errors.ts';
export type {
  Accepted,
  AppliedPreset,
  Budget,
  BudgetCategory,
  Buddy,
  BuddyQuery,
  ConfigVersion,
  DryRun,
  Effects,
  Egg,
  EggQuery,
  EggStatus,
  EmbedToken,
  EventQuery,
  EventResult,
  FledgeEvent,
  Item,
  ListedEvent,
  Marketplace,
  Moved,
  Movement,
  NewBudget,
  NewBudgetCategory,
  NewEgg,
  NewEmbedToken,
  NewTransaction,
  NewWidgetSession,
  Operation,
  OperationStatus,
  Page,
  PageQuery,
  Preset,
  Purchase,
  SessionScope,
  SkillValue,
  StoredEvent,
  TokenBalance,
  TokenMovement,
  TokenWallet,
  TraceEntry,
  Transaction,
  WidgetSession,
} from './server/shapes.ts';
export type { Cancel } from './server/timing.ts';
export type { FetchAnswer, FetchInit, FetchLike } from './server/transport.ts';
export type { WaitOptions } from './server/waiting.ts';
export type { HeaderSource, VerifyFailure, VerifyInput, VerifyResult } from './server/webhooks.ts';
