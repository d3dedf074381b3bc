import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { FastifyRequest } from 'fastify';
import { fail, type Failure } from '../../../kernel/errors.ts';
import { compileEncoder } from '../../codec/encode.ts';
import { jsonSchema } from '../../codec/json-schema.ts';
import { isPlainObject, snakeCase } from '../../codec/schema.ts';
import { WireFailure } from '../../codec/findings.ts';
import { dataEnvelope } from '../../dialects/data-envelope.ts';
import { failureOf } from '../../refusal.ts';
import { eventStream, sseEvent } from '../../sse.ts';
import { raw, type RawCall } from '../../table.ts';
import { thread, threadOf, type AnyThread } from './ai-agent-views.ts';
import { queryOptions } from './query-options.ts';

const encodeThread = compileEncoder(thread, snakeCase);

/** The procedures' output schemas say what these are. */
const asThread = (answer: unknown): AnyThread => answer as AnyThread;
const asTurn = (answer: unknown): { turnId: string; conversation: { id: string } } =>
  answer as { turnId: string; conversation: { id: string } };
const asRows = (answer: unknown): AsyncIterable<readonly [string, Row]> =>
  answer as AsyncIterable<readonly [string, Row]>;

interface Row {
  seq: number;
  event: { type: string } & Record<string, unknown>;
}

const BODY: Readonly<Record<string, string>> = {
  content: 'content',
  pending_action_id: 'pendingActionId',
};

/** The body in the procedure's names. A key makes a repeated request the same turn. */
function inputOf({ request, params }: RawCall): object {
  const body = request.body ?? {};
  if (!isPlainObject(body)) throw fail('bad_request', undefined, 'The body must be an object.');
  const unknown = Object.keys(body).filter((name) => !Object.hasOwn(BODY, name));
  if (unknown.length > 0)
    throw new WireFailure(unknown.map((field) => ({ field, message: `property ${field} should not exist` })));
  const key = request.headers['idempotency-key'];
  return {
    ...Object.fromEntries(Object.entries(body).map(([name, value]) => [BODY[name] ?? name, value])),
    conversationId: params.conversationId,
    clientId: typeof key === 'string' ? uuidOf([key, params.conversationId]) : randomUUID(),
  };
}

/** The same UUID for the same texts. */
function uuidOf(texts: unknown): string {
  const hex = createHash('sha256').update(JSON.stringify(texts)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function wantsStream(request: FastifyRequest): boolean {
  const { stream } = queryOptions(request.query, ['stream']);
  if (stream !== undefined && stream !== '1')
    throw new WireFailure([{ field: 'stream', message: 'must be 1' }]);
  return stream === '1' || /\btext\/event-stream\b/.test(request.headers.accept ?? '');
}

/** What the answer ended with, if that was no answer. */
function failureIn({ event }: Row): Failure | undefined {
  if (event.type !== 'error') return undefined;
  return fail(
    'unavailable',
    { reason: event.code },
    typeof event.message === 'string' ? event.message : undefined,
  );
}

async function endedThread(call: RawCall['call'], conversationId: string): Promise<unknown> {
  const answer = threadOf(asThread(await call('assistant.conversations.get', { conversationId })));
  return { data: encodeThread ? encodeThread(answer) : answer };
}

const STEPS = new Set(['step', 'tool_call', 'tool_result']);

async function* eventsOf(
  { call, ctx, request }: RawCall,
  turnId: string,
  conversationId: string,
): AsyncGenerator<string, void, void> {
  let content = '';
  const refused = (failure: Failure): string => sseEvent('error', dataEnvelope.failure(failure, request.id));
  try {
    for await (const [, row] of asRows(await call('assistant.turns.follow', { turnId }))) {
      const { event } = row;
      if (event.type === 'delta' && typeof event.text === 'string') {
        content += event.text;
        yield sseEvent('partial_output', { content });
      } else if (STEPS.has(event.type)) yield sseEvent('step', event);
      const failure = failureIn(row);
      if (failure) return yield refused(failure);
    }
    yield sseEvent('done', await endedThread(call, conversationId));
  } catch (error) {
    yield refused(failureOf(error, ctx.requestId, ctx.log));
  }
}

/** `POST …/messages`: the updated thread, or the way there as server-sent events. */
export const messageRow = raw(
  async (row: RawCall) => {
    const { request, reply, call } = row;
    const isStream = wantsStream(request);
    const { turnId, conversation } = asTurn(await call('assistant.turns.start', inputOf(row)));
    if (isStream) return eventStream(reply, eventsOf(row, turnId, conversation.id));
    for await (const [, event] of asRows(await call('assistant.turns.follow', { turnId }))) {
      const failure = failureIn(event);
      if (failure) throw failure;
    }
    return reply.header('cache-control', 'no-store').send(await endedThread(call, conversation.id));
  },
  {
    summary: 'Send a user turn to the AI conversation',
    parameters: [
      {
        in: 'path',
        name: 'conversationId',
        required: true,
        schema: { type: 'string', format: 'uuid' },
      },
      {
        in: 'query',
        name: 'stream',
        required: false,
        schema: { type: 'string', enum: ['1'] },
        description: 'Server-sent events, as with `Accept: text/event-stream`.',
      },
    ],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['content'],
            additionalProperties: false,
            properties: {
              content: { type: 'string', minLength: 1, maxLength: 8000 },
              pending_action_id: {
                type: 'string',
                format: 'uuid',
                description: 'The waiting change that the message decides about.',
              },
            },
          },
        },
      },
    },
    responses: {
      200: {
        description:
          'Updated conversation thread (JSON), or events `partial_output`, `step`, `done`, `error`',
        content: {
          'application/json': {
            schema: jsonSchema(z.object({ data: thread }), 'output', snakeCase, {}),
          },
          'text/event-stream': { schema: { type: 'string' } },
        },
      },
      409: { description: 'The assistant still answers, or the change no longer waits' },
      429: { description: 'The AI budget is used up: `details.resets_at` says until when' },
    },
  },
);
