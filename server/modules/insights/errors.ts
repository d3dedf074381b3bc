import { failures } from '../../kernel/errors.ts';

export const fail = failures({
  not_yourself: ['forbidden', 'user_id may only name the caller.'],
});
