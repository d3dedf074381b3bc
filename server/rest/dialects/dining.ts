import type { ErrorKind } from '../../kernel/errors.ts';
import { detail, detailText } from './detail.ts';
import type { Dialect } from './dialect.ts';

/** The family's codes; what is not listed has none. */
const CODES: Partial<Record<ErrorKind, string>> = {
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  limit: 'RATE_LIMITED',
  unavailable: 'AGENT_UNAVAILABLE',
};

/** `{detail}`, and one of a few codes where the status alone would not do. */
export const diningDetail: Dialect = {
  ...detail,
  name: 'dining-detail',
  failure: (failure) => {
    const code = CODES[failure.kind];
    return code === undefined ? { detail: detailText(failure) } : { detail: detailText(failure), code };
  },
  failureSchema: {
    type: 'object',
    required: ['detail'],
    properties: {
      detail: { type: 'string', description: 'What went wrong, for a person.' },
      code: { type: 'string', enum: Object.values(CODES) },
    },
  },
};

/** `{error}`, a text. */
export const plainError: Dialect = {
  ...detail,
  name: 'plain-error',
  failure: (failure) => ({ error: detailText(failure) }),
  failureSchema: {
    type: 'object',
    required: ['error'],
    properties: { error: { type: 'string', description: 'What went wrong, for a person.' } },
  },
};
