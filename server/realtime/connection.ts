import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { createCtx, type App, type Ctx } from '../db/context.ts';
import type { Actor } from '../kernel/actor.ts';
import { fail, isFailure } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { createGate } from './gate.ts';
import { hub, type EndReason } from './hub.ts';

/** What a socket says of who opened it, in the words of `authenticate`. */
export interface SocketCredentials {
  authorization?: string | undefined;
  origin?: string | undefined;
  fetchSite?: string | undefined;
  publishableKey?: string | undefined;
  mode?: string | undefined;
}

/** One open socket: who it belongs to, whether its peer still lives, and how much it may ask. */
export interface Connection {
  /** Called once by the adapter, when the connection parameters are there. */
  createContext(params: Record<string, string | undefined>): Promise<Ctx>;
  /** Steps between the socket and the adapter's message listener. */
  guard(): void;
  tick(now: number, every: { pingMs: number; recheckMs: number }): void;
  close(code: number, reason: string): void;
}

export interface ConnectionOptions {
  app: App;
  /** Throws for a credential that is not valid here and now. Asked again while the socket is open. */
  authenticate(sent: SocketCredentials): Promise<Actor>;
  client: WebSocket;
  request: IncomingMessage;
}

const SIGN_IN_MS = 5_000;
const MAX_BUFFERED_BYTES = 1024 * 1024;
/** Time for the last row of a subscription to leave before its socket closes. */
const FAREWELL_MS = 50;
/** Widgets of one page share a socket; this is for a user with many pages, and against a stolen token. */
const MAX_SOCKETS_PER_SESSION = 20;
const MAX_SOCKETS_PER_CREDENTIAL = 200;
const LIMITS = { messagesPerSecond: 20, burst: 100, subscriptions: 32 };

/** Close codes of our own; a client that sees them asks its host for a new token, or gives up. */
const CLOSE: Record<EndReason, number> = { revoked: 4401, expired: 4408 };

export function connection({ app, client, request, authenticate }: ConnectionOptions): Connection {
  const gate = createGate(LIMITS);
  let sent: SocketCredentials | undefined;
  let credentialId: string | undefined;
  let leave: (() => void) | undefined;
  let expiry: NodeJS.Timeout | undefined;
  let isOver = false;
  let isAlive = true;
  const openedAt = performance.now();
  // Spread over the interval, so that a crowd that reconnects together does not stay together.
  let pingedAt = openedAt - Math.random() * 5000;
  let checkedAt = openedAt;

  const signIn = setTimeout(() => client.close(4401, 'no credential'), SIGN_IN_MS).unref();
  client.on('pong', () => {
    isAlive = true;
  });
  client.once('close', () => {
    isOver = true;
    clearTimeout(signIn);
    clearTimeout(expiry);
    leave?.();
  });

  function end(reason: EndReason): void {
    if (isOver) return;
    isOver = true;
    setTimeout(() => client.close(CLOSE[reason], reason), FAREWELL_MS).unref();
  }

  /** From now on the socket lasts as long as the credential. */
  function live(actor: Actor, id: string): void {
    const uncount = hub(app).bear({ credentialId: countOf(id), end });
    const unbear = hub(app).bear({ credentialId: id, end });
    leave = () => {
      uncount();
      unbear();
    };
    if (actor.type !== 'widget') return;
    const leftMs = Date.parse(actor.expiresAt) - app.now().getTime();
    expiry = setTimeout(() => end('expired'), leftMs).unref();
  }

  /** Only a refusal ends the socket: a database that is away for a moment does not. */
  async function recheck(credentials: SocketCredentials, id: string): Promise<void> {
    try {
      await authenticate(credentials);
    } catch (error) {
      if (!isFailure(error) || (error.kind !== 'unauthenticated' && error.kind !== 'forbidden')) throw error;
      hub(app).end(id, error.code === 'token_expired' ? 'expired' : 'revoked');
      end('revoked');
    }
  }

  return {
    async createContext(params) {
      const { headers } = request;
      sent = {
        authorization: params.token === undefined ? headers.authorization : `Bearer ${params.token}`,
        origin: headers.origin,
        fetchSite: first(headers['sec-fetch-site']),
        publishableKey: params.publishableKey ?? first(headers['x-publishable-key']),
        mode: params.mode ?? first(headers['x-fledge-mode']),
      };
      const actor = await authenticate(sent);
      const id = credentialOf(actor);
      if (id === undefined) throw fail('unauthorized');
      if (hub(app).bearers(countOf(id)) >= maxSockets(actor)) throw fail('rate_limited');
      credentialId = id;
      clearTimeout(signIn);
      if (!isOver) live(actor, id);
      return createCtx(app, actor, newId('request', app.now().getTime()));
    },

    guard() {
      const [deliver] = client.listeners('message');
      if (!deliver) return;
      client.removeAllListeners('message');
      client.on('message', (data, isBinary) => {
        isAlive = true;
        if (isOver) return;
        // The adapter decodes text only, and ws hands it over in one piece.
        if (!isBinary && Buffer.isBuffer(data) && gate.admit(data.toString(), performance.now()))
          return deliver.call(client, data, isBinary);
        isOver = true;
        client.close(1008, 'too much');
      });
      const send = client.send.bind(client);
      client.send = (data: string) => {
        if (client.bufferedAmount > MAX_BUFFERED_BYTES) return client.terminate();
        gate.answered(data);
        return send(data);
      };
    },

    tick(now, { pingMs, recheckMs }) {
      if (now - pingedAt >= pingMs) {
        pingedAt = now;
        if (!isAlive) return client.terminate();
        isAlive = false;
        client.ping();
      }
      if (sent && credentialId !== undefined && !isOver && now - checkedAt >= recheckMs) {
        checkedAt = now;
        recheck(sent, credentialId).catch((error: unknown) =>
          app.log.error({ err: error }, 'a socket’s credential could not be checked'),
        );
      }
    },

    close: (code, reason) => client.close(code, reason),
  };
}

/** Sockets of a credential are counted apart from the subscriptions that live by it. */
const countOf = (credentialId: string): string => `socket ${credentialId}`;

const first = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;

/** The id by which a credential is revoked; nobody has none. */
function credentialOf(actor: Actor): string | undefined {
  if (actor.type === 'widget') return actor.sessionId;
  if (actor.type === 'key' || actor.type === 'publishable') return actor.keyId;
  return actor.type === 'person' ? actor.personId : undefined;
}

/** Embed tokens and publishable keys are in everybody's page; the total of the node bounds those. */
function maxSockets(actor: Actor): number {
  if (actor.type === 'publishable' || (actor.type === 'widget' && actor.kind === 'embed')) return Infinity;
  return actor.type === 'widget' ? MAX_SOCKETS_PER_SESSION : MAX_SOCKETS_PER_CREDENTIAL;
}
