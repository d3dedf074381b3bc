import { failures } from '../../kernel/errors.ts';

export const fail = failures({
  credit_insufficient: ['payment', 'There are not enough credits for that.'],
});
