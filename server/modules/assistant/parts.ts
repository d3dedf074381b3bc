import type { PendingAction } from './action-schema.ts';
import type { Part } from './schema.ts';
import type { TurnEvent } from './turn-events.ts';

/** A part as its message keeps it: a change is named, and shown as it stands whenever it is read. */
export type StoredPart =
  | Exclude<Part, { type: 'pending_action' }>
  | { type: 'pending_action'; actionId: string };

/** What a turn's events come to, in their order; pieces of text that follow each other are one part. Pure. */
export function partsOf(events: readonly TurnEvent[]): StoredPart[] {
  const parts: StoredPart[] = [];
  const inputs = new Map<string, Record<string, unknown>>();
  const actions = new Set<string>();
  const show = (action: PendingAction): void => {
    if (!actions.has(action.id)) parts.push({ type: 'pending_action', actionId: action.id });
    actions.add(action.id);
  };
  for (const event of events) {
    switch (event.type) {
      case 'delta': {
        const last = parts.at(-1);
        if (last?.type === 'text') last.text += event.text;
        else parts.push({ type: 'text', text: event.text });
        break;
      }
      case 'tool_call':
        inputs.set(event.callId, event.input);
        break;
      case 'tool_result': {
        const { tool: toolName, title, output, callId } = event;
        parts.push({ type: 'tool_result', toolName, title, input: inputs.get(callId) ?? {}, output });
        break;
      }
      case 'card':
        parts.push({ type: 'card', card: event.card });
        break;
      case 'pending_action':
        show(event.action);
        break;
      default:
    }
  }
  return parts;
}

/** The whole text of a turn. Pure. */
export const textOf = (events: readonly TurnEvent[]): string =>
  events.map((event) => (event.type === 'delta' ? event.text : '')).join('');
