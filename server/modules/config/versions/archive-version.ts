import { z } from 'zod';
import type { Ctx } from '../../../db/context.ts';
import * as f from '../../../kernel/fields.ts';
import { requireRevision } from '../edit-draft.ts';
import { fail } from '../errors.ts';
import { lockConfig, readWorkspace, requireVersion } from '../store.ts';
import { archivePublished } from './publish-version.ts';
import { toDetail, type VersionDetail } from './version.ts';

export const archiveVersionInput = z.strictObject({ id: f.pathId, revision: z.int().min(0).optional() });

/** Takes the published version out of force: no egg is laid until another is published; buddies keep theirs. */
export async function archiveVersion(
  ctx: Ctx,
  { id, revision }: z.output<typeof archiveVersionInput>,
): Promise<VersionDetail> {
  return ctx.transact(async (ctx) => {
    await lockConfig(ctx);
    await requireRevision(ctx, await readWorkspace(ctx), revision);
    const { status } = await requireVersion(ctx, id);
    if (status !== 'published') throw fail('conflict', { reason: 'not_published', status });
    await archivePublished(ctx, ctx.now().toISOString());
    ctx.emit({ name: 'account.changed', payload: { accountId: ctx.accountId } });
    return toDetail(await requireVersion(ctx, id));
  });
}
