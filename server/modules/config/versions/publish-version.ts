import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../../db/context.ts';
import { invalid } from '../../../kernel/errors.ts';
import * as f from '../../../kernel/fields.ts';
import { requireRevision } from '../edit-draft.ts';
import { fail } from '../errors.ts';
import { contentProblems } from '../problems.ts';
import { isEmpty } from '../starter.ts';
import { lockConfig, readWorkspace, requireVersion, type VersionRow } from '../store.ts';
import { configVersions } from '../tables.ts';
import { toDetail, type VersionDetail } from './version.ts';

export const publishVersionInput = z.strictObject({
  id: f.pathId,
  /** Publish only what was reviewed: refused when the draft has moved since. */
  revision: z.int().min(0).optional(),
});

/**
 * Puts a draft in force and archives the version before it, in one step. From then on it never changes. Buddies
 * that already hatched stay on their own version.
 */
export async function publishVersion(
  ctx: Ctx,
  { id, revision }: z.output<typeof publishVersionInput>,
): Promise<VersionDetail> {
  return ctx.transact(async (ctx) => {
    await lockConfig(ctx);
    const row = await requireVersion(ctx, id);
    if (row.status !== 'draft') throw fail('conflict', { reason: 'not_a_draft', status: row.status });
    const workspace = await readWorkspace(ctx);
    await requireRevision(ctx, workspace, revision);
    if (isEmpty(row.content))
      throw fail('bad_request', { reason: 'empty_draft' }, 'An empty draft cannot be published.');
    const problems = contentProblems(row.content);
    if (problems.length > 0)
      throw invalid(problems.slice(0, 20), 'The draft has problems to put right first.');
    return toDetail(await promote(ctx, row));
  });
}

async function promote(ctx: Ctx, draft: VersionRow): Promise<VersionRow> {
  const at = ctx.now().toISOString();
  await archivePublished(ctx, at);
  const promoted: VersionRow = { ...draft, status: 'published', publishedAt: at, updatedAt: at };
  await ctx.db
    .update(configVersions)
    .set({ status: 'published', publishedAt: at, updatedAt: at })
    .where(and(eq(configVersions.customerId, ctx.accountId), eq(configVersions.id, draft.id)));
  ctx.emit({ name: 'account.changed', payload: { accountId: ctx.accountId } });
  return promoted;
}

/** Takes the version in force out of it. */
export async function archivePublished(ctx: Ctx, at: string): Promise<void> {
  await ctx.db
    .update(configVersions)
    .set({ status: 'archived', archivedAt: at, updatedAt: at })
    .where(and(eq(configVersions.customerId, ctx.accountId), eq(configVersions.status, 'published')));
}
