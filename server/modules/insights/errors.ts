import { failures } from '../../kernel/errors.ts';

export const fail = failures({
  not_yourself: ['forbidden', 'Only your own data can be asked for.'],
});
