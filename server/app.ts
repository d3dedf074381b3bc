import Fastify, { type FastifyInstance } from 'fastify';
import type { App } from './db/context.ts';
import { memoryRates, type RateStore } from './auth/rate-store.ts';
import { jwks, once, rateLimit } from './modules/accounts/index.ts';
import { createDemoKey, ensureDemoTenant, ensureDemoUser, giveVisitorBook } from './modules/demo/index.ts';
import { authenticate } from './modules/platform/index.ts';
import { noteRequest, readHealth, VERSION } from './modules/health/index.ts';
import { attachChatSocket } from './realtime/chat-socket.ts';
import { eventStanding } from './modules/progression/index.ts';
import { attachSocket, type Sockets } from './realtime/socket.ts';
import { compileRows } from './rest/compile.ts';
import { mountDocs } from './rest/docs.ts';
import { httpOptions, mountEdge } from './rest/edge.ts';
import { families } from './rest/families/index.ts';
import { createMetrics } from './rest/metrics.ts';
import { mountRest } from './rest/mount.ts';
import type { Authenticate, Limit } from './rest/ports.ts';
import { mountPictures } from './picture-routes.ts';
import { mountFiles } from './site/files.ts';
import { demoClient } from './site/demo-client.ts';
import { registerSite } from './site/site.ts';
import { mountTrpc } from './trpc/http.ts';
import { appRouter } from './trpc/router.ts';

export interface ServerOptions {
  /** Where calls are counted; in memory unless several nodes share a Redis. */
  rates?: RateStore;
  trustProxy?: string | number | boolean;
  /** Whether process figures belong into the metrics: off where several servers share a process. */
  processMetrics?: boolean;
}

export interface Server {
  http: FastifyInstance;
  sockets: Sockets;
  /** Stops taking requests and lets go of what is open. The app's database stays open. */
  close(): Promise<void>;
}

const header = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

/** Assembles everything that listens: REST families, tRPC over HTTP and WebSocket, reference, site and drawings. */
export async function createServer(app: App, options: ServerOptions = {}): Promise<Server> {
  const http = Fastify({ ...httpOptions, logger: false, trustProxy: trusted(options.trustProxy) });
  const metrics = createMetrics({
    process: options.processMetrics ?? false,
    observe: (route, status, ms) => noteRequest(app, route, status, ms),
  });
  const rows = compileRows(families, appRouter);
  const store = options.rates ?? memoryRates();
  const count = rateLimit(app, store);

  const whoCalls: Authenticate = ({ headers }) =>
    authenticate(app, {
      authorization: headers.authorization ?? demoSession(headers['x-demo-session']),
      origin: headers.origin,
      fetchSite: header(headers['sec-fetch-site']),
      publishableKey: header(headers['x-publishable-key']),
      mode: header(headers['x-fledge-mode']),
      userId: header(headers['x-user-id']),
      serviceToken: header(headers['x-service-token']),
    });
  const limit: Limit = async (actor, routeClass, ip) =>
    routeClass === 'unlimited' ? UNLIMITED : count(actor, routeClass, ip);

  mountEdge(http, { rows, log: app.log, metrics });
  await mountRest(http, {
    rows,
    router: appRouter,
    app,
    authenticate: whoCalls,
    limit,
    once,
    standing: eventStanding,
  });
  await mountTrpc(http, { router: appRouter, app, authenticate: whoCalls, limit, rows });
  mountDocs(http, { rows, title: 'Fledge', version: VERSION });
  mountFiles(http);
  mountPictures(http, app);
  mountOpenEnds(http, app, metrics);
  if (app.settings.demo) {
    await ensureDemoTenant(app);
    await ensureDemoUser(app);
  }
  await registerSite(http, {
    publicUrl: () => app.settings.publicUrl,
    demo: app.settings.demo
      ? {
          fledge: demoClient(
            () => createDemoKey(app),
            () => localAddress(http),
          ),
          now: app.now,
          giveBook: (userId) => giveVisitorBook(app, userId),
        }
      : undefined,
  });
  await http.ready();

  const sockets = attachSocket(http.server, {
    app,
    router: appRouter,
    authenticate: (sent) => authenticate(app, sent),
  });
  const chats = attachChatSocket(http.server, {
    app,
    authenticate: (sent) => authenticate(app, sent),
    admit: async (actor, ip) => count(actor, 'plan', ip),
  });
  return {
    http,
    sockets,
    close: () => drain(http, [sockets, chats]),
  };
}

/** How long a request that is under way may take to end when the server stops. */
const DRAIN_MS = 8_000;

/** Answers what has been asked and nothing more. */
async function drain(http: FastifyInstance, sockets: readonly Sockets[]): Promise<void> {
  // Closing ends the connections that are idle then; those that fall idle afterwards would stay for a minute.
  const sweep = setInterval(() => http.server.closeIdleConnections(), 50);
  const cutOff = setTimeout(() => http.server.closeAllConnections(), DRAIN_MS);
  await Promise.all([...sockets.map((each) => each.close()), http.close()]).finally(() => {
    clearInterval(sweep);
    clearTimeout(cutOff);
  });
}

const UNLIMITED = { allowed: true, limit: 0, remaining: 0, resetAt: 0 };

/** How many proxies, or which, are believed about the caller's address. */
const trusted = (proxies: ServerOptions['trustProxy']) =>
  typeof proxies === 'number' ? (_address: string, hop: number) => hop < proxies : (proxies ?? false);

/** A demo visitor's session is a widget session in a header of its own. */
const demoSession = (value: string | string[] | undefined): string | undefined => {
  const token = header(value);
  return token === undefined ? undefined : `Bearer ${token}`;
};

/** What an address that means all of them is reached by. */
const LOOPBACK = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '::1'],
]);

/** Where this process reaches itself, whatever stands in front of it. */
function localAddress(http: FastifyInstance): string {
  const address = http.addresses().find((known) => typeof known === 'object');
  if (typeof address !== 'object') throw new Error('the server does not listen yet');
  const host = LOOPBACK.get(address.address) ?? address.address;
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
}

/** What belongs to no family: public keys, probes and figures. */
function mountOpenEnds(http: FastifyInstance, app: App, metrics: ReturnType<typeof createMetrics>): void {
  http.get('/.well-known/jwks.json', async (request, reply) => {
    request.call.route = '/.well-known/jwks.json';
    return reply.header('cache-control', 'public, max-age=60').send(await jwks(app));
  });
  http.get('/health', async (request, reply) => {
    request.call.route = '/health';
    request.call.quiet = true;
    return reply.header('cache-control', 'no-store').send(readHealth({ app }));
  });
  http.get('/api/v1/metrics', async (request, reply) => {
    request.call.route = '/api/v1/metrics';
    request.call.quiet = true;
    return reply.header('content-type', metrics.contentType).send(await metrics.text());
  });
}
