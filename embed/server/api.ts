import type { Book } from './book.ts';
import type { BatchOptions, BatchResult } from './batch.ts';
import type {
  Accepted,
  AppliedPreset,
  Buddy,
  BuddyQuery,
  ConfigVersion,
  DryRun,
  Egg,
  EggQuery,
  EmbedToken,
  EventQuery,
  EventResult,
  FledgeEvent,
  Item,
  ListedEvent,
  Marketplace,
  Moved,
  Movement,
  NewEgg,
  NewEmbedToken,
  NewWidgetSession,
  Operation,
  Page,
  Preset,
  Purchase,
  StoredEvent,
  TokenMovement,
  TokenWallet,
  WidgetSession,
} from './shapes.ts';
import type { WaitOptions } from './waiting.ts';
import type { VerifyInput, VerifyResult } from './webhooks.ts';

/**
 * A client of one customer. Every write carries an idempotency key made once a call and kept over its retries, so
 * a repeat after a lost answer never happens twice. Everything throws `FledgeError`.
 */
export interface Fledge extends Book {
  /** What a user waits for before there is a buddy. */
  eggs: {
    create(egg: NewEgg): Promise<Egg>;
    /** The user's newest egg that has not hatched, or a new one: safe to repeat. */
    ensure(egg: NewEgg): Promise<Egg>;
    get(eggId: string): Promise<Egg>;
    list(query?: EggQuery): Promise<Page<Egg>>;
    markReady(eggId: string): Promise<Egg>;
    cancel(eggId: string): Promise<Egg>;
    /** Only a ready egg hatches. `operations.wait(operationId)` tells when it has. */
    hatch(eggId: string): Promise<Accepted>;
  };
  buddies: {
    get(buddyId: string): Promise<Buddy>;
    list(query?: BuddyQuery): Promise<Page<Buddy>>;
    rename(buddyId: string, name: string): Promise<Buddy>;
    /** One way: an archived buddy never becomes active again. */
    archive(buddyId: string): Promise<Buddy>;
    evolve(buddyId: string): Promise<Accepted>;
    equip(buddyId: string, items: { equip?: string[]; unequip?: string[] }): Promise<Accepted>;
    /** Coins without an event: corrections, campaigns. */
    earn(buddyId: string, movement: Movement): Promise<Moved>;
    /** Refused with `insufficient_balance` when there is too little. */
    spend(buddyId: string, movement: Movement): Promise<Moved>;
    tokens(buddyId: string): Promise<TokenWallet>;
    moveTokens(buddyId: string, movement: TokenMovement): Promise<Moved>;
    purchase(buddyId: string, itemId: string): Promise<Purchase>;
  };
  /** What your users do. Everything else follows from it. */
  events: {
    send(event: FledgeEvent): Promise<EventResult>;
    /** What the event would do; nothing is written. */
    dryRun(event: FledgeEvent): Promise<DryRun>;
    /** Any number of events, in parts of at most 500. Does not throw for a part that failed: see `unsent`. */
    sendBatch(events: readonly FledgeEvent[], options?: BatchOptions): Promise<BatchResult>;
    /** The event with its effects, and for each rule of its type why it paid or did not. */
    get(eventId: string): Promise<StoredEvent>;
    list(query?: EventQuery): Promise<Page<ListedEvent>>;
  };
  operations: {
    get(operationId: string): Promise<Operation>;
    cancel(operationId: string): Promise<Operation>;
    /** Looks again and again, ever less often, until the operation has completed. */
    wait(operationId: string, options?: WaitOptions): Promise<Operation>;
  };
  /** Tokens for a page in which the user acts: at most an hour, revocable at once. */
  widgetSessions: {
    create(session: NewWidgetSession): Promise<WidgetSession>;
    revoke(sessionId: string): Promise<void>;
  };
  /** Tokens for a page that only shows: at most a day. */
  embedTokens: {
    create(token: NewEmbedToken): Promise<EmbedToken>;
  };
  marketplaces: {
    list(): Promise<{ data: Marketplace[] }>;
    /** Items in shelf order. */
    items(marketplaceId: string): Promise<{ data: Item[] }>;
  };
  presets: {
    list(): Promise<{ data: Preset[] }>;
    get(key: string): Promise<Preset>;
    /** Writes the preset, and publishes it when nothing is published yet. */
    apply(presetKey: string): Promise<AppliedPreset>;
  };
  configVersions: {
    get(versionId: string): Promise<ConfigVersion>;
    publish(versionId: string): Promise<ConfigVersion>;
  };
  webhooks: {
    /** Whether a delivery came from Fledge, unchanged and recently. Answers, never throws. */
    verify(input: VerifyInput): Promise<VerifyResult>;
  };
  /** From a user id to a living buddy and, if asked, a session for it. Safe to repeat and to run twice at once. */
  onboard(userId: string, options?: OnboardOptions): Promise<Onboarded>;
}

export interface OnboardOptions extends WaitOptions, Omit<NewEgg, 'userId'> {
  /** Mint a widget session for the buddy as well. */
  session?: Omit<NewWidgetSession, 'buddyId' | 'userId'>;
}
export interface Onboarded {
  buddy: Buddy;
  /** The buddy hatched in this call; false when the user had one. */
  hatched: boolean;
  session?: WidgetSession;
}
