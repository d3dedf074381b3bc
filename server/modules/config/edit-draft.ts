import { and, desc, eq, gt } from 'drizzle-orm';
import type { Ctx } from '../../db/context.ts';
import { invalid } from '../../kernel/errors.ts';
import { configContent, type ConfigContent } from './content.ts';
import { fail } from './errors.ts';
import { lockConfig, openDraft, readWorkspace, saveDraft, type VersionRow, type Workspace } from './store.ts';
import { configEdits, type EditChange } from './tables.ts';

/** What an edit makes of the content, what it touched, and what it answers. */
export interface Edit<T> {
  content: ConfigContent;
  changes: EditChange[];
  result: T;
}

/** Which draft a write went to, and the revision it made. A later write may send that revision back. */
export interface Stamp {
  configVersionId: string;
  revision: number;
}

/**
 * The only way to change a configuration. Editors of one account take turns, so no edit is lost; with `revision`
 * (what the editor last read) an edit is refused when somebody else's came in between.
 */
export async function editDraft<T>(
  ctx: Ctx,
  revision: number | undefined,
  edit: (content: ConfigContent, draft: VersionRow) => Edit<T>,
): Promise<T & Stamp> {
  return ctx.transact(async (ctx) => {
    await lockConfig(ctx);
    const workspace = await readWorkspace(ctx);
    await requireRevision(ctx, workspace, revision);
    const draft = await openDraft(ctx, workspace);
    const { content, changes, result } = edit(draft.content, draft);
    const saved = await saveDraft(ctx, draft, requireContent(content), changes);
    return { ...result, configVersionId: saved.id, revision: saved.revision };
  });
}

/** Each edit keeps its own fields right; this holds the limits of the whole, such as the number of rules. */
export function requireContent(content: ConfigContent): ConfigContent {
  const parsed = configContent.safeParse(content);
  if (parsed.success) return parsed.data;
  throw invalid(
    parsed.error.issues.slice(0, 20).map(({ path, message }) => ({ field: path.join('.'), message })),
  );
}

const MAX_CHANGES = 100;

/** Throws 409 with what changed since `revision`. */
export async function requireRevision(
  ctx: Ctx,
  { draft, published }: Workspace,
  revision: number | undefined,
): Promise<void> {
  const latest = draft ?? published;
  if (revision === undefined || revision === (latest?.revision ?? 0)) return;
  const edits = await ctx.db
    .select({ changes: configEdits.changes })
    .from(configEdits)
    .where(and(eq(configEdits.customerId, ctx.accountId), gt(configEdits.revision, revision)))
    .orderBy(desc(configEdits.revision))
    .limit(MAX_CHANGES);
  const changed = new Map(
    edits
      .toReversed()
      .flatMap((edit) => edit.changes)
      .map((change) => [`${change.kind}/${change.key}`, change]),
  );
  throw fail('config_version_mismatch', {
    config_version_id: latest?.id ?? null,
    current_revision: latest?.revision ?? 0,
    your_revision: revision,
    changed: [...changed.values()].slice(0, MAX_CHANGES),
  });
}
