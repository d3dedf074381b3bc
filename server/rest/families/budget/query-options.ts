import { camelCase } from '../../codec/schema.ts';
import { WireFailure } from '../../codec/findings.ts';

/** The query of a row without a schema, by the names inside. Throws 422 for names it does not have. */
export function queryOptions(query: unknown, names: readonly string[]): Record<string, unknown> {
  const sent = typeof query === 'object' && query !== null ? Object.entries(query) : [];
  const unknown = sent.filter(([name]) => !names.includes(name));
  if (unknown.length > 0)
    throw new WireFailure(
      unknown.map(([field]) => ({ field, message: `property ${field} should not exist` })),
    );
  return Object.fromEntries(sent.map(([name, value]) => [camelCase(name), value]));
}
