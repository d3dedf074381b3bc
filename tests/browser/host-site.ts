import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HostSite {
  url: string;
  /** Answers of the mint endpoint from now on; null for an honest 500. */
  mint: (userId: string) => Promise<unknown>;
  /** How often it was asked. */
  minted: number;
  close(): Promise<void>;
}

/** What the page says of itself, as query parameters of its address. */
export interface PageOptions {
  user?: string;
  /** Attributes of the script tag; without it `data-session-url`. */
  script?: string;
  body?: string;
  dir?: 'ltr' | 'rtl';
  /** Of the page; without it English. */
  lang?: string;
  scripts?: number;
}

const STYLE = `
  body { margin: 0; padding: 16px; font: 16px system-ui; color-scheme: light dark; }
  main { display: grid; gap: 16px; }
`;

const page = (fledge: string, options: PageOptions): string => {
  const { user = 'ada', dir = 'ltr', lang = 'en', scripts = 1 } = options;
  const attributes = options.script ?? `data-session-url="/fledge/session?user=${user}"`;
  const tag = `<script async src="${fledge}/widgets/fledge.js" ${attributes}></script>`;
  const body = options.body ?? '<div data-fledge="buddy"></div><fledge-marketplace></fledge-marketplace>';
  return `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title>Host</title>
    <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
    <link rel="stylesheet" href="/style.css">${tag.repeat(scripts)}</head>
    <body><main><h1>A host page</h1>${body}</main></body></html>`;
};

/** A site of another origin with a policy that allows nothing but itself and Fledge. */
export async function openHostSite(fledge: string): Promise<HostSite> {
  const policy = [
    "default-src 'none'",
    `script-src ${fledge}`,
    "style-src 'self'",
    `img-src ${fledge} data:`,
    `connect-src 'self' ${fledge} ${fledge.replace('http', 'ws')}`,
  ].join('; ');
  const site: HostSite = {
    url: '',
    minted: 0,
    mint: async () => null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // A browser keeps sockets open that it has not asked anything on yet.
        server.closeAllConnections();
      }),
  };
  const server: Server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://host');
    if (pathname === '/style.css') return response.writeHead(200, { 'content-type': 'text/css' }).end(STYLE);
    if (pathname === '/fledge/session') {
      site.minted += 1;
      const answer = await site.mint(searchParams.get('user') ?? 'ada').catch(() => null);
      const status = answer === null ? 500 : 200;
      return response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    }
    const options: PageOptions = JSON.parse(searchParams.get('options') ?? '{}');
    return response
      .writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy })
      .end(page(fledge, options));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address of this shape.
  site.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return site;
}
