import { failures } from '../kernel/errors.ts';

export const LEASE_LOST = 'job_lease_lost';

export const fail = failures({
  [LEASE_LOST]: ['conflict', 'Another worker has taken this job over.'],
});

const MAX_ERROR_LENGTH = 500;

export const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** What went wrong, short and in characters that Postgres stores. */
export const textOf = (error: unknown): string =>
  asError(error).message.replaceAll('\0', '').toWellFormed().slice(0, MAX_ERROR_LENGTH).toWellFormed();
