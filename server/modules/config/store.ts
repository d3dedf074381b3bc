import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { notFound } from '../../kernel/errors.ts';
import { isId, newId } from '../../kernel/ids.ts';
import { reclaimNamed } from '../pictures/index.ts';
import { configContent, type ConfigContent } from './content.ts';
import { starterContent } from './starter.ts';
import { configEdits, configVersions, type EditChange } from './tables.ts';

export type VersionRow = typeof configVersions.$inferSelect;
export type VersionStatus = VersionRow['status'];

/**
 * Makes the account's configuration writes take turns until the transaction ends. A lock by name and not on a
 * row, because the first writer has no row to lock.
 */
export async function lockConfig(ctx: Ctx): Promise<void> {
  await query(ctx.db, 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`config:${ctx.accountId}`]);
}

/** Content as stored, brought to the shape that this release knows: fields it lacks get their defaults. */
const current = (row: VersionRow): VersionRow => ({ ...row, content: configContent.parse(row.content) });

export async function findVersion(ctx: Ctx, id: string): Promise<VersionRow | undefined> {
  if (!isId('configVersion', id)) return undefined;
  const [row] = await ctx.db
    .select()
    .from(configVersions)
    .where(and(eq(configVersions.customerId, ctx.accountId), eq(configVersions.id, id)));
  return row && current(row);
}

/** Throws 404. */
export async function requireVersion(ctx: Ctx, id: string): Promise<VersionRow> {
  const row = await findVersion(ctx, id);
  if (!row) throw notFound('config version');
  return row;
}

export interface Workspace {
  draft: VersionRow | undefined;
  published: VersionRow | undefined;
}

/** The version being edited and the one in force; an account has at most one of each. */
export async function readWorkspace(ctx: Ctx): Promise<Workspace> {
  const rows = await ctx.db
    .select()
    .from(configVersions)
    .where(
      and(
        eq(configVersions.customerId, ctx.accountId),
        inArray(configVersions.status, ['draft', 'published']),
      ),
    );
  const of = (status: VersionStatus): VersionRow | undefined => {
    const row = rows.find((one) => one.status === status);
    return row && current(row);
  };
  return { draft: of('draft'), published: of('published') };
}

/** Version number of the next draft, and the account's revision so far (0 before the first edit). */
export async function readCounters(ctx: Ctx): Promise<{ nextVersion: number; revision: number }> {
  const [row] = await ctx.db
    .select({
      nextVersion: sql<number>`coalesce(max(${configVersions.version}), 0) + 1`,
      revision: sql<number>`coalesce(max(${configVersions.revision}), 0)`,
    })
    .from(configVersions)
    .where(eq(configVersions.customerId, ctx.accountId));
  return row ?? { nextVersion: 1, revision: 0 };
}

interface NewDraft {
  content: ConfigContent;
  name?: string;
  basedOn: string | null;
}

/** Icons that an editor names by their URL stay, as if they had been put now. */
const keepIcons = (ctx: Ctx, content: ConfigContent): Promise<void> =>
  reclaimNamed(ctx, JSON.stringify(content));

/** Adds a draft at the account's revision. Needs the lock, and that there is no draft. */
export async function insertDraft(ctx: Ctx, { content, name, basedOn }: NewDraft): Promise<VersionRow> {
  const { nextVersion, revision } = await readCounters(ctx);
  const at = ctx.now().toISOString();
  const row: VersionRow = {
    customerId: ctx.accountId,
    id: newId('configVersion'),
    version: nextVersion,
    status: 'draft',
    name: name ?? `Version ${nextVersion}`,
    content,
    revision,
    basedOn,
    createdAt: at,
    updatedAt: at,
    publishedAt: null,
    archivedAt: null,
  };
  await keepIcons(ctx, content);
  await ctx.db.insert(configVersions).values(row);
  return row;
}

/** The draft; made from the published version, or from nothing, when there is none. Needs the lock. */
export async function openDraft(ctx: Ctx, { draft, published }: Workspace): Promise<VersionRow> {
  return (
    draft ??
    insertDraft(ctx, {
      content: published?.content ?? starterContent(),
      basedOn: published?.id ?? null,
    })
  );
}

/** Stores what an edit made of the draft, and what it touched, as the next revision. Needs the lock. */
export async function saveDraft(
  ctx: Ctx,
  draft: VersionRow,
  content: ConfigContent,
  changes: EditChange[],
  { name = draft.name, basedOn = draft.basedOn }: Partial<Pick<VersionRow, 'name' | 'basedOn'>> = {},
): Promise<VersionRow> {
  const at = ctx.now().toISOString();
  const revision = draft.revision + 1;
  const saved: VersionRow = { ...draft, content, name, basedOn, revision, updatedAt: at };
  await keepIcons(ctx, content);
  await ctx.db
    .update(configVersions)
    .set({ content, name, basedOn, revision, updatedAt: at })
    .where(and(eq(configVersions.customerId, ctx.accountId), eq(configVersions.id, draft.id)));
  await ctx.db.insert(configEdits).values({
    customerId: ctx.accountId,
    revision,
    configVersionId: draft.id,
    changes,
    madeBy: editorName(ctx),
    createdAt: at,
  });
  return saved;
}

function editorName({ actor }: Ctx): string {
  if (actor.type === 'key') return `key:${actor.keyId}`;
  if (actor.type === 'person') return `person:${actor.personId}`;
  return actor.type;
}
