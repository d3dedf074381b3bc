import { fail, invalid, type Failure } from '../../kernel/errors.ts';
import { eventInput, type EventInput } from './schema.ts';

/** Names on the wire and ours. Entries of a batch are parsed one by one, so that a bad one fails alone. */
const NAMES: ReadonlyMap<string, keyof EventInput> = new Map([
  ['event_id', 'eventId'],
  ['user_id', 'userId'],
  ['type', 'type'],
  ['audience', 'audience'],
  ['occurred_at', 'occurredAt'],
  ['properties', 'properties'],
]);
const WIRE: ReadonlyMap<string, string> = new Map([...NAMES].map(([wire, name]) => [name, wire]));

/** An event as it came in a batch, or why it is refused (422 with its fields). */
export function parseWireEvent(entry: unknown): EventInput | Failure {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    return fail('validation_failed', { fields: [{ field: '', message: 'must be an object' }] });
  const unknown: string[] = [];
  const input: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(entry)) {
    const field = NAMES.get(name);
    if (field === undefined) unknown.push(name);
    else input[field] = value;
  }
  const parsed = eventInput.safeParse(input);
  if (parsed.success && unknown.length === 0) return parsed.data;
  return invalid([
    ...unknown.slice(0, 20).map((name) => ({ field: name, message: `property ${name} should not exist` })),
    ...(parsed.error?.issues ?? []).map((issue) => {
      const [first, ...rest] = issue.path.map(String);
      return { field: [WIRE.get(first ?? '') ?? first, ...rest].join('.'), message: issue.message };
    }),
  ]);
}
