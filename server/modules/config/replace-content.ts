import type { Ctx } from '../../db/context.ts';
import { asEditChanges, contentChanges } from './changes.ts';
import { requireContent, requireRevision } from './edit-draft.ts';
import type { ConfigContent } from './content.ts';
import { lockConfig, openDraft, readWorkspace, saveDraft } from './store.ts';
import { publishVersion } from './versions/publish-version.ts';

export interface Replaced {
  configVersionId: string;
  revision: number;
  status: 'draft' | 'published';
}

/**
 * Puts a whole configuration (a preset, a generated plan) in place of the draft's. A customer that has none in
 * force yet gets it published at once, everybody else gets to review it first. With `revision` it is refused when
 * somebody edited since that was read.
 */
export async function replaceContent(
  ctx: Ctx,
  content: ConfigContent,
  name: string,
  revision?: number,
): Promise<Replaced> {
  return ctx.transact(async (ctx) => {
    await lockConfig(ctx);
    const workspace = await readWorkspace(ctx);
    await requireRevision(ctx, workspace, revision);
    const draft = await openDraft(ctx, workspace);
    const changes = asEditChanges(contentChanges(draft.content, content));
    const saved = await saveDraft(ctx, draft, requireContent(content), changes, { name });
    const replaced = { configVersionId: saved.id, revision: saved.revision };
    if (workspace.published) return { ...replaced, status: 'draft' };
    await publishVersion(ctx, { id: saved.id });
    return { ...replaced, status: 'published' };
  });
}
