import {
  accountOf,
  dataTenant,
  modeOf,
  type Actor,
  type AdminActor,
  type Mode,
  type UserActor,
} from '../kernel/actor.ts';
import type { Log } from '../kernel/log.ts';
import type { Media } from '../kernel/media.ts';
import type { Signal, SignalBus } from '../kernel/signals.ts';
import type { Database, Db } from './client.ts';

/** What one running server shares: made once by `app.ts`, and by each test for itself. */
export interface App {
  readonly database: Database;
  readonly bus: SignalBus;
  readonly log: Log;
  /** The only clock. Tests set it. */
  readonly now: () => Date;
  readonly settings: AppSettings;
  /** Where pictures are kept and who draws them. */
  readonly media: Media;
}

/** What rooms may know of the configuration. Only `config.ts` reads the environment. */
export interface AppSettings {
  /** Where browsers reach this server, without a trailing slash. */
  publicUrl: string;
  /** Folder of generated files. */
  dataDir: string;
  /** The demo tenant exists. */
  demo: boolean;
  /** After so many days without a visit, a visitor of the demo is erased. */
  demoKeepDays: number;
  /** For so many days a kept picture stays that nothing names any more; 0 keeps all for ever. */
  orphanKeepDays: number;
  /** Multiplies every rate limit; 0 turns them off. */
  rateLimitScale: number;
  /** What `X-Service-Token` must be. */
  serviceToken: string;
  /** Whether an unguessable UUID alone names its user. */
  legacyUuidAuth: boolean;
  /** The language model that answers in the chat; the built-in assistant alone does without one. */
  model?: ModelSettings | undefined;
  /** Whether Redis is shared with other nodes. */
  sharedCache?: boolean | undefined;
  /** What `X-Research-Export-Token` must be; without one nothing is exported. */
  researchExportToken?: string | undefined;
  /** Where the meaning of texts comes from; without it, words alone are searched. */
  embedding?: EmbeddingSettings | undefined;
  mail?: MailSettings | undefined;
  /** Whose tokens are taken for end users besides our own. */
  externalIssuer?: { jwksUrl: string; issuer: string; audience?: string | undefined } | undefined;
}

/** An OpenAI-compatible server that makes vectors of texts. */
export interface EmbeddingSettings {
  /** Without a trailing slash. */
  baseUrl: string;
  apiKey?: string | undefined;
  model: string;
}

/** An OpenAI-compatible server that talks, and what may be spent on it. */
export interface ModelSettings {
  /** Without a trailing slash. */
  baseUrl: string;
  apiKey?: string | undefined;
  model: string;
  /** US dollars for a million tokens, by the names of models; over those that are known. */
  prices?: Readonly<Record<string, { input: number; output: number }>> | undefined;
  /** What the turns of a user may cost in a rolling window, by tier; and a single turn. */
  limits?:
    | {
        free: { fourHourUsd: number; sevenDayUsd: number };
        pro: { fourHourUsd: number; sevenDayUsd: number };
        maxTurnUsd: number;
      }
    | undefined;
  /** How long the first word, and the whole answer, may take. */
  firstWordMs?: number | undefined;
  totalMs?: number | undefined;
}

/** How mail leaves: over SMTP where a server is set, else into files below the data folder. */
export interface MailSettings {
  smtpUrl?: string | undefined;
  /** The sender; a nameless one of ours unless said. */
  from?: string | undefined;
}

/** What every verb gets. Inside `transact` the shadowing `ctx` must be used, never the outer one. */
export interface Ctx<A extends Actor = Actor> {
  readonly app: App;
  readonly db: Db;
  readonly actor: A;
  /** The customer: owner of keys, settings and configuration. */
  readonly accountId: string;
  /** The tenant of users, events and balances: the account's live or test half. Every query filters by it. */
  readonly customerId: string;
  readonly mode: Mode;
  readonly requestId: string;
  /** The caller's network address; empty for jobs and sockets. */
  readonly address: string;
  readonly log: Log;
  now(): Date;
  /** Delivered when the outermost transaction has committed; dropped when it rolls back. */
  emit(signal: Signal): void;
  /** Runs `work` in a transaction, or in the one already open. Deadlocks and serialisation failures are retried. */
  transact<T>(work: (ctx: Ctx<A>) => Promise<T>): Promise<T>;
}

