import { z } from 'zod';

/** `on`/`off` and their usual other spellings. */
const flag = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['on', 'off', 'true', 'false', '1', '0', 'yes', 'no']))
  .transform((value) => ['on', 'true', '1', 'yes'].includes(value));

const optional = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), type.optional());

/** A value in JSON. */
const json = <T extends z.ZodType>(type: T) =>
  z
    .string()
    .transform((text, issues): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        issues.addIssue({ code: 'custom', message: 'must be JSON' });
        return z.NEVER;
      }
    })
    .pipe(type);
const usd = z.number().min(0);
const tier = z.strictObject({ fourHourUsd: usd, sevenDayUsd: usd });

const httpUrl = z.url({ protocol: /^https?$/ }).overwrite((url) => url.replace(/\/+$/, ''));

const environment = z.object({
  NODE_ENV: optional(z.string()),
  PORT: optional(z.coerce.number().int().min(0).max(65_535)),
  HOST: optional(z.string()),
  DATA_DIR: optional(z.string()),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
  DATABASE_POOL: optional(z.coerce.number().int().min(1).max(64)),
  REDIS_URL: optional(z.url({ protocol: /^rediss?$/ })),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  DEMO: optional(flag),
  DEMO_KEEP_DAYS: optional(z.coerce.number().int().min(1).max(3_650)),
  ORPHAN_KEEP_DAYS: optional(z.coerce.number().int().min(0).max(3_650)),
  LOG_LEVEL: optional(z.enum(['debug', 'info', 'warn', 'error', 'silent'])),
  RATE_LIMIT_SCALE: optional(z.coerce.number().min(0).max(1_000_000)),
  TRUST_PROXY: optional(z.string()),
  WORKER: optional(flag),
  SERVICE_TOKEN: optional(z.string().min(16)),
  LEGACY_UUID_AUTH: optional(flag),
  RESEARCH_EXPORT_TOKEN: optional(z.string().min(16)),
  AUTH_JWKS_URL: optional(z.url({ protocol: /^https?$/ })),
  AUTH_ISSUER: optional(z.string()),
  AUTH_AUDIENCE: optional(z.string()),
  S3_ENDPOINT: optional(httpUrl),
  S3_BUCKET: optional(z.string().regex(/^[a-z0-9][a-z0-9.-]{1,62}$/, 'must be the name of a bucket')),
  S3_REGION: optional(z.string()),
  S3_ACCESS_KEY_ID: optional(z.string()),
  S3_SECRET_ACCESS_KEY: optional(z.string()),
  S3_PUBLIC_URL: optional(httpUrl),
  IMAGE_BASE_URL: optional(httpUrl),
  IMAGE_API_KEY: optional(z.string()),
  IMAGE_MODEL: optional(z.string()),
  EMBEDDING_BASE_URL: optional(z.url({ protocol: /^https?$/ })),
  EMBEDDING_API_KEY: optional(z.string()),
  EMBEDDING_MODEL: optional(z.string()),
  LLM_BASE_URL: optional(httpUrl),
  LLM_API_KEY: optional(z.string()),
  LLM_MODEL: optional(z.string()),
  LLM_PRICES: optional(json(z.record(z.string(), z.strictObject({ input: usd, output: usd })))),
  LLM_LIMITS: optional(json(z.strictObject({ free: tier, pro: tier, maxTurnUsd: usd }))),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
  MAIL_FROM: optional(z.string()),
  ADMIN_EMAIL: optional(z.email().toLowerCase()),
  ADMIN_PASSWORD: optional(z.string().min(8).max(200)),
});

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | undefined;
  databasePool: number;
  redisUrl: string | undefined;
  publicUrl: string | undefined;
  demo: boolean;
  /** After so many days without a visit, a visitor of the demo is erased. */
  demoKeepDays: number;
  orphanKeepDays: number;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Multiplies every rate limit; 0 turns them off. */
  rateLimitScale: number;
  /** Number of proxies, or their addresses, whose X-Forwarded-For is believed. */
  trustProxy: string | number | false;
  /** Whether this process also runs background jobs. */
  worker: boolean;
  /** What `X-Service-Token` must be; without one it is made and kept in the data folder. */
  serviceToken: string | undefined;
  /** Whether an unguessable UUID alone names its user. */
  legacyUuidAuth: boolean;
  /** What `X-Research-Export-Token` must be; without one nothing is exported. */
  researchExportToken: string | undefined;
  /** An OpenAI-compatible server for the meaning of texts. */
  embedding: { baseUrl: string; apiKey: string | undefined; model: string } | undefined;
  /** An OpenAI-compatible server that answers in the chat; the built-in assistant alone does without it. */
  model:
    | {
        baseUrl: string;
        apiKey: string | undefined;
        model: string;
        /** US dollars for a million tokens, by model. */
        prices: Record<string, { input: number; output: number }> | undefined;
        limits:
          | {
              free: { fourHourUsd: number; sevenDayUsd: number };
              pro: { fourHourUsd: number; sevenDayUsd: number };
              maxTurnUsd: number;
            }
          | undefined;
      }
    | undefined;
  /** Where mail goes; without a server, into files below the data folder. */
  mail: { smtpUrl: string | undefined; from: string | undefined };
  /** The platform operator that there is from the start; without one nobody can log in to the panel. */
  admin: { email: string; password: string } | undefined;
  /** Whose tokens are taken for end users besides our own. */
  externalIssuer: { jwksUrl: string; issuer: string; audience: string | undefined } | undefined;
  /** Where blobs are kept; in `dataDir` without it. */
  s3:
    | {
        endpoint: string;
        bucket: string;
        region: string;
        accessKeyId: string;
        secretAccessKey: string;
        publicUrl: string | undefined;
      }
    | undefined;
  /** An OpenAI-compatible server of pictures; the composer draws without it. */
  imageModel: { baseUrl: string; apiKey: string | undefined; model: string } | undefined;
}

