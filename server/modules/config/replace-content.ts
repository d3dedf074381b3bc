import type { Ctx } from '../../db/context.ts';
import { asEditChanges, contentChanges } from './changes.ts';
import { requireContent } from './edit-draft.ts';
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
 * force yet gets it published at once, everybody else gets to review it first.
 */
export async function replaceContent(ctx: Ctx, content: ConfigContent, name: string): Promise<Replaced> {
  return ctx.transact(async (ctx) => {
    await lockConfig(ctx);
    const workspace = await readWorkspace(ctx);
    const draft = await openDraft(ctx, workspace);
    const changes = asEditChanges(contentChanges(draft.content, content));
    const saved = await saveDraft(ctx, draft, requireContent(content), changes, { name });
    const { id, revision } = saved;
    if (workspace.published) return { configVersionId: id, revision, status: 'draft' };
    await publishVersion(ctx, { id });
    return { configVersionId: id, revision, status: 'published' };
  });
}
