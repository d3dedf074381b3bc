import type { z } from 'zod';
import type { Ctx } from '../../../db/context.ts';
import { fail } from '../errors.ts';
import { lockConfig, requireVersion } from '../store.ts';
import type { versionInput } from './get-version.ts';
import { archivePublished } from './publish-version.ts';
import { toDetail, type VersionDetail } from './version.ts';

/** Takes the published version out of force: no egg is laid until another is published; buddies keep theirs. */
export async function archiveVersion(
  ctx: Ctx,
  { id }: z.output<typeof versionInput>,
): Promise<VersionDetail> {
  return ctx.transact(async (ctx) => {
    await lockConfig(ctx);
    const { status } = await requireVersion(ctx, id);
    if (status !== 'published') throw fail('conflict', { reason: 'not_published', status });
    await archivePublished(ctx, ctx.now().toISOString());
    ctx.emit({ name: 'account.changed', payload: { accountId: ctx.accountId } });
    return toDetail(await requireVersion(ctx, id));
  });
}
