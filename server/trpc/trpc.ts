import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import {
  DEMO_USER,
  HOME,
  isDemoUser,
  type Actor,
  type AdminRole,
  type PublishableScope,
  type SessionScope,
  type UserActor,
  type UserNeeds,
} from '../kernel/actor.ts';
import {
  type Failure,
  fail,
  failures,
  HTTP_STATUS,
  invalid,
  isFailure,
  type ErrorKind,
} from '../kernel/errors.ts';
import { actingAs, type Ctx, type UserCtx } from '../db/context.ts';

/** What a procedure says of itself, for transports and documentation. */
export interface ProcedureMeta {
  /** One line for the API reference. */
  summary?: string;
  /**
   * How a repeated write is recognised. `key` (the default): by Idempotency-Key, answer and effect stored in one
   * transaction. `native`: by its own id in the body (events). `none`: long or streaming calls.
   */
  idempotency?: 'key' | 'native' | 'none';
}

const CODES: Record<ErrorKind, TRPCError['code']> = {
  bad_request: 'BAD_REQUEST',
  invalid: 'UNPROCESSABLE_CONTENT',
  unauthenticated: 'UNAUTHORIZED',
  payment: 'PAYMENT_REQUIRED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  conflict: 'CONFLICT',
  precondition: 'CONFLICT',
  too_large: 'PAYLOAD_TOO_LARGE',
  limit: 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
  internal: 'INTERNAL_SERVER_ERROR',
};

/**
 * What went wrong, as a `Failure`, whatever was thrown inside a procedure. What is not ours says nothing outside:
 * the caller of this logs it.
 */
export function toFailure(error: unknown): Failure {
  if (isFailure(error)) return error;
  if (error instanceof TRPCError) {
    if (isFailure(error.cause)) return error.cause;
    if (error.code === 'BAD_REQUEST' && error.cause instanceof z.core.$ZodError)
      return invalid(fieldErrors(error.cause));
    if (error.code === 'BAD_REQUEST' || error.code === 'PARSE_ERROR') return fail('bad_request');
    if (error.code === 'NOT_FOUND' || error.code === 'METHOD_NOT_SUPPORTED')
      return fail('resource_not_found');
    if (error.code === 'PAYLOAD_TOO_LARGE') return fail('payload_too_large');
    if (error.code === 'UNSUPPORTED_MEDIA_TYPE') return fail('bad_request');
  }
  return fail('internal_error');
}

const MAX_FIELDS = 20;

/** zod's issues as field messages, in the schema's own (camelCase) names; REST dialects recase them. */
export function fieldErrors(error: z.core.$ZodError): { field: string; message: string }[] {
  return error.issues.slice(0, MAX_FIELDS).flatMap((issue) => {
    const path = issue.path.join('.');
    if (issue.code !== 'unrecognized_keys') return [{ field: path, message: issue.message }];
    return issue.keys.slice(0, MAX_FIELDS).map((name) => ({
      field: path === '' ? name : `${path}.${name}`,
      message: `property ${name} should not exist`,
    }));
  });
}

const t = initTRPC
  .context<Ctx>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter({ shape, error, ctx }) {
      const failure = toFailure(error);
      return {
        code: shape.code,
        message: failure.message,
        data: {
          code: CODES[failure.kind],
          httpStatus: HTTP_STATUS[failure.kind],
          appCode: failure.code,
          details: failure.details ?? null,
          requestId: ctx?.requestId ?? '',
        },
      };
    },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Turns what verbs throw into what tRPC transports understand; unknown errors are logged with their cause. */
const translate = t.middleware(async ({ next, ctx, path }) => {
  const result = await next();
  if (result.ok) return result;
  const failure = toFailure(result.error);
  if (failure.kind === 'internal') {
    ctx.log.error(
      { err: result.error.cause ?? result.error, procedure: path, requestId: ctx.requestId },
      'procedure failed',
    );
  }
  throw new TRPCError({ code: CODES[failure.kind], message: failure.message, cause: failure });
});

const refuse = failures({
  unauthorized: ['unauthenticated', 'A valid credential is required.'],
  forbidden: ['forbidden', 'This credential may not do that.'],
  publishable_key_scope: ['forbidden', 'A publishable key may not do that.'],
  read_only_session: ['forbidden', 'This session may only read.'],
  scope_missing: ['forbidden', 'The credential lacks the scope for that.'],
  role_missing: ['forbidden', 'That takes another role.'],
  resource_not_found: ['not_found', 'No such user.'],
});

