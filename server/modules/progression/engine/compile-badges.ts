import type { Badge } from '../../config/content.ts';
import { reader } from './condition.ts';
import { compileGuard, type Fields } from './guards.ts';
import type { BadgePlan, CollectionPlan } from './plan.ts';

export function compileBadge(fields: Fields, source: Badge): BadgePlan {
  const { criteria, active, audience, key } = source;
  const conditions = criteria.type === 'milestone' ? criteria.conditions : [];
  return {
    kind: 'badge',
    source,
    guard: compileGuard(fields, { active, audience, conditions }),
    claim: `b.${key}`,
    needed: thresholdOf(source),
    countsType: criteria.type === 'milestone' && conditions.length > 0 ? criteria.eventType : undefined,
  };
}

function thresholdOf({ criteria }: Badge): number {
  switch (criteria.type) {
    case 'skill_level':
      return criteria.level;
    case 'evolution_stage':
      return criteria.stage;
    case 'coin_threshold':
      return criteria.coins;
    default:
      return criteria.count;
  }
}

/** The properties to collect, by event type. Badges over the same property share one set. */
export function compileCollections(badges: readonly Badge[]): Map<string, CollectionPlan[]> {
  const caps = new Map<string, { type: string; field: string; cap: number }>();
  for (const { criteria, active } of badges) {
    if (criteria.type !== 'collection' || !active) continue;
    const { eventType: type, field, count } = criteria;
    const name = `${type}|${field}`;
    caps.set(name, { type, field, cap: Math.max(count, caps.get(name)?.cap ?? 0) });
  }
  const byType = new Map<string, CollectionPlan[]>();
  for (const [name, { type, field, cap }] of caps)
    byType.set(type, [...(byType.get(type) ?? []), { name, read: reader(field), cap }]);
  return byType;
}
