import { createHash, randomBytes } from 'node:crypto';
import type { FledgeEvent } from '../../embed/server.ts';
import type { Notebook } from './demo-book.ts';
import type { DemoAction } from './demo-actions.ts';

export const VISITOR_SECONDS = 86_400;
const TOKEN = /^demo_[\w-]{32}$/;

/** 192 random bits: who holds it is the visitor. */
export const newVisitorToken = (): string => `demo_${randomBytes(24).toString('base64url')}`;
export const isVisitorToken = (text: string | undefined): text is string =>
  text !== undefined && TOKEN.test(text);

/** The name under which Lark Street knows a visitor. It does not give the token away. */
export const visitorUserId = (token: string): string =>
  `visitor-${createHash('sha256').update(token).digest('hex').slice(0, 24)}`;

/** What Lark Street remembers of a visitor; it keeps no more than it needs for its buttons. */
export interface VisitorMemory {
  times: Map<DemoAction, number>;
  /** Opened with the first receipt. */
  notebook: Promise<Notebook> | undefined;
  sent: Map<string, FledgeEvent>;
  sessionId: string | undefined;
}

const MAX_VISITORS = 2_000;
const MAX_SENT = 60;

/** The latest visitors; the one seen longest ago is forgotten first. */
export function createVisitorMemory() {
  const visitors = new Map<string, VisitorMemory>();
  return (userId: string): VisitorMemory => {
    const known = visitors.get(userId) ?? {
      times: new Map(),
      notebook: undefined,
      sent: new Map(),
      sessionId: undefined,
    };
    visitors.delete(userId);
    visitors.set(userId, known);
    const [oldest] = visitors.keys();
    if (visitors.size > MAX_VISITORS && oldest !== undefined) visitors.delete(oldest);
    return known;
  };
}

export function remember(memory: VisitorMemory, event: FledgeEvent & { eventId: string }): void {
  memory.sent.set(event.eventId, event);
  const [oldest] = memory.sent.keys();
  if (memory.sent.size > MAX_SENT && oldest !== undefined) memory.sent.delete(oldest);
}