type ServerActor = Extract<Actor, { type: 'key' | 'person' | 'system' }>;
type ReadActor = ServerActor | Extract<Actor, { type: 'publishable' }>;
export type ServerCtx = Ctx<ServerActor>;

/** Anyone, without a credential. */
export const open = t.procedure.use(translate);

function serverActor(actor: Actor, isMutation: boolean): ServerActor {
  if (actor.type === 'anonymous') throw refuse('unauthorized');
  if (actor.type === 'publishable') throw refuse('publishable_key_scope');
  if (actor.type === 'widget' || actor.type === 'user' || actor.type === 'service' || actor.type === 'admin')
    throw refuse('forbidden');
  if (actor.type === 'person' && actor.readOnly && isMutation) throw refuse('read_only_session');
  return actor;
}

/** A customer's own server (secret key), its people (dashboard), or the system itself. */
export const server = open.use(({ ctx, next, type }) => {
  const actor = serverActor(ctx.actor, type === 'mutation');
  return next({ ctx: narrow(ctx, actor) });
});

/** The same, and publishable keys that hold the scope. */
export const serverOrPage = (scope: PublishableScope) =>
  open.use(({ ctx, next, type }) => {
    if (ctx.actor.type === 'publishable') {
      if (!ctx.actor.scopes.includes(scope)) throw refuse('publishable_key_scope', { required: scope });
      return next({ ctx: narrow<ReadActor>(ctx, ctx.actor) });
    }
    return next({ ctx: narrow<ReadActor>(ctx, serverActor(ctx.actor, type === 'mutation')) });
  });

/** A widget session with the scope; an embed token reads only. */
export const widget = (scope: SessionScope) =>
  open.use(({ ctx, next }) => {
    const { actor } = ctx;
    if (actor.type === 'anonymous') throw refuse('unauthorized');
    if (actor.type !== 'widget') throw refuse('forbidden');
    if (!actor.scopes.includes(scope)) throw refuse('scope_missing', { required: scope });
    return next({ ctx: narrow(ctx, actor) });
  });

/** The end user behind any credential that names one; undefined for credentials that name none. */
export function userBehind(actor: Actor, needs: UserNeeds): UserActor | undefined {
  if (actor.type === 'user') {
    if (needs.key !== 'any' && actor.scopes !== 'all' && !actor.scopes.includes(needs.key))
      throw refuse('scope_missing', { required: needs.key });
    return actor;
  }
  if (actor.type === 'key' && actor.userId !== undefined) return asUser(actor, actor.userId, 'key');
  if (actor.type !== 'widget') return undefined;
  if (!actor.scopes.includes(needs.session)) throw refuse('scope_missing', { required: needs.session });
  return { ...asUser(actor, actor.userId, 'widget'), sessionScopes: actor.scopes };
}

const asUser = (
  { accountId, mode }: { accountId: string; mode: UserActor['mode'] },
  userId: string,
  via: UserActor['via'],
): UserActor => ({ type: 'user', accountId, mode, userId, via, scopes: 'all' });

/**
 * An end user: logged in, by an API key of its own, in a widget session, or named by the host's key in `X-User-ID`.
 * Limited credentials need the scope. 401 without a credential, 403 for one that names no user.
 */
export const user = (needs: UserNeeds) =>
  open.use(({ ctx, next }) => {
    const found = userBehind(ctx.actor, needs);
    if (found) return next({ ctx: ofUser(ctx, found) });
    throw nobody(ctx);
  });

/** Whoever comes without a credential, while there is a demo. */
const isDemoVisitor = ({ actor, app }: Ctx): boolean =>
  actor.type === 'anonymous' && actor.isRefused !== true && app.settings.demo;

const nobody = ({ actor }: Ctx) =>
  refuse(actor.type === 'anonymous' || actor.type === 'publishable' ? 'unauthorized' : 'forbidden');

/**
 * The same, and whoever comes without a credential as the demo's person, while there is a demo. For reading only.
 */
