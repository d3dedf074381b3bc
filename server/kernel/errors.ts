/** The closed set of ways a request can fail. Transports map kinds; nobody maps codes. */
export const ERROR_KINDS = [
  'bad_request',
  'invalid',
  'unauthenticated',
  'payment',
  'forbidden',
  'not_found',
  'conflict',
  'precondition',
  'too_large',
  'limit',
  'unavailable',
  'internal',
] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

/** HTTP status of each kind, the same for every REST family and for `/trpc`. */
export const HTTP_STATUS: Record<ErrorKind, number> = {
  bad_request: 400,
  invalid: 422,
  unauthenticated: 401,
  payment: 402,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition: 409,
  too_large: 413,
  limit: 429,
  unavailable: 503,
  internal: 500,
};

export type Details = Record<string, unknown>;

/** An expected failure: a kind that transports map and a stable code that one module owns. */
export class Failure extends Error {
  override readonly name = 'Failure';
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    readonly details?: Details,
  ) {
    super(message);
  }
}

/** One field of a refused input; `field` is a dotted path in the casing of the wire that sent it. */
export interface FieldError {
  field: string;
  message: string;
}

type Catalogue = Record<string, readonly [kind: ErrorKind, message: string]>;

/**
 * Declares the error codes that a module owns and returns its `fail`.
 * `throw fail('sold_out', { item_id })` is the only way a module refuses something.
 * Detail keys are written as the wire shows them (snake_case).
 */
export function failures<const C extends Catalogue>(catalogue: C) {
  return (code: keyof C & string, details?: Details, message?: string): Failure => {
    const entry = catalogue[code];
    if (!entry) return new Failure('internal', 'internal_error', `unknown failure ${code}`);
    return new Failure(entry[0], code, message ?? entry[1], details);
  };
}

/** Codes that belong to no single module. */
export const fail = failures({
  bad_request: ['bad_request', 'The request could not be understood.'],
  validation_failed: ['invalid', 'Some fields are not valid.'],
  unauthorized: ['unauthenticated', 'A valid credential is required.'],
  forbidden: ['forbidden', 'This credential may not do that.'],
  resource_not_found: ['not_found', 'No such resource.'],
  conflict: ['conflict', 'The resource is not in a state that allows this.'],
  payload_too_large: ['too_large', 'The request body is too large.'],
  rate_limited: ['limit', 'Rate limit exceeded.'],
  internal_error: ['internal', 'Something went wrong on our side.'],
  unavailable: ['unavailable', 'The service is not ready.'],
});

/** A 422 with the fields that were wrong. */
export const invalid = (fields: FieldError[], message = 'Some fields are not valid.'): Failure =>
  new Failure('invalid', 'validation_failed', message, { fields });

/** A 404 that names what was looked for but not whether another tenant has it. */
export const notFound = (resource: string): Failure =>
  new Failure('not_found', 'resource_not_found', `No such ${resource}.`, { resource });

export const isFailure = (error: unknown): error is Failure => error instanceof Failure;
