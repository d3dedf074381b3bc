import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

type Handler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

const handlers = new WeakMap<Server, Map<string, Handler>>();

/** Serves the WebSockets of a path. One listener stands for all paths, so that what none serves can be refused. */
export function serveUpgrades(server: Server, path: string, handler: Handler): void {
  const known = handlers.get(server);
  if (known) {
    known.set(path, handler);
    return;
  }
  const paths = new Map([[path, handler]]);
  handlers.set(server, paths);
  server.on('upgrade', (request, socket, head) => {
    const found = paths.get(pathOf(request));
    if (found) found(request, socket, head);
    // Another listener may serve it; Node leaves it open for ever if nobody does.
    else if (server.listenerCount('upgrade') === 1) refuseUpgrade(socket, '404 Not Found');
  });
}

const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0] ?? '';

export const refuseUpgrade = (socket: Duplex, status: string): void =>
  void socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
