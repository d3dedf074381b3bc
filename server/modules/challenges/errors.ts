import { failures } from '../../kernel/errors.ts';

export const fail = failures({
  no_template: ['not_found', 'No such challenge template.'],
  no_challenge: ['not_found', 'No such challenge of this user.'],
  no_summary: ['not_found', 'No summary of that time.'],
  user_exists: ['conflict', 'There is a user with that UUID already.'],
  already_accepted: ['conflict', 'This challenge was accepted for that month already.'],
  month_is_over: ['conflict', 'That month is over.'],
  month_is_far: ['conflict', 'A challenge can be accepted for this month or the next.'],
  not_active: ['conflict', 'This challenge is no longer active.'],
  not_completed: ['conflict', 'The challenge is not completed yet.'],
  already_claimed: ['conflict', 'Reward already claimed'],
});
