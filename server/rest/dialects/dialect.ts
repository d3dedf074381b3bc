import type { Failure } from '../../kernel/errors.ts';

/** All that differs between REST families on the wire. Compiled into each row at boot. */
export interface Dialect {
  readonly name: string;
  /** How a field of a schema (camelCase) is called on the wire. Keys of free maps never pass here. */
  readonly toWire: (field: string) => string;
  /** The body of a success, from the recased output. */
  readonly success: (body: unknown) => unknown;
  /** The body of a failure. */
  readonly failure: (failure: Failure, requestId: string) => unknown;
  /** The same two for the reference: JSON Schemas of 2020-12. */
  readonly successSchema: (body: object) => object;
  readonly failureSchema: object;
}
