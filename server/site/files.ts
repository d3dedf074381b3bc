import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
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

const UPLOAD = /^[0-9a-f]{64}\.(png|jpg|webp|gif)$/;
const UPLOAD_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
};

/** Serves uploaded pictures. Named by their hash, so they may be kept for ever; never as anything but a picture. */
export function mountUploads(http: FastifyInstance, folder: string): void {
  http.get<{ Params: { name: string } }>('/files/:name', async (request, reply) => {
    request.call.route = '/files/:name';
    const kind = UPLOAD.exec(request.params.name)?.[1] ?? '';
    const bytes =
      kind === '' ? undefined : await readFile(`${folder}/${request.params.name}`).catch(() => undefined);
    if (bytes === undefined) return reply.callNotFound();
    return reply
      .headers({
        'content-type': UPLOAD_TYPES[kind],
        'cache-control': 'public, max-age=31536000, immutable',
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'content-security-policy': "default-src 'none'",
        'x-content-type-options': 'nosniff',
      })
      .send(bytes);
  });
}
