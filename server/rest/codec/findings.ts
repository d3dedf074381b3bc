import { Failure, type FieldError } from '../../kernel/errors.ts';

/** What is wrong with a request before its schema sees it. Bounded, whatever the caller sends. */
export interface Findings {
  readonly fields: FieldError[];
  /** The text held an escape, so strings may hold NUL or half a surrogate pair. */
  readonly suspicious: boolean;
}

/** A decoder renames fields and refuses unknown ones; undefined means "as it is". Types are the schema's business. */
export type Decoder = ((value: unknown, path: string, findings: Findings) => unknown) | undefined;

/** Findings reported at once; the walk stops there. */
export const MAX_FINDINGS = 20;
const MAX_NAME = 64;

export const isFull = (findings: Findings): boolean => findings.fields.length >= MAX_FINDINGS;
export const join = (path: string, name: string | number): string =>
  path === '' ? `${name}` : `${path}.${name}`;
export const shorten = (name: string): string =>
  name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name;

/** The refusal of a field that is not in the schema, in the words of the contract. */
export function refuseUnknown(name: string, path: string, findings: Findings): void {
  if (isFull(findings)) return;
  const shown = shorten(name);
  findings.fields.push({ field: join(path, shown), message: `property ${shown} should not exist` });
}

const STORABLE = 'must not contain NUL or broken Unicode';

/** Postgres text holds no U+0000, and a lone surrogate is no UTF-8. */
export function checkText(value: unknown, path: string, findings: Findings): unknown {
  if (findings.suspicious && typeof value === 'string' && (value.includes('\0') || !value.isWellFormed()))
    if (!isFull(findings)) findings.fields.push({ field: path, message: STORABLE });
  return value;
}

/** A 422 whose fields are already called as on the wire; nothing may recase them again. */
export class WireFailure extends Failure {
  constructor(fields: FieldError[]) {
    super('invalid', 'validation_failed', 'Some fields are not valid.', { fields });
  }
}
