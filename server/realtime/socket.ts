import type { Server } from 'node:http';
import type { AnyRouter } from '@trpc/server';
import { applyWSSHandler } from '@trpc/server/adapters/ws';
import { WebSocketServer } from 'ws';
import { noteConnect } from '../modules/health/index.ts';
import { refuseUpgrade, serveUpgrades } from './upgrades.ts';
import { connection, type Connection, type ConnectionOptions } from './connection.ts';

export interface SocketOptions extends Pick<ConnectionOptions, 'app' | 'authenticate'> {
  router: AnyRouter;
  path?: string;
  /** Sockets of this node; more are turned away with 503. */
  maxSockets?: number;
  /** How long a silent peer is trusted; also how often it is pinged. */
  pingSeconds?: number;
  /** How often a credential is checked again. Revocation is heard at once; this is for what was not heard. */
  recheckSeconds?: number;
}

export interface Sockets {
  size(): number;
  /** Asks every client to connect anew (elsewhere), waits for them, then closes what is left. */
  close(graceSeconds?: number): Promise<void>;
}

const MAX_MESSAGE_BYTES = 64 * 1024;
const MAX_BATCH = 50;
const TICK_MS = 1000;

/**
 * Serves the router over WebSocket on the HTTP server, in tRPC's own protocol. Credentials come with the
 * connection parameters (`{ token }`), never in the URL, which ends up in logs.
 */
export function attachSocket(server: Server, options: SocketOptions): Sockets {
  const { app, router, path = '/trpc', maxSockets = 20_000, pingSeconds = 25, recheckSeconds = 60 } = options;
  const wss = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  const connections = new Set<Connection>();
  const byClient = new WeakMap<object, Connection>();
  let isClosing = false;

  // Before the adapter's own listener, which creates the context at once when no parameters are announced.
  wss.on('connection', (client, request) => {
    noteConnect(app);
    const opened = connection({ app, client, request, authenticate: options.authenticate });
    connections.add(opened);
    byClient.set(client, opened);
    client.once('close', () => connections.delete(opened));
  });
  const adapter = applyWSSHandler<AnyRouter>({
    wss,
    router,
    maxBatchSize: MAX_BATCH,
    createContext: ({ res, info }) => {
      const opened = byClient.get(res);
      if (!opened) throw new Error('a socket without a connection');
      return opened.createContext(info.connectionParams ?? {});
    },
    onError: () => {
      // Procedures log what is unexpected themselves; the rest is the caller's own doing.
    },
  });
  wss.on('connection', (client) => byClient.get(client)?.guard());

  serveUpgrades(server, path, (request, socket, head) => {
    if (isClosing || wss.clients.size >= maxSockets) return refuseUpgrade(socket, '503 Service Unavailable');
    wss.handleUpgrade(request, socket, head, (client) => wss.emit('connection', client, request));
  });

  const tick = setInterval(
    () => {
      const now = performance.now();
      for (const opened of connections)
        opened.tick(now, { pingMs: pingSeconds * 1000, recheckMs: recheckSeconds * 1000 });
    },
    Math.min(TICK_MS, (pingSeconds * 1000) / 4),
  ).unref();

  return {
    size: () => connections.size,
    async close(graceSeconds = 2) {
      isClosing = true;
      adapter.broadcastReconnectNotification();
      await emptyWithin({ size: () => connections.size }, graceSeconds * 1000);
      for (const opened of connections) opened.close(1012, 'restarting');
      await emptyWithin({ size: () => connections.size }, 500);
      for (const client of wss.clients) client.terminate();
      clearInterval(tick);
      wss.close();
    },
  };
}

export async function emptyWithin(open: Pick<Sockets, 'size'>, ms: number): Promise<void> {
  for (const until = performance.now() + ms; open.size() > 0 && performance.now() < until;)
    await new Promise((resolve) => setTimeout(resolve, 20));
}
