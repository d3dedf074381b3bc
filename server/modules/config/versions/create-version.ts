import { z } from 'zod';
import type { Ctx } from '../../../db/context.ts';
import { invalid } from '../../../kernel/errors.ts';
import * as f from '../../../kernel/fields.ts';
import { asEditChanges, contentChanges } from '../changes.ts';
import { requireRevision } from '../edit-draft.ts';
import { fail } from '../errors.ts';
import { starterContent } from '../starter.ts';
import {
  findVersion,
  insertDraft,
  lockConfig,
  readWorkspace,
  requireVersion,
  saveDraft,
  type VersionRow,
} from '../store.ts';
import { toDetail, type VersionDetail } from './version.ts';

const name = f.text(120).optional();
const replaceDraft = z.boolean().default(false);
const revision = z.int().min(0).optional();

export const createVersionInput = z.strictObject({
  name,
  /** Version to start from; the published one unless said. */
  basedOn: f.pathId.optional(),
  replaceDraft,
  revision,
});

/** Opens a draft. 409 when there is one already, unless it is to be replaced. */
export async function createVersion(
  ctx: Ctx,
  { basedOn, ...input }: z.output<typeof createVersionInput>,
): Promise<VersionDetail> {
  return ctx.transact(async (ctx) => {
    if (basedOn === undefined) return startDraft(ctx, undefined, input);
    const base = await findVersion(ctx, basedOn);
    if (!base) throw invalid([{ field: 'basedOn', message: 'is no version of this customer' }]);
    return startDraft(ctx, base, input);
  });
}

export const cloneVersionInput = z.strictObject({ id: f.pathId, name, replaceDraft, revision });

/** Opens a draft from any version: how an old one comes back, and how a draft is started over. */
export async function cloneVersion(
  ctx: Ctx,
  { id, ...input }: z.output<typeof cloneVersionInput>,
): Promise<VersionDetail> {
  return ctx.transact(async (ctx) => startDraft(ctx, await requireVersion(ctx, id), input));
}

interface Start {
  name?: string;
  replaceDraft: boolean;
  revision?: number;
}

async function startDraft(ctx: Ctx, wanted: VersionRow | undefined, input: Start): Promise<VersionDetail> {
  await lockConfig(ctx);
  const workspace = await readWorkspace(ctx);
  const { draft, published } = workspace;
  const base = wanted ?? published;
  await requireRevision(ctx, workspace, input.revision);
  if (draft && !input.replaceDraft) {
    throw fail('conflict', {
      reason: 'draft_exists',
      config_version_id: draft.id,
      revision: draft.revision,
      updated_at: draft.updatedAt,
    });
  }
  const content = base?.content ?? starterContent();
  const before = draft ?? published;
  const target = draft ?? (await insertDraft(ctx, { content, name: input.name, basedOn: base?.id ?? null }));
  const changes = before ? contentChanges(before.content, content) : [];
  // A copy of what is in force is no edit: whoever read that one is not behind.
  if (!draft && changes.length === 0) return toDetail(target);
  const about = { name: input.name, basedOn: base?.id ?? null };
  return toDetail(await saveDraft(ctx, target, content, asEditChanges(changes), about));
}
