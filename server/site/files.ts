import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The built widgets and SDK: `dist/` of the project, whether the server runs from there or from its sources. */
const CANDIDATES = ['../', '../../dist/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));

const HASHED = /-[\w-]{8,}\.(js|css)$/;

/** Serves the widget bundle to any origin. Names with a hash never change; the loader is asked for again. */
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
        reply.header('access-control-allow-origin', '*');
        reply.header('cross-origin-resource-policy', 'cross-origin');
        reply.header('x-content-type-options', 'nosniff');
        reply.header(
          'cache-control',
          HASHED.test(path)
            ? 'public, max-age=31536000, immutable'
            : 'public, max-age=300, stale-while-revalidate=86400',
        );
      },
    });
  }
}
