import { failures } from '../../kernel/errors.ts';

export const fail = failures({
  no_buddy: ['conflict', 'There is no buddy yet.'],
  no_egg: ['conflict', 'There is no egg to hatch.'],
});
