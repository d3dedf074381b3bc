import type { ConfigContent } from './content.ts';
import { fail } from './errors.ts';
import type { Element, Kind } from './kinds.ts';
import { referencesOf } from './references.ts';

type Target = { target: string; key: string };

/** What could be named before a change and no longer can. */
export function lostTargets<E extends Element>(kind: Kind<E>, old: E, element: E): Target[] {
  const kept = new Set(kind.targets?.(element).map(({ key }) => key));
  return (kind.targets?.(old) ?? []).filter(({ key }) => !kept.has(key));
}

const MAX_REFERRERS = 50;

/** Throws 409 with who still names what is gone. */
export function requireUnused<E extends Element>(
  kind: Kind<E>,
  content: ConfigContent,
  gone: readonly Target[],
): void {
  if (gone.length === 0) return;
  const names = new Set(gone.map(({ target, key }) => `${target}/${key}`));
  const used = referencesOf(content).filter(({ target, to }) => names.has(`${target}/${to}`));
  if (used.length === 0) return;
  throw fail(
    'conflict',
    {
      reason: 'in_use',
      used_by: used.slice(0, MAX_REFERRERS).map(({ kind, key, target, to }) => ({ kind, key, target, to })),
    },
    `Other parts of the configuration use this ${kind.noun}.`,
  );
}
