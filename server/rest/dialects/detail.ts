import type { Failure } from '../../kernel/errors.ts';
import { snakeCase } from '../codec/schema.ts';
import type { Dialect } from './dialect.ts';

/** The fields that were wrong, in words: this dialect has one text for all it says. */
export function detailText({ message, details }: Failure): string {
  const fields = details?.fields;
  if (!Array.isArray(fields) || fields.length === 0) return message;
  return fields.map(({ field, message: why }) => (field === '' ? why : `${field}: ${why}`)).join('; ');
}

const detailSchema = { detail: { type: 'string', description: 'What went wrong, for a person.' } };

/** snake_case, the answer as it is, `{detail}` for every failure. */
export const detail: Dialect = {
  name: 'detail',
  toWire: snakeCase,
  success: (body) => body,
  failure: (failure) => ({ detail: detailText(failure) }),
  successSchema: (body) => body,
  failureSchema: { type: 'object', required: ['detail'], properties: detailSchema },
};

/** The same with the stable code beside the text. */
export const detailWithCode: Dialect = {
  ...detail,
  name: 'detail-with-code',
  failure: (failure) => ({ detail: detailText(failure), code: failure.code.toUpperCase() }),
  failureSchema: {
    type: 'object',
    required: ['detail'],
    properties: { ...detailSchema, code: { type: 'string', description: 'Stable; branch on this.' } },
  },
};
