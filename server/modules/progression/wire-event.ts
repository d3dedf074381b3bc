import { fail, invalid, type Failure } from '../../kernel/errors.ts';
import { eventInput, type EventInput } from './schema.ts';

/** Names on the wire and ours. Entries of a batch are parsed one by one, so that a bad one fails alone. */
const NAMES: Readonly<Record<string, keyof EventInput>> = {
  event_id: 'eventId',
  user_id: 'userId',
  type: 'type',
  audience: 'audience',
  occurred_at: 'occurredAt',
  properties: 'properties',
};
const WIRE: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(NAMES).map(([wire, name]) => [name, wire]),
);

/** An event as it came in a batch, or why it is refused (422 with its fields). */
export function parseWireEvent(entry: unknown): EventInput | Failure {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    return fail('validation_failed', { fields: [{ field: '', message: 'must be an object' }] });
  const unknown = Object.keys(entry).filter((name) => !Object.hasOwn(NAMES, name));
  const input = Object.fromEntries(
    Object.entries(entry).flatMap(([name, value]) =>
      Object.hasOwn(NAMES, name) ? [[NAMES[name], value]] : [],
    ),
  );
  const parsed = eventInput.safeParse(input);
  const fields = [
    ...unknown.slice(0, 20).map((name) => ({ field: name, message: `property ${name} should not exist` })),
    ...(parsed.error?.issues ?? []).map((issue) => {
      const [first, ...rest] = issue.path.map(String);
      return { field: [WIRE[first ?? ''] ?? first, ...rest].join('.'), message: issue.message };
    }),
  ];
  if (!parsed.success || fields.length > 0) return invalid(fields);
  return parsed.data;
}
