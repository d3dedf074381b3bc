export { adjustExternal } from './adjust.ts';
export { foldWaiting, startProgress } from './birth.ts';
export {
  evolutionStatus,
  parseState,
  skillStatus,
  streakStatus,
  SYSTEM_EVENTS,
  type BuddyFacts,
  type CompiledVersion,
  type EngineState,
} from './engine/index.ts';
export { factsOf, parseExternal, type External } from './external.ts';
export { lastEventAt } from './events.ts';
export { appendFeed, appendFeeds, readFeed, type FeedItem, type FeedRow } from './feed.ts';
export { AUTO_EVOLVE_QUEUE } from './intake/evolutions.ts';
export { fail } from './errors.ts';
export { drainIntake, ingest, ingestOne } from './intake/ingest.ts';
export { eventStanding, type EventStanding } from './intake/standing.ts';
export { auditLedger } from './audit.ts';
export { planPostings, post, readBalances, type Balance, type Plan, type Posting } from './ledger.ts';
export { replayContents, replaySummary, type ReplaySummary } from './replay.ts';
export { progressionJobs, raise, RAISE_QUEUE, type RaisedEvent } from './raise.ts';
export { eventAnswer, eventInput, type EventAnswer } from './schema.ts';
export { badgeAwards, balances, ledger, progress } from './tables.ts';
export { compiledVersion } from './versions.ts';
