import { and, eq } from 'drizzle-orm';
import { perApp, type App, type Ctx } from '../../db/context.ts';
import type { ConfigContent } from './content.ts';
import { fail } from './errors.ts';
import { requireVersion } from './store.ts';
import { configVersions } from './tables.ts';

/** A version whose content can never change again. */
export interface FrozenVersion {
  id: string;
  version: number;
  content: ConfigContent;
}

const MAX_VERSIONS = 500;
const MAX_ACCOUNTS = 20_000;
/** How long another node's publishing may go unnoticed when its signal is lost. */
const TRUST_MS = 15_000;

interface Cache {
  versions: Map<string, FrozenVersion>;
  /** The published version of each account; null for none. */
  published: Map<string, { id: string | null; readAt: number }>;
  /** Moves whenever something is forgotten, so that what was read before is not remembered after. */
  generation: number;
}

const caches = perApp((app: App): Cache => {
  const cache: Cache = { versions: new Map(), published: new Map(), generation: 0 };
  app.bus.on('account.changed', ({ accountId }) => {
    cache.generation += 1;
    cache.published.delete(accountId);
  });
  return cache;
});

/** Adds at the young end and drops the oldest beyond `max`. */
function remember<V>(map: Map<string, V>, key: string, value: V, max: number): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= max) return;
  const oldest = map.keys().next();
  if (!oldest.done) map.delete(oldest.value);
}

/** The version in force, or undefined when the customer has published none. Cheap enough for every event. */
export async function publishedVersion(ctx: Ctx): Promise<FrozenVersion | undefined> {
  const cache = caches(ctx.app);
  const now = ctx.now().getTime();
  const known = cache.published.get(ctx.accountId);
  if (known && now - known.readAt < TRUST_MS)
    return known.id === null ? undefined : frozenVersion(ctx, known.id);
  const { generation } = cache;
  const [row] = await ctx.db
    .select({ id: configVersions.id })
    .from(configVersions)
    .where(and(eq(configVersions.customerId, ctx.accountId), eq(configVersions.status, 'published')));
  const id = row?.id ?? null;
  if (cache.generation === generation)
    remember(cache.published, ctx.accountId, { id, readAt: now }, MAX_ACCOUNTS);
  return id === null ? undefined : frozenVersion(ctx, id);
}

/** The same; throws 409 `no_published_config` with where to publish. */
export async function requirePublished(ctx: Ctx): Promise<FrozenVersion> {
  const version = await publishedVersion(ctx);
  if (!version)
    throw fail('no_published_config', { publish_url: `${ctx.app.settings.publicUrl}/console/config` });
  return version;
}

/** What a version says; throws 404. Published and archived ones stay in memory, a draft is read each time. */
export async function versionContent(ctx: Ctx, versionId: string): Promise<ConfigContent> {
  return (await frozenVersion(ctx, versionId)).content;
}

async function frozenVersion(ctx: Ctx, versionId: string): Promise<FrozenVersion> {
  const { versions } = caches(ctx.app);
  const cacheKey = `${ctx.accountId}/${versionId}`;
  const known = versions.get(cacheKey);
  if (known) {
    remember(versions, cacheKey, known, MAX_VERSIONS);
    return known;
  }
  const { id, version, status, content } = await requireVersion(ctx, versionId);
  const read = { id, version, content };
  if (status !== 'draft') remember(versions, cacheKey, read, MAX_VERSIONS);
  return read;
}
