/** What the calls take and answer: the wire's shapes in camelCase. Instants are RFC 3339 texts in UTC. */

export type SessionScope =
  | 'read'
  | 'events:track'
  | 'marketplace:browse'
  | 'marketplace:purchase'
  | 'items:equip'
  | 'eggs:hatch'
  | 'evolve'
  | 'path:complete'
  | 'challenges:write'
  | 'chat:write'
  | 'book:read'
  | 'book:write';

/** A page of a growing list: pass `nextCursor` back as `cursor`; null on the last page. */
export interface Page<T> {
  data: T[];
  nextCursor: string | null;
}
export interface PageQuery {
  /** 1 to 100; 20 when absent. */
  limit?: number;
  cursor?: string;
}

export type EggStatus = 'waiting' | 'ready' | 'hatching' | 'hatched' | 'cancelled';
export interface Egg {
  eggId: string;
  userId: string;
  status: EggStatus;
  visualVariant: number;
  configVersionId: string;
  audience: string;
  /** Null until the egg has hatched. */
  buddyId: string | null;
  /** The operation that hatches it, once one was started. */
  operationId: string | null;
  imageUrl: string;
  metadata: Record<string, unknown>;
  createdAt: string;
  updatedAt: string;
}
export interface NewEgg {
  userId: string;
  /** Required only when the customer declared two audiences or more. */
  audience?: string;
  /** Yours: kept and answered as it is. A `name` in it names the buddy. */
  metadata?: Record<string, unknown>;
}
export interface EggQuery extends PageQuery {
  userId?: string;
  status?: EggStatus;
}

export interface SkillValue {
  value: number;
  level: number;
}
export interface Buddy {
  id: string;
  buddyId: string;
  userId: string;
  eggId: string;
  configVersionId: string;
  audience: string;
  name: string;
  status: 'active' | 'archived';
  /** 1 (just hatched) to 5. */
  evolutionStage: number;
  stageName: string;
  /** Balance of the token that is spent, whatever the customer calls it. */
  coins: number;
  /** Balances by token key. */
  tokens: Record<string, number>;
  /** By skill key. */
  skills: Record<string, SkillValue>;
  /** Keys of the badges awarded. */
  badges: string[];
  /** Counts by streak key. */
  streaks: Record<string, number>;
  equippedItems: string[];
  renderedEquippedItemIds: string[];
  imageUrl: string;
  baseImageUrl: string;
  /** A PNG of 256 pixels, once an operation has drawn one. */
  thumbUrl: string;
  progression: {
    events: number;
    coinsEarned: number;
    tokensEarned: number;
    badges: number;
    evolutionReady: boolean;
  };
  appearance: {
    status: 'ready' | 'pending' | 'failed';
    style: string;
    variant: number;
    /** `needs_rerender` when its pictures could not be kept. */
    error: { code: string; message: string } | null;
  };
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
}
export interface BuddyQuery extends PageQuery {
  userId?: string;
  audience?: string;
  status?: 'active' | 'archived';
  evolutionStage?: number;
}

export type OperationStatus = 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled';
export interface Operation {
  id: string;
  type: 'hatch' | 'equip_item' | 'evolve' | (string & {});
  status: OperationStatus;
  /** Null for pictures that are the customer's own: stages, icons, items. */
  userId: string | null;
  buddyId: string | null;
  eggId: string | null;
  result: Record<string, unknown> | null;
  error: { code: string; message: string } | null;
  createdAt: string;
  startedAt: string | null;
  completedAt: string | null;
}
/** An operation was started: `operations.wait(accepted.operationId)` tells how it ends. */
export interface Accepted {
  accepted: boolean;
  operationId: string;
  status: OperationStatus;
}

export interface FledgeEvent {
  /**
   * Your own id of what happened: sending it again changes nothing and answers the same effects. Without one the
   * SDK makes one for this call, which covers its retries only.
   */
  eventId?: string;
  userId: string;
  /** snake_case, like `lesson_completed`. */
  type: string;
  audience?: string;
  /** Yours: keys are kept as they are. */
  properties?: Record<string, unknown>;
  /** When it happened; now when absent. */
  occurredAt?: string | Date;
}
export interface Effects {
  coins: number;
  /** `key:amount`, like `xp:20`. */
  tokens: string[];
  badgesAwarded: string[];
  /** Badges that somebody may now award by hand. */
  badgesReady: string[];
  skills: { skillKey: string; delta: number; value: number; level: number }[];
  streakUpdates: {
    key: string;
    count: number;
    ticked: boolean;
    milestone?: number;
    /** Length of the streak that ended. */
    burned?: number;
    freezesUsed?: number;
  }[];
  pathUpdates: { pathKey: string; stepKey: string; subStepKey?: string; state: string }[];
  evolutionReady: boolean;
}
export interface EventResult {
  accepted: boolean;
  eventId: string;
  /** The event was known already; nothing happened twice. */
  duplicate: boolean;
  effects: Effects;
}
/** Why a rule paid or did not. */
export interface TraceEntry {
  ruleType: string;
  ruleKey: string;
  outcome: 'applied' | 'skipped';
  /** A stable code, like `daily_limit_reached`. */
  reason: string | null;
  /** Figures of the rule and of the event, by what they count: `{ limit: 40 }` and `{ paid: 40 }`. */
  needed?: Record<string, unknown>;
  actual?: Record<string, unknown>;
}
export interface ListedEvent {
  eventId: string;
  userId: string;
  buddyId: string | null;
  audience: string;
  type: string;
  properties: Record<string, unknown>;
  occurredAt: string;
  receivedAt: string;
  effects: Effects;
}
export interface StoredEvent extends ListedEvent {
  configVersionId: string | null;
  trace: TraceEntry[];
  /** `no_rule_for_event_type` when no rule names the type. */
  reason: string | null;
}
export interface DryRun extends EventResult {
  trace: TraceEntry[];
  reason: string | null;
}
export interface EventQuery extends PageQuery {
  userId?: string;
  buddyId?: string;
  type?: string;
  from?: string | Date;
  to?: string | Date;
}

