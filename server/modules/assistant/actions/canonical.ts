import { createHash } from 'node:crypto';

/** JSON with the keys of every object in order, so that the same value is always the same text. Pure. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`);
  return `{${fields.join(',')}}`;
}

/** Binds a confirmation to what was shown: whose change it is, which one, and all that it does. */
export const hashOf = (held: {
  customerId: string;
  userId: string;
  conversationId: string;
  id: string;
  action: unknown;
  before: unknown;
}): string =>
  createHash('sha256')
    .update(canonical([held.customerId, held.userId, held.conversationId, held.id, held.action, held.before]))
    .digest('base64url');
