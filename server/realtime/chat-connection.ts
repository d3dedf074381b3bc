import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { App, Ctx, UserCtx } from '../db/context.ts';
import type { Actor } from '../kernel/actor.ts';
import { fail, isFailure } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { chatTurn, CHATS, followTurn } from '../modules/assistant/index.ts';
import { talkerBehind, toFailure } from '../trpc/trpc.ts';
import type { SocketCredentials } from './connection.ts';
import { createGate } from './gate.ts';

export interface ChatConnection {
  /** Drops a peer that has been silent since the last beat, and one whose credential is no longer valid. */
  beat(): void;
  isBusy(): boolean;
}

interface ChatConnectionOptions {
  app: App;
  client: WebSocket;
  request: IncomingMessage;
  authenticate(sent: SocketCredentials): Promise<Actor>;
  admit(actor: Actor, ip: string): Promise<{ allowed: boolean; retryAfterSeconds?: number }>;
  contextOf(actor: Actor, requestId: string): Ctx;
}

/** A credential may come with the first message; without a demo nobody waits for it longer. */
const SIGN_IN_MS = 5_000;
const MAX_BUFFERED_BYTES = 1024 * 1024;
const LIMITS = { messagesPerSecond: 5, burst: 20, subscriptions: 0 };

const UNAUTHORIZED = 4401;
const FORBIDDEN = 4403;

const incoming = z.discriminatedUnion('type', [
  z.object({ type: z.literal('auth'), token: z.string().max(4_096) }),
  z.object({ type: z.literal('chat'), message: z.string().max(8_000) }),
  z.object({ type: z.literal('ping') }),
]);

/** One socket of the chat: who talks is asked again with every message, as it would be with every request. */
export function chatConnection(options: ChatConnectionOptions): ChatConnection {
  const { app, client, request, authenticate, admit, contextOf } = options;
  const query = new URLSearchParams(request.url?.split('?')[1] ?? '');
  const named = query.get('user_id') ?? undefined;
  const gate = createGate(LIMITS);
  const gone = new AbortController();
  let token = query.get('token') ?? bearerOf(request);
  let conversationId: string | undefined;
  let isBusy = false;
  let isAlive = true;

  const send = (message: object): void => {
    if (client.readyState !== client.OPEN) return;
    if (client.bufferedAmount > MAX_BUFFERED_BYTES) return client.terminate();
    client.send(JSON.stringify(message));
  };
  const refuse = (error: unknown): void => {
    const failure = toFailure(error);
    if (failure.kind === 'internal') app.log.error({ err: error }, 'a chat socket failed');
    send({ type: 'error', message: failure.message });
    if (failure.kind === 'unauthenticated') client.close(UNAUTHORIZED, failure.code);
    if (failure.kind === 'forbidden') client.close(FORBIDDEN, failure.code);
  };

  /** Throws for a credential that is not valid here and now, and for a `user_id` that is not its own. */
  async function whoTalks(): Promise<{ talker: UserCtx; isVisitor: boolean; actor: Actor }> {
    const { headers } = request;
    const actor = await authenticate({
      authorization: token === undefined ? undefined : `Bearer ${token}`,
      origin: headers.origin,
      fetchSite: first(headers['sec-fetch-site']),
      publishableKey: first(headers['x-publishable-key']),
      mode: first(headers['x-fledge-mode']),
    });
    const who = talkerBehind(contextOf(actor, newId('request', app.now().getTime())), CHATS);
    const { actor: talker } = who.talker;
    const isOther = named !== undefined && named !== talker.userId;
    if (isOther) throw fail('forbidden', undefined, 'user_id may only name the caller.');
    return { ...who, actor };
  }

  async function talk(message: string): Promise<void> {
    if (message.trim() === '') throw fail('bad_request', undefined, 'The message is empty.');
    const { talker, isVisitor, actor } = await whoTalks();
    const allowance = await admit(actor, request.socket.remoteAddress ?? '');
    if (!allowance.allowed) throw fail('rate_limited');
    const started = await chatTurn(talker, { message, isVisitor, conversationId });
    conversationId = started.conversation.id;
    send({ type: 'chat_start' });
    for await (const { event } of followTurn(talker, { turnId: started.turnId }, gone.signal)) {
      if (event.type === 'delta') send({ type: 'chat_chunk', content: event.text });
      if (event.type === 'error') send({ type: 'error', message: event.message });
    }
    send({ type: 'chat_end' });
  }

  async function hear(text: string): Promise<void> {
    const message = read(text);
    if (!message)
      return send({ type: 'error', message: 'Messages are {"type":"chat","message":…} or {"type":"ping"}.' });
    if (message.type === 'ping') return send({ type: 'pong' });
    if (message.type === 'auth') {
      if (isBusy) return send({ type: 'error', message: 'The assistant is still answering.' });
      token = message.token;
      conversationId = undefined;
      await whoTalks();
      clearTimeout(signIn);
      return;
    }
    if (isBusy) return send({ type: 'error', message: 'The assistant is still answering.' });
    isBusy = true;
    try {
      await talk(message.message);
      clearTimeout(signIn);
    } finally {
      isBusy = false;
    }
  }

  const needsSignIn = token === undefined && !app.settings.demo;
  const signIn = setTimeout(
    () => needsSignIn && token === undefined && client.close(UNAUTHORIZED, 'no credential'),
    SIGN_IN_MS,
  ).unref();
  client.on('pong', () => {
    isAlive = true;
  });
  client.on('error', () => client.terminate());
  client.once('close', () => {
    clearTimeout(signIn);
    gone.abort();
  });
  client.on('message', (data, isBinary) => {
    isAlive = true;
    const text = !isBinary && Buffer.isBuffer(data) ? data.toString() : undefined;
    if (text === undefined || !gate.admit(text, performance.now())) return client.close(1008, 'too much');
    hear(text).catch(refuse);
  });
  // A credential that came with the socket is looked at before anything is said.
  if (token !== undefined || named !== undefined) whoTalks().catch(refuse);

  return {
    beat() {
      if (!isAlive) return client.terminate();
      isAlive = false;
      client.ping();
      // Only a refusal ends the socket: a database that is away for a moment does not.
      if (token !== undefined)
        whoTalks().catch((error: unknown) => {
          const { kind } = isFailure(error) ? error : toFailure(error);
          if (kind === 'unauthenticated' || kind === 'forbidden') refuse(error);
        });
    },
    isBusy: () => isBusy,
  };
}

const first = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;

/** `Sec-WebSocket-Protocol: bearer, <token>`: what a page can send where it can set no header. */
function bearerOf({ headers }: IncomingMessage): string | undefined {
  const [scheme, token] = (headers['sec-websocket-protocol'] ?? '').split(',').map((part) => part.trim());
  return scheme === 'bearer' && token !== undefined && token !== '' ? token : undefined;
}

function read(text: string): z.output<typeof incoming> | undefined {
  try {
    return incoming.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
