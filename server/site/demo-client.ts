import { createFledge, type Fledge } from '../../embed/server.ts';

const RENEW_MS = 86_400_000;

/**
 * Lark Street's client of Fledge: the SDK over HTTP, with a secret key like any customer's. The key is made on first
 * use, lives in memory, and is replaced every day.
 */
export function demoClient(createKey: () => Promise<string>, baseUrl: () => string): () => Promise<Fledge> {
  let current: { client: Promise<Fledge>; untilMs: number } | undefined;
  return () => {
    const nowMs = Date.now();
    if (current && current.untilMs > nowMs) return current.client;
    const client = createKey().then((apiKey) => createFledge({ apiKey, baseUrl: baseUrl() }));
    const mine = { client, untilMs: nowMs + RENEW_MS };
    current = mine;
    client.catch(() => {
      if (current === mine) current = undefined;
    });
    return client;
  };
}
