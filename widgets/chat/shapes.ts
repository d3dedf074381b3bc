import type { Output } from '../core/procedures.ts';

export type Thread = Output<'assistant.conversations.get'>;
export type Conversation = Thread['conversation'];
export type Message = Thread['messages'][number];
export type PendingAction = Thread['pendingActions'][number];
export type Part = Message['parts'][number];
export type Card = Extract<Part, { type: 'card' }>['card'];
export type CardOf<K extends Card['kind']> = Extract<Card, { kind: K }>;
export type Place = CardOf<'restaurants'>['places'][number];
export type TurnRow = Output<'assistant.turns.events'>['rows'][number];
export type TurnEvent = TurnRow['event'];
export type Action = PendingAction['action'];
