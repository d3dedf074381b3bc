import { open, router } from '../../trpc/trpc.ts';
import { coached, suggestInput } from './schema.ts';
import { suggest } from './suggest.ts';

/** Advice on the month so far, from figures that the caller sends; nothing is stored. */
export const coachRouter = router({
  suggest: open
    .meta({
      summary: 'Suggestions for the coming week, by the trained policy or by fallback rules',
      idempotency: 'none',
    })
    .input(suggestInput)
    .output(coached)
    .query(({ input }) => suggest(input)),
});
