import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { HASHED, keptFiles } from './kept-files.ts';

/** The built widgets and SDK: `dist/` of the project, whether the server runs from there or from its sources. */
const CANDIDATES = ['../', '../../dist/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));

/** Any page may load them. Names with a hash never change; the loader is asked for again. */
const headersOf = (name: string) => ({
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': HASHED.test(name)
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=300, stale-while-revalidate=86400',
});

/** Serves the widget bundle to any origin. */
export function mountFiles(http: FastifyInstance): void {
  const dist = CANDIDATES.find((folder) => existsSync(`${folder}widgets/fledge.js`));
  if (dist === undefined) return;
  for (const part of ['widgets', 'sdk']) {
    if (!existsSync(`${dist}${part}`)) continue;
    void http.register(fastifyStatic, {
      root: `${dist}${part}`,
      prefix: `/${part}/`,
      decorateReply: part === 'widgets',
      index: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        for (const [name, value] of Object.entries(headersOf(basename(path)))) reply.header(name, value);
      },
    });
  }
  const answer = keptFiles(`${dist}widgets`);
  http.get<{ Params: { name: string } }>('/widgets/:name', async (request, reply) => {
    const { name } = request.params;
    request.call.route = '/widgets/:name';
    reply.headers(headersOf(name));
    return (await answer(name, request, reply)) ?? reply.sendFile(name);
  });
}
