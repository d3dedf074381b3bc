import { snakeCase } from '../codec/schema.ts';
import type { Dialect } from './dialect.ts';

/** snake_case fields, the answer as it is, and one envelope for every failure. `requestId` is its one camelCase name. */
export const snakeEnvelope: Dialect = {
  name: 'snake-envelope',
  toWire: snakeCase,
  success: (body) => body,
  failure: ({ code, message, details }, requestId) => ({
    error: details === undefined ? { code, message, requestId } : { code, message, details, requestId },
  }),
  successSchema: (body) => body,
  failureSchema: {
    type: 'object',
    required: ['error'],
    properties: {
      error: {
        type: 'object',
        required: ['code', 'message', 'requestId'],
        properties: {
          code: { type: 'string', description: 'Stable; branch on this, not on the message.' },
          message: { type: 'string' },
          details: { type: 'object', additionalProperties: true },
          requestId: { type: 'string' },
        },
      },
    },
  },
};
