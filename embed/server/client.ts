import type { Fledge } from './api.ts';
import { newEventId, sendBatch } from './batch.ts';
import { FledgeError } from './errors.ts';
import { bookOf } from './book.ts';
import { onboard } from './onboard.ts';
import type { FledgeEvent, NewEgg } from './shapes.ts';
import { createTransport, type FetchLike, type TransportOptions } from './transport.ts';
import { waitForOperation } from './waiting.ts';
import { verifyWebhook } from './webhooks.ts';

export const VERSION = '0.1.0';

export interface FledgeOptions {
  /** `hatch_live_…` or `hatch_test_…`: for your server only. */
  apiKey: string;
  /** Where your Fledge server answers, like `https://fledge.example.com`. */
  baseUrl: string;
  /** Limit of one attempt; 15 seconds when absent. */
  timeoutMs?: number;
  /** Repeats after a timeout, a lost connection, 408, 429 or 5xx; 3 when absent. */
  maxRetries?: number;
  fetch?: FetchLike;
}

const id = encodeURIComponent;

/** Makes a client. It holds no state but its options: make one and share it. */
export function createFledge(options: FledgeOptions): Fledge {
  const send = createTransport(checked(options));
  const get = <T>(path: string, query?: object) => send<T>({ method: 'GET', path, query });
  const post = <T>(path: string, body: object = {}, query?: object) =>
    send<T>({ method: 'POST', path, body, query });
  const patch = <T>(path: string, body: object = {}) => send<T>({ method: 'PATCH', path, body });
  const remove = (path: string) => send<void>({ method: 'DELETE', path });

  const fledge: Fledge = {
    eggs: {
      create: (egg) => post('/eggs', eggBody(egg)),
      ensure: (egg) => post('/eggs', eggBody(egg), { ensure: true }),
      get: (eggId) => get(`/eggs/${id(eggId)}`),
      list: (query) => get('/eggs', query),
      markReady: (eggId) => patch(`/eggs/${id(eggId)}/status`, { status: 'ready' }),
      cancel: (eggId) => patch(`/eggs/${id(eggId)}/status`, { status: 'cancelled' }),
      hatch: (eggId) => post(`/eggs/${id(eggId)}/hatch`),
    },
    buddies: {
      get: (buddyId) => get(`/buddies/${id(buddyId)}`),
      list: (query) => get('/buddies', query),
      rename: (buddyId, name) => patch(`/buddies/${id(buddyId)}`, { name }),
      archive: (buddyId) => patch(`/buddies/${id(buddyId)}/archive`),
      evolve: (buddyId) => post(`/buddies/${id(buddyId)}/evolve`),
      equip: (buddyId, items) => patch(`/buddies/${id(buddyId)}/equipped-items`, items),
      earn: (buddyId, movement) => post(`/buddies/${id(buddyId)}/coins`, movement),
      spend: (buddyId, movement) => post(`/buddies/${id(buddyId)}/coins/spend`, movement),
      tokens: (buddyId) => get(`/buddies/${id(buddyId)}/tokens`),
      moveTokens: (buddyId, movement) => post(`/buddies/${id(buddyId)}/tokens`, movement),
      purchase: (buddyId, itemId) => post(`/buddies/${id(buddyId)}/purchase-item`, { itemId }),
    },
    events: {
      send: async (event) => post('/events', await withId(event)),
      dryRun: async (event) => post('/events', await withId(event), { dryRun: true }),
      sendBatch: (events, batch) => sendBatch(send, events, batch),
      get: (eventId) => get(`/events/${id(eventId)}`),
      list: (query) => get('/events', query),
    },
    ...bookOf(send),
    operations: {
      get: (operationId) => get(`/operations/${id(operationId)}`),
      cancel: (operationId) => post(`/operations/${id(operationId)}/cancel`),
      wait: (operationId, wait) => waitForOperation(send, operationId, wait),
    },
    widgetSessions: {
      create: (session) => post('/widget-sessions', session),
      revoke: (sessionId) => remove(`/widget-sessions/${id(sessionId)}`),
    },
    embedTokens: { create: (token) => post('/embed-tokens', token) },
    marketplaces: {
      list: () => get('/marketplaces'),
      items: (marketplaceId) => get(`/marketplaces/${id(marketplaceId)}/items`),
    },
    presets: {
      list: () => get('/presets'),
      get: (key) => get(`/presets/${id(key)}`),
      apply: (presetKey) => post('/customers/me/apply-preset', { presetKey }),
    },
    configVersions: {
      get: (versionId) => get(`/config-versions/${id(versionId)}`),
      publish: (versionId) => post(`/config-versions/${id(versionId)}/publish`),
    },
    webhooks: { verify: verifyWebhook },
    onboard: (userId, how) => onboard(fledge, userId, how),
  };
  return fledge;
}

/** On the wire an egg's audience travels in its metadata. */
const eggBody = ({ userId, audience, metadata }: NewEgg) => ({
  userId,
  metadata: { ...metadata, ...(audience === undefined ? {} : { audience }) },
});

async function withId(event: FledgeEvent): Promise<FledgeEvent> {
  return { ...event, eventId: event.eventId ?? (await newEventId()) };
}

/** The options with their defaults, or a refusal that says what to do. It never repeats the key. */
function checked(options: FledgeOptions): TransportOptions {
  const { apiKey, baseUrl, timeoutMs = 15_000, maxRetries = 3 } = options;
  if (typeof apiKey !== 'string' || !/^hatch_(live|test|pk)_[\w-]+$/.test(apiKey)) {
    throw wrong('apiKey must be a key of your Fledge dashboard: hatch_live_… or hatch_test_….');
  }
  if (inBrowser() && !apiKey.startsWith('hatch_pk_')) {
    throw wrong(
      'A secret key must never reach a browser: everyone who opens the page could use it. Call Fledge from your ' +
        'server, and give the page a token of widgetSessions.create. If this key has been published, revoke it.',
    );
  }
  if (!/^https?:\/\/[^/]/.test(baseUrl)) {
    throw wrong('baseUrl must be the http(s) address of your Fledge server.');
  }
  return {
    apiKey,
    baseUrl: baseUrl.replace(/(\/api\/v1)?\/*$/, ''),
    timeoutMs,
    maxRetries,
    fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
    userAgent: `fledge-server/${VERSION}`,
  };
}

const wrong = (message: string) => new FledgeError({ code: 'bad_request', message });

/** Deno and edge workers have one of the two at most. */
const inBrowser = (): boolean => 'window' in globalThis && 'document' in globalThis;
