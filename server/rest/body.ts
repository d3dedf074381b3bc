import type { FastifyInstance } from 'fastify';
import { fail } from '../kernel/errors.ts';
import { HttpFailure } from './refusal.ts';

export const MAX_BODY_BYTES = 1_048_576;
export const MAX_DEPTH = 32;

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN = new Set([91, 123]);
const CLOSE = new Set([93, 125]);

/** Whether a JSON text nests deeper than that. Looks at the text, so nothing has walked the value yet. */
export function isDeeper(text: string, maximum: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === BACKSLASH) i++;
      else if (code === QUOTE) quoted = false;
    } else if (code === QUOTE) quoted = true;
    else if (OPEN.has(code)) {
      if (++depth > maximum) return true;
    } else if (CLOSE.has(code)) depth--;
  }
  return false;
}

/** A JSON body, or a 400. An empty one is no body at all: the schema says what is missing. */
export function parseJson(text: string): unknown {
  if (text === '') return undefined;
  if (isDeeper(text, MAX_DEPTH))
    throw fail('bad_request', undefined, `The body is nested deeper than ${MAX_DEPTH} levels.`);
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw fail('bad_request', undefined, 'The body is not valid JSON.');
  }
}

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

/** Makes a scope read JSON and nothing else. A body without a content type is taken for JSON. */
export function readJsonBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'string' }, (request, text: string, done) => {
    const type = request.headers['content-type'];
    if (type !== undefined && text !== '' && !JSON_TYPE.test(type)) {
      done(new HttpFailure(415, 'unsupported_media_type', 'The body must be application/json.'));
      return;
    }
    try {
      const value = parseJson(text);
      const { call } = request;
      // JSON can hide NUL and half surrogate pairs only behind an escape.
      call.suspicious = text.includes('\\u');
      if (request.headers['idempotency-key'] !== undefined) call.bodyText = text;
      done(null, value);
    } catch (error) {
      done(error instanceof Error ? error : new Error('the body could not be read'));
    }
  });
}

/** Gives handlers the body as a Buffer, whatever its type. */
export function readByteBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, bytes, done) => done(null, bytes));
}

/** Leaves the body on the socket for the handler to stream. */
export function leaveBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, stream, done) => done(null, stream));
}
