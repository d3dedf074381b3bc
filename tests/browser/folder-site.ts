import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

export interface FolderSite {
  url: string;
  close(): Promise<void>;
}

/**
 * A host's site as a folder, with its mint endpoint, under a policy that allows scripts, styles and calls of its
 * own and of Fledge, and nothing inline.
 */
export async function openFolderSite(
  folder: string,
  fledge: string,
  mint: () => Promise<unknown>,
): Promise<FolderSite> {
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${fledge}`,
    "style-src 'self'",
    `img-src ${fledge} data:`,
    `connect-src 'self' ${fledge} ${fledge.replace('http', 'ws')}`,
  ].join('; ');
  const server = createServer(async ({ url = '/', method }, response) => {
    if (url === '/fledge/session' && method === 'POST')
      return response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify(await mint()));
    const path = url === '/' ? '/index.html' : url;
    const body = await readFile(join(folder, path)).catch(() => undefined);
    if (body === undefined) return response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
    response.writeHead(200, {
      'content-type': TYPES[extname(path)] ?? '',
      'content-security-policy': policy,
    });
    return response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    // A server that listens on TCP has an address of this shape.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // A browser keeps sockets open that it has not asked anything on yet.
        server.closeAllConnections();
      }),
  };
}
