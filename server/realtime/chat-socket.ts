import type { IncomingMessage, Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { createCtx, type App } from '../db/context.ts';
import type { Actor } from '../kernel/actor.ts';
import { noteConnect } from '../modules/health/index.ts';
import { chatConnection, type ChatConnection } from './chat-connection.ts';
import type { SocketCredentials } from './connection.ts';
import { emptyWithin, type Sockets } from './socket.ts';
import { refuseUpgrade, serveUpgrades } from './upgrades.ts';

export interface ChatSocketOptions {
  app: App;
  authenticate(sent: SocketCredentials): Promise<Actor>;
  /** Counts a message as it counts a request. */
  admit(actor: Actor, ip: string): Promise<{ allowed: boolean; retryAfterSeconds?: number }>;
  path?: string;
  maxSockets?: number;
  /** How long a silent peer is trusted; also how often it is pinged and its credential checked. */
  heartbeatSeconds?: number;
}

const MAX_MESSAGE_BYTES = 64 * 1024;

/** The banking family's chat over a WebSocket: `chat` and `ping` in; `chat_start`, `chat_chunk`, `chat_end` out. */
export function attachChatSocket(server: Server, options: ChatSocketOptions): Sockets {
  const { app, path = '/api/ai/chat/ws', maxSockets = 5_000, heartbeatSeconds = 25 } = options;
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    // A token may stand behind `bearer`; it is not sent back.
    handleProtocols: (protocols) => (protocols.has('bearer') ? 'bearer' : false),
  });
  const connections = new Map<WebSocket, ChatConnection>();
  let isClosing = false;

  const open = (client: WebSocket, request: IncomingMessage): void => {
    noteConnect(app);
    const opened = chatConnection({
      app,
      client,
      request,
      admit: options.admit,
      authenticate: options.authenticate,
      contextOf: (actor, requestId) => createCtx(app, actor, requestId),
    });
    connections.set(client, opened);
    client.once('close', () => connections.delete(client));
  };
  serveUpgrades(server, path, (request, socket, head) => {
    if (isClosing || wss.clients.size >= maxSockets) return refuseUpgrade(socket, '503 Service Unavailable');
    wss.handleUpgrade(request, socket, head, (client) => open(client, request));
  });
  const beat = setInterval(() => {
    for (const opened of connections.values()) opened.beat();
  }, heartbeatSeconds * 1_000).unref();

  return {
    size: () => connections.size,
    async close(graceSeconds = 2) {
      isClosing = true;
      // What is being answered is told to its end, within reason; the turn itself goes on without its listener.
      await emptyWithin(
        { size: () => [...connections.values()].filter((each) => each.isBusy()).length },
        graceSeconds * 1_000,
      );
      for (const client of connections.keys()) client.close(1012, 'restarting');
      await emptyWithin({ size: () => connections.size }, 500);
      for (const client of wss.clients) client.terminate();
      clearInterval(beat);
      wss.close();
    },
  };
}
