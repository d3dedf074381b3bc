import type { Ctx } from '../../db/context.ts';
import { invalid, notFound } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { ConfigContent } from './content.ts';
import { editDraft, type Stamp } from './edit-draft.ts';
import type { Element, Kind } from './kinds.ts';
import { freeKey, requireFreeKeys } from './element-keys.ts';
import { lostTargets, requireUnused } from './element-use.ts';
import { valueProblems } from './problems.ts';
import { renameTarget } from './references.ts';
import { starterContent } from './starter.ts';
import { readWorkspace, type VersionStatus } from './store.ts';

/**
 * List, read, create, change and remove, once for every kind of rule. All writes go to the draft; reads show the
 * draft when there is one, else what is published.
 */
type Fields = Record<string, unknown>;

interface Write extends Fields {
  revision?: number;
}

/** The version that a list shows: nulls before the first edit. */
export interface Shown {
  configVersionId: string | null;
  status: VersionStatus | null;
  revision: number;
}

export async function readShown(ctx: Ctx): Promise<Shown & { content: ConfigContent }> {
  const { draft, published } = await readWorkspace(ctx);
  const version = draft ?? published;
  return {
    configVersionId: version?.id ?? null,
    status: version?.status ?? null,
    revision: version?.revision ?? 0,
    content: version?.content ?? starterContent(),
  };
}

export async function listElements<E extends Element>(
  ctx: Ctx,
  kind: Kind<E>,
): Promise<Shown & { data: E[] }> {
  const { content, ...shown } = await readShown(ctx);
  return { ...shown, data: kind.of(content) };
}

export async function getElement<E extends Element>(ctx: Ctx, kind: Kind<E>, id: string): Promise<E & Shown> {
  const { content, ...shown } = await readShown(ctx);
  return { ...find(kind, content, id), ...shown };
}

export async function createElement<E extends Element>(
  ctx: Ctx,
  kind: Kind<E>,
  { revision, ...fields }: Write,
): Promise<E & Stamp> {
  return editDraft(ctx, revision, (content) => {
    const list = kind.of(content);
    const key = fields.key ?? freeKey(kind.keySource(fields), kind.kind, list);
    const element = parse(kind, { ...kind.defaults?.(fields), ...fields, key, id: newId(kind.idKind) });
    requireFreeKeys(kind, content, element);
    return {
      content: kind.put(content, [...list, element]),
      changes: [{ kind: kind.kind, key: element.key, action: 'created' }],
      result: element,
    };
  });
}

/** Changes the fields that are sent; null takes an optional one away. A new key is followed by whoever names it. */
export async function updateElement<E extends Element>(
  ctx: Ctx,
  kind: Kind<E>,
  { id, revision, ...fields }: Write & { id: string },
): Promise<E & Stamp> {
  return editDraft(ctx, revision, (content) => {
    const old = find(kind, content, id);
    const sent = Object.entries(fields).filter(([, value]) => value !== undefined);
    const merged = Object.entries({ ...old, ...Object.fromEntries(sent) });
    const element = parse(kind, Object.fromEntries(merged.filter(([, value]) => value !== null)));
    requireFreeKeys(kind, content, element);
    const changed = kind.put(
      content,
      kind.of(content).map((one) => (one.id === id ? element : one)),
    );
    const renamed = renameIfNamed(kind, changed, old, element);
    requireUnused(kind, renamed, lostTargets(kind, old, element));
    return {
      content: renamed,
      changes: [{ kind: kind.kind, key: element.key, action: 'updated' }],
      result: element,
    };
  });
}

/** 409 with who names it, when somebody does. */
export async function removeElement<E extends Element>(
  ctx: Ctx,
  kind: Kind<E>,
  { id, revision }: { id: string; revision?: number },
): Promise<Stamp> {
  return editDraft(ctx, revision, (content) => {
    const old = find(kind, content, id);
    const left = kind.put(
      content,
      kind.of(content).filter((one) => one.id !== id),
    );
    requireUnused(kind, left, kind.targets?.(old) ?? []);
    return { content: left, changes: [{ kind: kind.kind, key: old.key, action: 'removed' }], result: {} };
  });
}

function find<E extends Element>(kind: Kind<E>, content: ConfigContent, id: string): E {
  const found = kind.of(content).find((one) => one.id === id);
  if (!found) throw notFound(kind.noun);
  return found;
}

function parse<E extends Element>(kind: Kind<E>, fields: Fields): E {
  const parsed = kind.schema.safeParse(fields);
  if (parsed.success) {
    const { path = '', conditions = [] } = kind.conditions?.(parsed.data) ?? {};
    const problems = valueProblems(conditions, path);
    if (problems.length > 0) throw invalid(problems);
    return parsed.data;
  }
  throw invalid(
    parsed.error.issues.slice(0, 20).map(({ path, message }) => ({ field: path.join('.'), message })),
  );
}

/** Where an element is named by its own key, a new key reaches all who name it. */
function renameIfNamed<E extends Element>(
  kind: Kind<E>,
  content: ConfigContent,
  old: E,
  element: E,
): ConfigContent {
  const [was] = kind.targets?.(old) ?? [];
  const isNamedByKey = was !== undefined && was.key === old.key && kind.kind !== 'skill_set';
  if (!isNamedByKey || old.key === element.key) return content;
  return renameTarget(content, was.target, old.key, element.key);
}
