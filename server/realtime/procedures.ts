import { z } from 'zod';
import * as f from '../kernel/fields.ts';
import { router, widget } from '../trpc/trpc.ts';
import { changes, liveRow } from './changes.ts';
import { streamOf } from '../trpc/stream-output.ts';

const sequence = z.int().min(0).max(2_147_483_647);

export const liveRouter = router({
  changes: widget('read')
    .meta({ summary: 'What happens to the session’s user, as it happens', idempotency: 'none' })
    .input(
      z
        .strictObject({
          /** The sequence in the state that the page shows. Without it the stream starts now, with a `ready` row. */
          after: sequence.optional(),
          /** The theme that the page shows. When it is no longer the customer's, the stream says so at once. */
          theme: f.freeMap.optional(),
          /** Set by clients that resume; wins over `after`. */
          lastEventId: z
            .string()
            .regex(/^\d{1,10}$/, 'must be the id of a row of this stream')
            .transform(Number)
            .pipe(sequence)
            .nullish(),
        })
        .prefault({}),
    )
    .output(streamOf(liveRow))
    .subscription(({ ctx, input, signal }) =>
      changes(ctx, { after: input.lastEventId ?? input.after, theme: input.theme }, signal),
    ),
});
