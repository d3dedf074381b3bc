import type { Operation, EggStatus } from './shapes.ts';

/**
 * Codes that a server answers, and those the SDK itself gives (`network_error`, `timeout`, `invalid_response`,
 * `unexpected_redirect`, `aborted`, `operation_*`). Stable: branch on the code, never on the message.
 */
export type FledgeErrorCode =
  | 'bad_request'
  | 'validation_failed'
  | 'unauthorized'
  | 'forbidden'
  | 'publishable_key_scope'
  | 'origin_not_allowed'
  | 'resource_not_found'
  | 'conflict'
  | 'idempotency_key_conflict'
  | 'no_published_config'
  | 'config_version_mismatch'
  | 'active_egg_limit'
  | 'category_conflict'
  | 'too_many_items'
  | 'insufficient_balance'
  | 'missing_audience'
  | 'unknown_audience'
  | 'credit_insufficient'
  | 'event_quota_exceeded'
  | 'plan_feature_locked'
  | 'payload_too_large'
  | 'rate_limited'
  | 'internal_error'
  | 'unavailable'
  | 'network_error'
  | 'timeout'
  | 'aborted'
  | 'invalid_response'
  | 'unexpected_redirect'
  | 'operation_failed'
  | 'operation_cancelled'
  | 'operation_timeout'
  | (string & {});

/** What `details` holds, for the codes that have some. `isFledgeError(error, code)` narrows to it. */
export interface FledgeErrorDetails {
  validation_failed: { fields: { field: string; message: string }[] };
  active_egg_limit: { max: number; active: { eggId: string; status: EggStatus; createdAt: string }[] };
  no_published_config: { publishUrl: string };
  category_conflict: { category: string; conflictingItemIds: string[] };
  too_many_items: { max: number; attempted: number };
  credit_insufficient: { required: number; available: number; upgradeUrl: string; topUpUrl: string };
  event_quota_exceeded: { used: number; limit: number; resetAt: string; upgradeUrl: string };
  plan_feature_locked: { requiredPlan: string; upgradeUrl: string };
  operation_failed: { operation: Operation };
  operation_cancelled: { operation: Operation };
  operation_timeout: { operation: Operation };
}

export interface FledgeErrorFields {
  code: FledgeErrorCode;
  message: string;
  status?: number;
  details?: Record<string, unknown>;
  requestId?: string;
  isRetryable?: boolean;
  retryAfterMs?: number;
  cause?: unknown;
}

/** Everything this SDK throws. It never holds the API key. */
export class FledgeError extends Error {
  override readonly name: string = 'FledgeError';
  readonly code: FledgeErrorCode;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly details: Record<string, unknown>;
  /** Names this request in the server's log; empty when there was no answer. */
  readonly requestId: string;
  /** Trying the same call again later may succeed. The SDK already did, `maxRetries` times. */
  readonly isRetryable: boolean;
  /** How long the server asked to wait, when it did. */
  readonly retryAfterMs: number | undefined;

  constructor(fields: FledgeErrorFields) {
    super(fields.message, fields.cause === undefined ? undefined : { cause: fields.cause });
    this.code = fields.code;
    this.status = fields.status ?? 0;
    this.details = fields.details ?? {};
    this.requestId = fields.requestId ?? '';
    this.isRetryable = fields.isRetryable ?? false;
    this.retryAfterMs = fields.retryAfterMs;
  }
}

/**
 * Whether something caught is a `FledgeError`, of one code when given, whose `details` are then typed.
 * `if (isFledgeError(error, 'active_egg_limit')) error.details.active…`
 */
export function isFledgeError(error: unknown): error is FledgeError;
export function isFledgeError<C extends keyof FledgeErrorDetails>(
  error: unknown,
  code: C,
): error is FledgeError & { code: C; details: FledgeErrorDetails[C] };
export function isFledgeError(error: unknown, code: FledgeErrorCode): error is FledgeError;
export function isFledgeError(error: unknown, code?: FledgeErrorCode): error is FledgeError {
  return error instanceof FledgeError && (code === undefined || error.code === code);
}
