import { Readable } from 'node:stream';
import { fail, Failure, isFailure } from '../../../kernel/errors.ts';
import { toFailure } from '../../../trpc/trpc.ts';
import { snakeCase } from '../../codec/schema.ts';
import { raw, type Routes } from '../../table.ts';

/** The body in the procedure's own names; what it may hold is the procedure's to say. */
function fromWire(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('conversation_history' in body)) return body ?? {};
  const { conversation_history: conversationHistory, ...rest } = body;
  return 'conversationHistory' in rest ? body : { ...rest, conversationHistory };
}

/** Every key of an event is a field of its schema, so all of them are recased. */
function recased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(recased);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [snakeCase(name), recased(inner)]));
}

const UNAVAILABLE = 'The assistant cannot answer at the moment. Please try again.';

/** Whatever went wrong inside, outside the assistant is not available; refusals of the caller stay what they are. */
function told(error: unknown): Failure {
  const failure = isFailure(error) ? error : toFailure(error);
  if (failure.kind !== 'internal') return inWireNames(failure);
  return fail('unavailable', undefined, UNAVAILABLE);
}

function inWireNames(failure: Failure): Failure {
  const text = JSON.stringify(failure.details ?? {}).replaceAll(
    'conversationHistory',
    'conversation_history',
  );
  const details: unknown = JSON.parse(text);
  return new Failure(failure.kind, failure.code, failure.message, isRecord(details) ? details : {});
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isEvents = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

const line = (event: unknown): string => `data: ${JSON.stringify(recased(event))}\n\n`;

/** The events as lines. The first is awaited before anything is sent, so that a refusal is an answer of its own. */
async function* linesOf(first: unknown, rest: AsyncIterator<unknown>): AsyncGenerator<string, void, void> {
  yield line(first);
  try {
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield line(next.value);
  } catch (error) {
    const { message } = told(error);
    yield line({ event: 'error', data: { detail: message, code: 'AGENT_UNAVAILABLE' } });
  } finally {
    await rest.return?.();
  }
}

export const diningChatRoutes = {
  // ## Chat
  'POST /chat': raw(
    async ({ request, reply, call }) => {
      const events = await call('dining.chat', fromWire(request.body)).catch((error: unknown) => {
        throw told(error);
      });
      if (!isEvents(events)) throw fail('unavailable', undefined, UNAVAILABLE);
      const iterator = events[Symbol.asyncIterator]();
      const first = await iterator.next().catch((error: unknown) => {
        throw told(error);
      });
      return reply
        .headers({
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-cache',
          'x-accel-buffering': 'no',
        })
        .send(Readable.from(linesOf(first.value, iterator)));
    },
    {
      summary: 'Ask where to eat: five steps and one result, as server-sent events',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['message'],
              additionalProperties: false,
              properties: {
                message: { type: 'string', minLength: 1, maxLength: 2000 },
                conversation_history: {
                  type: 'array',
                  maxItems: 200,
                  description: 'Earlier turns; the last six are looked at.',
                  items: {
                    type: 'object',
                    required: ['role', 'content'],
                    properties: {
                      role: { type: 'string', enum: ['user', 'assistant'] },
                      content: { type: 'string', maxLength: 8000 },
                    },
                  },
                },
              },
            },
          },
        },
      },
      responses: {
        200: {
          description: 'Events `thinking` (five) and `result` (one)',
          content: { 'text/event-stream': { schema: { type: 'string' } } },
        },
        400: { description: 'X-User-ID is no UUID' },
        422: { description: 'The body is not as described' },
        503: { description: 'The assistant is not available' },
      },
    },
  ),
} satisfies Routes;