/** The context of a request of an end user. */
export type UserCtx = Ctx<UserActor>;

/** The context of a request of a platform operator. */
export type AdminCtx = Ctx<AdminActor>;

/** The context of a request that a widget session sent. */
export type WidgetCtx = Ctx<Extract<Actor, { type: 'widget' }>>;

const NO_ACCOUNT = '';

/** A context for one request, job or test. `customerId` overrides the tenant the actor would see. */
export function createCtx<A extends Actor>(
  app: App,
  actor: A,
  requestId = '',
  customerId?: string,
  address = '',
): Ctx<A> {
  const tenant =
    customerId ?? (actor.type === 'anonymous' ? NO_ACCOUNT : dataTenant(actor.accountId, actor.mode));
  const accountId = accountOf(tenant);
  const mode = modeOf(tenant);
  const { log, now } = app;
  // Written out: a spread of an object with closures costs microseconds, and this runs for every request.
  const ctx: Ctx<A> = {
    app,
    db: app.database.db,
    actor,
    accountId,
    customerId: tenant,
    mode,
    requestId,
    address,
    log,
    now,
    emit: (signal) => app.bus.emit(signal),
    transact: (work) =>
      retryConflicts(async () => {
        const signals: Signal[] = [];
        const result = await app.database.transaction((db) => {
          const inner: Ctx<A> = {
            ...ctx,
            db,
            emit: (signal) => void signals.push(signal),
            transact: (nested) => nested(inner),
          };
          return work(inner);
        });
        for (const signal of signals) app.bus.emit(signal);
        return result;
      }),
  };
  return ctx;
}

/** The same request, and the transaction it may be in, as another principal in its own tenant. */
export function actingAs<A extends Exclude<Actor, { type: 'anonymous' }>>(ctx: Ctx, actor: A): Ctx<A> {
  const tenant = dataTenant(actor.accountId, actor.mode);
  return {
    ...ctx,
    actor,
    accountId: accountOf(tenant),
    customerId: tenant,
    mode: modeOf(tenant),
    transact: (work) => ctx.transact((inner) => work(actingAs(inner, actor))),
  };
}

/** The same request as another principal: how a job, a demo or a signed token acts for a tenant. */
export const asSystem = (app: App, customerId: string, requestId = ''): Ctx =>
  createCtx(
    app,
    { type: 'system', accountId: accountOf(customerId), mode: modeOf(customerId) },
    requestId,
    customerId,
  );

const RETRYABLE = new Set(['40001', '40P01']);
const ATTEMPTS = 4;

async function retryConflicts<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt === ATTEMPTS || !RETRYABLE.has(sqlState(error) ?? '')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5 * attempt + Math.random() * 10));
    }
  }
}

/** SQLSTATE of a driver error, also when drizzle has wrapped it. */
export function sqlState(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && /^[0-9A-Z]{5}$/.test(cause.code))
      return cause.code;
  }
  return undefined;
}

export const isUniqueViolation = (error: unknown): boolean => sqlState(error) === '23505';

/**
 * One instance per running app, made on first use: caches, collectors, compiled configuration.
 * `const engines = perApp((app) => new EngineCache(app)); … engines(ctx.app)`
 */
export function perApp<T>(make: (app: App) => T): (app: App) => T {
  const instances = new WeakMap<App, T>();
  return (app) => {
    const known = instances.get(app);
    if (known !== undefined) return known;
    const made = make(app);
    instances.set(app, made);
    return made;
  };
}
