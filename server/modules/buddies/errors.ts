import { failures } from '../../kernel/errors.ts';

export const fail = failures({
  active_egg_limit: ['conflict', 'The user has as many active eggs as allowed.'],
  egg_transition_forbidden: ['conflict', 'The egg cannot go from its status to that one.'],
  egg_not_ready: ['conflict', 'Only a ready egg hatches.'],
  buddy_archived: ['conflict', 'The buddy is archived.'],
  evolution_not_ready: ['conflict', 'The requirements of the next stage are not met.'],
  max_stage_reached: ['conflict', 'The buddy is in its last stage.'],
  operation_in_progress: ['conflict', 'An operation of this kind is under way for the buddy.'],
  operation_not_cancellable: ['conflict', 'Only a pending operation can be cancelled.'],
  item_not_owned: ['conflict', 'The buddy does not own every item.'],
  too_many_items: ['bad_request', 'A buddy wears at most four items.'],
  category_conflict: ['bad_request', 'Only one item of this category fits.'],
  badge_already_awarded: ['conflict', 'The buddy has this badge.'],
  unknown_badge: ['bad_request', 'The configuration of this buddy has no such badge.'],
  unknown_skill: ['bad_request', 'The configuration of this buddy has no such skill.'],
  gate_not_found: ['not_found', 'The configuration of this buddy has no such gate.'],
  hatch_failed: ['internal', 'The egg could not hatch. It is ready again; try once more.'],
});
