import type { ErrorKind } from '../../kernel/errors.ts';
import { snakeCase } from '../codec/schema.ts';
import type { Dialect } from './dialect.ts';

const TYPES: Record<ErrorKind, string> = {
  bad_request: 'validation_error',
  invalid: 'validation_error',
  unauthenticated: 'authentication_error',
  payment: 'permission_error',
  forbidden: 'permission_error',
  not_found: 'not_found_error',
  conflict: 'conflict_error',
  precondition: 'conflict_error',
  too_large: 'validation_error',
  limit: 'rate_limit_error',
  unavailable: 'api_error',
  internal: 'api_error',
};

/** An output that brings its own page stays as it is. */
const isPage = (body: unknown): boolean => typeof body === 'object' && body !== null && 'pagination' in body;

const isPageSchema = (schema: object): boolean =>
  'properties' in schema &&
  typeof schema.properties === 'object' &&
  schema.properties !== null &&
  'pagination' in schema.properties;

/** snake_case, `{data}` or `{data, pagination}` for every success, `{error:{type,code,message,request_id}}` for failures. */
export const dataEnvelope: Dialect = {
  name: 'data-envelope',
  toWire: snakeCase,
  success: (body) => (isPage(body) ? body : { data: body }),
  failure: ({ kind, code, message, details }, requestId) => ({
    error: {
      type: TYPES[kind],
      code,
      message,
      ...(details === undefined ? {} : { details }),
      request_id: requestId,
    },
  }),
  successSchema: (body) =>
    isPageSchema(body) ? body : { type: 'object', required: ['data'], properties: { data: body } },
  failureSchema: {
    type: 'object',
    required: ['error'],
    properties: {
      error: {
        type: 'object',
        required: ['type', 'code', 'message', 'request_id'],
        properties: {
          type: { type: 'string', enum: [...new Set(Object.values(TYPES))] },
          code: { type: 'string', description: 'Stable; branch on this, not on the message.' },
          message: { type: 'string' },
          details: { type: 'object', additionalProperties: true },
          request_id: { type: 'string' },
        },
      },
    },
  },
};
