import type { Badge, ConfigContent } from '../../config/content.ts';

/**
 * Types that Fledge raises through ingest itself, after something outside the rules changed a buddy: an evolution;
 * a grant of coins, tokens, badges or skill points. Badges that depend on those facts belong to these types too.
 */
export const SYSTEM_EVENTS = { evolved: 'buddy_evolved', adjusted: 'progress_adjusted' } as const;

/**
 * The event types that can move a badge, which are those in whose trace it stands:
 *   milestone, collection  its event type
 *   custom                 the type of its counter's name
 *   streak                 the types of that streak
 *   skill_level            the types of rules for that skill; a grant
 *   evolution_stage        an evolution; a grant
 *   coin_threshold         every type that can pay coins (rules, streaks, rewards of other badges); a grant
 * A badge that a streak milestone gives belongs to the types of that streak as well. Rules that are switched off move
 * nothing.
 */
export function typesOfBadges(content: ConfigContent): Map<string, Set<string>> {
  const types = new Map<string, Set<string>>();
  for (const badge of content.badges) types.set(badge.key, ownTypes(content, badge));
  for (const streak of content.streaks.filter(({ active }) => active))
    for (const { badgeKey } of streak.milestones)
      if (badgeKey !== undefined) for (const type of streak.eventTypes) types.get(badgeKey)?.add(type);

  const paying = payingTypes(content, types);
  for (const { key, criteria } of content.badges)
    if (criteria.type === 'coin_threshold') for (const type of paying) types.get(key)?.add(type);
  return types;
}

function ownTypes(content: ConfigContent, { criteria }: Badge): Set<string> {
  switch (criteria.type) {
    case 'milestone':
    case 'collection':
      return new Set([criteria.eventType]);
    case 'custom':
      return new Set([criteria.counter]);
    case 'streak': {
      const streak = content.streaks.find(({ key }) => key === criteria.streakKey);
      return new Set(streak?.active ? streak.eventTypes : []);
    }
    case 'skill_level': {
      const rules = content.skillRules.filter((rule) => rule.active && rule.skillKey === criteria.skillKey);
      return new Set([SYSTEM_EVENTS.adjusted, ...rules.map(({ eventType }) => eventType)]);
    }
    case 'evolution_stage':
      return new Set([SYSTEM_EVENTS.evolved, SYSTEM_EVENTS.adjusted]);
    case 'coin_threshold':
      return new Set([SYSTEM_EVENTS.adjusted]);
  }
}

function payingTypes(content: ConfigContent, typesOfBadge: Map<string, Set<string>>): Set<string> {
  const coinKey = content.tokens.primary.key;
  const paying = new Set<string>();
  for (const { active, eventType } of content.coinRules) if (active) paying.add(eventType);
  for (const { active, eventType, tokenKey } of content.tokenRules)
    if (active && tokenKey === coinKey) paying.add(eventType);
  for (const { active, eventTypes, tickReward, milestones } of content.streaks)
    if (active && (tickReward.coins > 0 || milestones.some(({ coins }) => coins > 0)))
      for (const type of eventTypes) paying.add(type);
  for (const { key, active, award, reward, criteria } of content.badges)
    if (active && award === 'auto' && reward.coins > 0 && criteria.type !== 'coin_threshold')
      for (const type of typesOfBadge.get(key) ?? []) paying.add(type);
  return paying;
}
