/** How much one socket may ask. */
export interface GateLimits {
  messagesPerSecond: number;
  burst: number;
  subscriptions: number;
}

/** Counts what a socket asks for. It looks at messages from the side: whether they make sense is the adapter's business. */
export interface Gate {
  /** Whether the message may pass; false means that the socket has gone too far. */
  admit(message: string, nowMs: number): boolean;
  /** Takes note of an answer that ends a subscription. */
  answered(message: string): void;
}

/** How the adapter's answer begins that ends a subscription: by itself, by a stop, or by an error. */
const ENDING =
  /^\{"id":(\d+|"(?:[^"\\]|\\.)*"),(?:"jsonrpc":"2\.0",)?(?:"error":|"result":\{"type":"stopped")/;

export function createGate(limits: GateLimits): Gate {
  const subscriptions = new Set<unknown>();
  let tokens = limits.burst;
  let filledAt = -Infinity;

  return {
    admit(message, nowMs) {
      const refill = ((nowMs - filledAt) / 1000) * limits.messagesPerSecond;
      tokens = Math.min(limits.burst, tokens + refill);
      filledAt = nowMs;
      for (const request of requestsIn(message)) {
        tokens -= 1;
        if (isSubscription(request)) subscriptions.add(request.id);
      }
      return tokens >= 0 && subscriptions.size <= limits.subscriptions;
    },
    answered(message) {
      const id = ENDING.exec(message)?.[1];
      if (id !== undefined) subscriptions.delete(JSON.parse(id));
    },
  };
}

/** The requests of a batch, or the one; something that is no JSON counts as one. */
function requestsIn(message: string): unknown[] {
  if (!message.startsWith('{') && !message.startsWith('[')) return [message];
  try {
    const parsed: unknown = JSON.parse(message);
    return Array.isArray(parsed) ? parsed : [parsed];
  } catch {
    return [message];
  }
}

const isSubscription = (request: unknown): request is { id: unknown } =>
  typeof request === 'object' &&
  request !== null &&
  'id' in request &&
  'method' in request &&
  request.method === 'subscription';
