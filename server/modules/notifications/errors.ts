import { failures } from '../../kernel/errors.ts';

export const fail = failures({
  no_notification: ['not_found', 'No such notification.'],
  not_yourself: ['forbidden', 'Only your own data can be asked for.'],
});
