import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { prefersHtml } from './accept.ts';
import { readAssets } from './assets.ts';
import { registerDemoHost, type DemoOptions } from './demo-host.ts';
import { page, type PageName } from './pages.ts';

export interface SiteOptions {
  /** Where browsers reach this server, without a trailing slash. Asked when a page is first shown. */
  publicUrl: () => string;
  /** The demo, while it is on. */
  demo?: DemoOptions | undefined;
}

const YEAR_SECONDS = 31_536_000;

/** What the pages may load and talk to: this server and nothing else, no inline script, no inline style. */
function policyFor(request: FastifyRequest): string {
  const socket = `${request.protocol === 'https' ? 'wss' : 'ws'}://${request.host}`;
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `img-src 'self' data:`,
    `connect-src 'self' ${socket}`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}

/** The start page, the operators' panel, the demo page and the server of the demo's host site. */
export async function registerSite(
  fastify: FastifyInstance,
  { publicUrl, demo }: SiteOptions,
): Promise<void> {
  const assets = readAssets();
  const drawn = new Map<string, string>();
  const draw = (name: PageName): string => {
    const html = drawn.get(name) ?? page(name, { origin: publicUrl(), hasDemo: demo !== undefined }, assets);
    drawn.set(name, html);
    return html;
  };
  const links = { docs: '/docs', health: '/health', ...(demo ? { demo: '/demo' } : {}) };
  const welcome = { message: 'Welcome to Fledge', status: 'ok', links };

  const sendPage = (request: FastifyRequest, reply: FastifyReply, html: string) =>
    reply
      .header('content-security-policy', policyFor(request))
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(html);

  fastify.get('/', (request, reply) => {
    reply.header('vary', 'accept');
    return prefersHtml(request.headers.accept)
      ? sendPage(request, reply, draw('start'))
      : reply.send(welcome);
  });

  fastify.get<{ Params: { name: string }; Querystring: { v?: string } }>('/site/:name', (request, reply) => {
    const asset = assets.get(request.params.name);
    if (!asset) return reply.callNotFound();
    const isExact = request.query.v === asset.version;
    return reply
      .header('cache-control', isExact ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache')
      .type(asset.type)
      .send(asset.body);
  });

  fastify.get('/admin', (request, reply) => sendPage(request, reply, draw('admin')));

  if (!demo) return;
  fastify.get('/demo', (request, reply) => sendPage(request, reply, draw('demo')));
  await fastify.register(async (scope) => registerDemoHost(scope, demo));
}
