import { z } from 'zod';
import type { Ctx } from '../../../db/context.ts';
import * as f from '../../../kernel/fields.ts';
import { asEditChanges, contentChanges } from '../changes.ts';
import { evolution } from '../content.ts';
import { requireContent, requireRevision } from '../edit-draft.ts';
import { fail } from '../errors.ts';
import { lockConfig, openDraft, readWorkspace, requireVersion, saveDraft } from '../store.ts';
import { toDetail, type VersionDetail } from './version.ts';

export const updateVersionInput = z.strictObject({
  id: f.pathId,
  name: f.text(120).optional(),
  evolution: z
    .strictObject({
      autoEvolve: z.boolean().optional(),
      stages: evolution.shape.stages.optional(),
    })
    .optional(),
  revision: z.int().min(0).optional(),
});

/**
 * Changes the draft's name and evolution rules. Named after the published version it opens a draft from that one;
 * 409 when somebody already did, because the caller has not seen that draft.
 */
export async function updateVersion(
  ctx: Ctx,
  { id, ...input }: z.output<typeof updateVersionInput>,
): Promise<VersionDetail> {
  return ctx.transact(async (ctx) => {
    await lockConfig(ctx);
    const row = await requireVersion(ctx, id);
    if (row.status === 'archived') throw fail('conflict', { reason: 'not_editable', status: row.status });
    const workspace = await readWorkspace(ctx);
    if (workspace.draft && workspace.draft.id !== row.id) {
      throw fail('config_version_mismatch', {
        config_version_id: workspace.draft.id,
        current_revision: workspace.draft.revision,
        changed: asEditChanges(contentChanges(row.content, workspace.draft.content)),
      });
    }
    await requireRevision(ctx, workspace, input.revision);
    const draft = await openDraft(ctx, workspace);
    const content = requireContent({
      ...draft.content,
      evolution: {
        autoEvolve: input.evolution?.autoEvolve ?? draft.content.evolution.autoEvolve,
        stages: input.evolution?.stages ?? draft.content.evolution.stages,
      },
    });
    const changes = asEditChanges(contentChanges(draft.content, content));
    if (input.name !== undefined) changes.push({ kind: 'config_version', key: 'name', action: 'updated' });
    return toDetail(await saveDraft(ctx, draft, content, changes, { name: input.name }));
  });
}