/** A movement of coins or tokens. */
export interface Movement {
  /** A whole number above 0. */
  amount: number;
  reason?: string;
  /** Your own id of what caused it. */
  referenceId?: string;
}
export interface TokenMovement extends Movement {
  tokenKey: string;
  /** `earn` when absent. */
  operation?: 'earn' | 'spend';
}
export interface Moved {
  buddyId: string;
  tokenKey: string;
  amount: number;
  /** After the movement. */
  balance: number;
  ledgerSeq: number;
}
export interface TokenBalance {
  key: string;
  label: string;
  icon: string | null;
  balance: number;
  lifetimeEarned: number;
}
export interface TokenWallet {
  primary: TokenBalance;
  progression: TokenBalance;
}
export interface Purchase {
  buddyId: string;
  itemId: string;
  tokenKey: string;
  price: number;
  balance: number;
  acquired: 'purchase' | 'unlock';
  acquiredAt: string;
}

export interface Marketplace {
  id: string;
  key: string;
  name: string;
  description: string;
  active: boolean;
  itemCount: number;
}
export interface Item {
  id: string;
  marketplaceId: string;
  key: string;
  name: string;
  description: string;
  category: string;
  rarity: 'common' | 'uncommon' | 'rare' | 'epic' | 'legendary';
  pricing: 'coin' | 'free';
  price: number;
  /** Copies for sale; null without a limit. */
  stock: number | null;
  artKey: string | null;
  imageUrl: string;
  active: boolean;
}

/** A budget of a user. Amounts are decimal numbers with at most two fraction digits. */
export interface Budget {
  id: string;
  name: string;
  startDate: string;
  endDate: string;
  totalIncome: number;
  /** Spend minus refunds. */
  totalSpend: number;
  createdAt: string;
}
export interface NewBudget {
  userId: string;
  name: string;
  /** `YYYY-MM-DD`, both included. */
  startDate: string;
  endDate: string;
  totalIncome?: number;
}
export interface BudgetCategory {
  id: string;
  name: string;
  allocationType: string;
  allocationValue: number;
  totalSpend: number;
}
export interface NewBudgetCategory {
  userId: string;
  budgetId: string;
  name: string;
  allocationType: 'fixed' | 'percentage';
  allocationValue: number;
}
export interface Transaction {
  id: string;
  budgetId: string;
  categoryId: string | null;
  /** Negative is spend. */
  amount: number;
  date: string;
  details: string | null;
}
export interface NewTransaction {
  userId: string;
  budgetId: string;
  categoryId?: string;
  /** Negative is spend. */
  amount: number;
  /** A day, or an instant. */
  date: string;
  details?: string;
}

export interface NewWidgetSession {
  /** One of the two: a buddy, or a user who may have none yet. */
  buddyId?: string;
  userId?: string;
  scopes: SessionScope[];
  /** At most 3600. */
  ttlSeconds?: number;
  /** With some, a call from any other origin is refused. */
  allowedOrigins?: string[];
}
export interface WidgetSession {
  id: string;
  /** Give this to the page; it is not shown again. */
  token: string;
  scopes: SessionScope[];
  buddyId: string | null;
  userId: string;
  expiresAt: string;
}
export interface NewEmbedToken {
  buddyId: string;
  /** At most 86400. */
  ttlSeconds?: number;
  allowedOrigins?: string[];
}
export interface EmbedToken {
  /** What revokes it: `widgetSessions.revoke(id)`. */
  id: string;
  token: string;
  expiresAt: string;
}

export interface Preset {
  key: string;
  name: string;
  [field: string]: unknown;
}
export interface AppliedPreset {
  presetKey: string;
  configVersionId: string;
  status: 'draft' | 'published';
  [field: string]: unknown;
}
export interface ConfigVersion {
  id: string;
  version: number;
  status: 'draft' | 'published' | 'archived';
  [field: string]: unknown;
}
