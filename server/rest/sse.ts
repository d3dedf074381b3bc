import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Proxies close what is silent for long. */
const HEARTBEAT_MS = 15_000;

/** One server-sent event; a nameless one is a message. */
export const sseEvent = (name: string | undefined, data: unknown): string =>
  `${name === undefined ? '' : `event: ${name}\n`}data: ${JSON.stringify(data)}\n\n`;

/** The source, and a comment whenever it says nothing for a while. Whoever hangs up ends the source. */
async function* kept(source: AsyncGenerator<string, void, void>): AsyncGenerator<string, void, void> {
  let next = source.next();
  try {
    for (;;) {
      let timer: NodeJS.Timeout | undefined;
      const silence = new Promise<'silent'>((resolve) => {
        timer = setTimeout(() => resolve('silent'), HEARTBEAT_MS);
      });
      const said = await Promise.race([next, silence]).finally(() => clearTimeout(timer));
      if (said === 'silent') {
        yield ': still here\n\n';
        continue;
      }
      if (said.done === true) return;
      yield said.value;
      next = source.next();
    }
  } finally {
    source.return().catch(() => {});
  }
}

/** Answers with a stream of events; it is not kept by anybody on the way. */
export const eventStream = (reply: FastifyReply, source: AsyncGenerator<string, void, void>): FastifyReply =>
  reply
    .headers({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
      'x-accel-buffering': 'no',
    })
    .send(Readable.from(kept(source)));
