import { isDeepStrictEqual } from 'node:util';
import type { ConfigContent } from './content.ts';
import type { EditChange } from './tables.ts';

/** One part that differs between two configurations; null where it does not exist. */
export interface ContentChange {
  kind: string;
  key: string;
  before: unknown;
  after: unknown;
}

interface Part {
  kind: string;
  key: string;
  /** What stays the same when the key changes. */
  identity: string;
  value: unknown;
}

/** A configuration taken apart into what people speak of. */
function partsOf(content: ConfigContent): Part[] {
  const parts = (kind: string, list: readonly { id?: string; key: string }[]): Part[] =>
    list.map((value) => ({ kind, key: value.key, identity: value.id ?? value.key, value }));
  return [
    { kind: 'token', key: 'primary', identity: 'primary', value: content.tokens.primary },
    { kind: 'token', key: 'progression', identity: 'progression', value: content.tokens.progression },
    ...parts('event_type', content.eventTypes),
    ...parts('coin_rule', content.coinRules),
    ...parts('token_rule', content.tokenRules),
    ...parts('skill_set', content.skillSets),
    ...parts('skill_rule', content.skillRules),
    ...parts('badge', content.badges),
    ...parts('streak', content.streaks),
    ...content.evolution.stages.map((value) => ({
      kind: 'evolution_stage',
      key: String(value.stage),
      identity: String(value.stage),
      value,
    })),
    { kind: 'evolution', key: 'auto_evolve', identity: 'auto_evolve', value: content.evolution.autoEvolve },
    ...parts('gate', content.gates),
  ];
}

/**
 * What changed from one configuration to another, part by part. A part keeps its identity when it is renamed;
 * where identities differ (another origin of the same rules) equal keys are the same part.
 */
export function contentChanges(before: ConfigContent, after: ConfigContent): ContentChange[] {
  const old = partsOf(before);
  const byIdentity = new Map(old.map((part) => [`${part.kind}/${part.identity}`, part]));
  const byKey = new Map(old.map((part) => [`${part.kind}/${part.key}`, part]));
  const matched = new Set<Part>();
  const match = (part: Part): Part | undefined => {
    const candidates = [
      byIdentity.get(`${part.kind}/${part.identity}`),
      byKey.get(`${part.kind}/${part.key}`),
    ];
    const found = candidates.find((candidate) => candidate && !matched.has(candidate));
    if (found) matched.add(found);
    return found;
  };
  const changes = partsOf(after).flatMap((part) => {
    const was = match(part);
    if (was && isDeepStrictEqual(plain(was.value), plain(part.value))) return [];
    return [{ kind: part.kind, key: part.key, before: was?.value ?? null, after: part.value }];
  });
  const removed = old
    .filter((part) => !matched.has(part))
    .map(({ kind, key, value }) => ({ kind, key, before: value, after: null }));
  return [...changes, ...removed];
}

/** Without ids, which say nothing about what a part does, and without absent fields. */
function plain(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  return JSON.parse(JSON.stringify({ ...value, id: undefined }));
}

/** The same as a list of what an edit touched. */
export const asEditChanges = (changes: ContentChange[]): EditChange[] =>
  changes.map(({ kind, key, before, after }) => ({
    kind,
    key,
    action: before === null ? 'created' : after === null ? 'removed' : 'updated',
  }));