/**
 * The configuration from the environment; the only reader of it.
 * Throws an Error that names every variable that is wrong.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not valid:\n${lines.join('\n')}`);
  }
  const e = parsed.data;
  return {
    port: e.PORT ?? 8000,
    host: e.HOST ?? '0.0.0.0',
    dataDir: e.DATA_DIR ?? '.data',
    databaseUrl: e.DATABASE_URL,
    databasePool: e.DATABASE_POOL ?? 6,
    redisUrl: e.REDIS_URL,
    publicUrl: e.PUBLIC_URL?.replace(/\/+$/, ''),
    demo: e.DEMO ?? (e.NODE_ENV !== 'production' && e.DATABASE_URL === undefined),
    demoKeepDays: e.DEMO_KEEP_DAYS ?? 7,
    orphanKeepDays: e.ORPHAN_KEEP_DAYS ?? 7,
    logLevel: e.LOG_LEVEL ?? 'info',
    rateLimitScale: e.RATE_LIMIT_SCALE ?? 1,
    trustProxy:
      e.TRUST_PROXY === undefined
        ? false
        : /^\d+$/.test(e.TRUST_PROXY)
          ? Number(e.TRUST_PROXY)
          : e.TRUST_PROXY,
    worker: e.WORKER ?? true,
    serviceToken: e.SERVICE_TOKEN,
    legacyUuidAuth: e.LEGACY_UUID_AUTH ?? true,
    researchExportToken: e.RESEARCH_EXPORT_TOKEN,
    embedding:
      e.EMBEDDING_BASE_URL === undefined
        ? undefined
        : {
            baseUrl: e.EMBEDDING_BASE_URL.replace(/\/+$/, ''),
            apiKey: e.EMBEDDING_API_KEY,
            model: e.EMBEDDING_MODEL ?? 'text-embedding-3-small',
          },
    model: modelOf(e),
    mail: { smtpUrl: e.SMTP_URL, from: e.MAIL_FROM },
    externalIssuer:
      e.AUTH_JWKS_URL !== undefined && e.AUTH_ISSUER !== undefined
        ? { jwksUrl: e.AUTH_JWKS_URL, issuer: e.AUTH_ISSUER, audience: e.AUTH_AUDIENCE }
        : undefined,
    admin: adminOf(e),
    s3: s3Of(e),
    imageModel: imageModelOf(e),
  };
}

type Environment = z.output<typeof environment>;

/** Parts of a whole: none of them, or all. Throws an Error that names those that are missing. */
function requireTogether(parts: Record<string, string | undefined>): boolean {
  const missing = Object.keys(parts).filter((name) => parts[name] === undefined);
  if (missing.length === Object.keys(parts).length) return false;
  if (missing.length > 0)
    throw new Error(
      `The environment is not valid:\n${missing.map((name) => `  ${name}: is needed too`).join('\n')}`,
    );
  return true;
}

function s3Of(e: Environment): Config['s3'] {
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = e;
  if (!requireTogether({ S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY })) return undefined;
  return {
    endpoint: S3_ENDPOINT ?? '',
    bucket: S3_BUCKET ?? '',
    region: e.S3_REGION ?? 'us-east-1',
    accessKeyId: S3_ACCESS_KEY_ID ?? '',
    secretAccessKey: S3_SECRET_ACCESS_KEY ?? '',
    publicUrl: e.S3_PUBLIC_URL,
  };
}

function modelOf({ LLM_BASE_URL, LLM_MODEL, ...e }: Environment): Config['model'] {
  if (!requireTogether({ LLM_BASE_URL, LLM_MODEL })) return undefined;
  return {
    baseUrl: LLM_BASE_URL ?? '',
    apiKey: e.LLM_API_KEY,
    model: LLM_MODEL ?? '',
    prices: e.LLM_PRICES,
    limits: e.LLM_LIMITS,
  };
}

function adminOf(e: Environment): Config['admin'] {
  const { ADMIN_EMAIL, ADMIN_PASSWORD } = e;
  if (!requireTogether({ ADMIN_EMAIL, ADMIN_PASSWORD })) return undefined;
  return { email: ADMIN_EMAIL ?? '', password: ADMIN_PASSWORD ?? '' };
}

function imageModelOf({ IMAGE_BASE_URL, IMAGE_MODEL, IMAGE_API_KEY }: Environment): Config['imageModel'] {
  if (!requireTogether({ IMAGE_BASE_URL, IMAGE_MODEL })) return undefined;
  return { baseUrl: IMAGE_BASE_URL ?? '', apiKey: IMAGE_API_KEY, model: IMAGE_MODEL ?? '' };
}