export const userOrDemo = (needs: UserNeeds) =>
  open.use(({ ctx, next, type }) => {
    const found = userBehind(ctx.actor, needs);
    if (found) return next({ ctx: ofUser(ctx, found) });
    if (isDemoVisitor(ctx) && type === 'query')
      return next({ ctx: ofUser(ctx, asUser(HOME, DEMO_USER, 'uuid')) });
    throw nobody(ctx);
  });

/** The end user who talks: any credential that may, or the demo's visitor, who may look but not write. Throws 401, 403. */
export function talkerBehind(ctx: Ctx, needs: UserNeeds): { talker: UserCtx; isVisitor: boolean } {
  const found = userBehind(ctx.actor, needs);
  if (found) return { talker: ofUser(ctx, found), isVisitor: false };
  if (!isDemoVisitor(ctx)) throw nobody(ctx);
  const visitor: UserActor = {
    ...asUser(HOME, DEMO_USER, 'uuid'),
    sessionScopes: ['read', 'chat:write', 'book:read'],
  };
  return { talker: ofUser(ctx, visitor), isVisitor: true };
}

/**
 * The end user that a UUID in the path names. The UUID itself is the credential where no stronger one was sent (and
 * `LEGACY_UUID_AUTH` is on); a stronger one may name itself only, a host's key any user of its own.
 * 404 for somebody else, so that nobody learns who is there.
 */
export const namedUser = (needs: UserNeeds) =>
  open.use(async ({ ctx, next, getRawInput }) => {
    const uuid = uuidIn(await getRawInput());
    const { actor } = ctx;
    if (actor.type === 'key') return next({ ctx: ofUser(ctx, asUser(actor, uuid, 'key')) });
    const found = userBehind(actor, needs);
    if (found) {
      if (found.userId !== uuid) throw refuse('resource_not_found');
      return next({ ctx: ofUser(ctx, found) });
    }
    if (actor.type !== 'anonymous' && actor.type !== 'publishable') throw refuse('forbidden');
    if (!ctx.app.settings.legacyUuidAuth) throw refuse('unauthorized');
    if (!UUID_V4.test(uuid)) throw refuse('resource_not_found');
    const tenant = actor.type === 'publishable' ? actor : HOME;
    if (!ctx.app.settings.demo && isDemoUser(tenant.accountId, uuid)) throw refuse('resource_not_found');
    return next({ ctx: ofUser(ctx, asUser(tenant, uuid, 'uuid')) });
  });

/** The dining backend by its service token, or a host's own server. */
export const backend = open.use(({ ctx, next }) => {
  const { actor } = ctx;
  const isNobody = actor.type === 'anonymous' || actor.type === 'publishable';
  // A UUID names its user to the families of end users; to a backend's endpoint it is no credential at all.
  if (isNobody || (actor.type === 'user' && actor.via === 'uuid')) throw refuse('unauthorized');
  if (actor.type !== 'service' && actor.type !== 'key' && actor.type !== 'system') throw refuse('forbidden');
  return next({ ctx: narrow(ctx, actor) });
});

/** A platform operator; `super` for what support may not do. 401 without a credential, 403 for anybody else's. */
export const admin = (least: AdminRole = 'support') =>
  open.use(({ ctx, next }) => {
    const { actor } = ctx;
    if (actor.type === 'anonymous' || actor.type === 'publishable') throw refuse('unauthorized');
    if (actor.type !== 'admin') throw refuse('forbidden');
    if (least === 'super' && actor.role !== 'super') throw refuse('role_missing', { required: least });
    return next({ ctx: narrow(ctx, actor) });
  });

/** Lower case: ids are compared as texts. */
const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const uuidIn = (input: unknown): string =>
  typeof input === 'object' && input !== null && 'uuid' in input && typeof input.uuid === 'string'
    ? input.uuid
    : '';

/** The same request as that user's, within the transaction that keeps its answer for an Idempotency-Key. */
const ofUser = (ctx: Ctx, found: UserActor): UserCtx => actingAs(ctx, found);

/** The context with its actor known to be of a kind; the check stands right before each call. */
function narrow<A extends Actor>(ctx: Ctx, actor: A): Ctx<A> {
  // Not a spread: of an object with closures it costs microseconds on Node 20.
  return Object.assign({}, ctx, { actor }) as Ctx<A>;
}
