import { isTrackedEnvelope, tracked, type TrackedEnvelope } from '@trpc/server';
import { z } from 'zod';

/** The output schema of a subscription that yields tracked items: each is parsed as it leaves. */
export const streamOf = <T extends z.ZodType>(item: T) =>
  z
    .custom<AsyncIterable<TrackedEnvelope<z.input<T>>>>(isAsyncIterable)
    .transform(async function* (source): AsyncGenerator<TrackedEnvelope<z.output<T>>, void, void> {
      for await (const envelope of source) {
        if (!isTrackedEnvelope(envelope)) throw new Error('a subscription yielded something untracked');
        yield tracked(envelope[0], item.parse(envelope[1]));
      }
    });

const isAsyncIterable = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

/** Items of a stream with the ids that a client resumes from. */
export async function* tracking<T>(
  source: AsyncIterable<T>,
  idOf: (item: T) => string,
): AsyncGenerator<TrackedEnvelope<T>, void, void> {
  for await (const item of source) yield tracked(idOf(item), item);
}
