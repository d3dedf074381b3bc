import type { FastifyInstance } from 'fastify';
import type { App } from './db/context.ts';
import { fail } from './kernel/errors.ts';
import { ART_PREFIX, composeArt, parseArtPath } from './modules/art/index.ts';
import {
  FILES_PREFIX,
  MAX_PICTURE_BYTES,
  openUpload,
  readPicture,
  receiveUpload,
  UPLOADS_PREFIX,
} from './modules/pictures/index.ts';
import { readByteBodies } from './rest/body.ts';

/** Named by what they show, shown on any page, and never as anything but a picture. */
const PICTURE_HEADERS = {
  'cache-control': 'public, max-age=31536000, immutable',
  'access-control-allow-origin': '*',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
};

/** Drawings by what they show, kept pictures by their hash, and the place where browsers PUT uploads to. */
export function mountPictures(http: FastifyInstance, app: App): void {
  http.get<{ Params: { '*': string } }>(`${ART_PREFIX}*`, (request, reply) => {
    request.call.route = `${ART_PREFIX}*`;
    const ref = parseArtPath(request.params['*']);
    if (ref === undefined) return reply.callNotFound();
    return reply
      .headers({ ...PICTURE_HEADERS, 'content-type': 'image/svg+xml; charset=utf-8' })
      .send(composeArt(ref));
  });
  http.get<{ Params: { name: string } }>(`${FILES_PREFIX}:name`, async (request, reply) => {
    request.call.route = `${FILES_PREFIX}:name`;
    const picture = await readPicture(app, request.params.name);
    if (picture === undefined) return reply.callNotFound();
    return reply.headers({ ...PICTURE_HEADERS, 'content-type': picture.contentType }).send(picture.bytes);
  });
  void http.register(async (scope) => {
    readByteBodies(scope);
    scope.put<{ Params: { token: string } }>(
      `${UPLOADS_PREFIX}:token`,
      {
        bodyLimit: MAX_PICTURE_BYTES,
        // Whoever has no open upload sends its bytes to nobody.
        onRequest: async (request) => {
          request.call.route = `${UPLOADS_PREFIX}:token`;
          await openUpload(app, request.params.token);
        },
      },
      async (request, reply) => {
        if (!Buffer.isBuffer(request.body))
          throw fail('bad_request', undefined, 'The body must hold an image.');
        const [contentType = ''] = (request.headers['content-type'] ?? '').split(';');
        const upload = await openUpload(app, request.params.token);
        await receiveUpload(app, upload, { bytes: request.body, contentType });
        return reply.code(200).header('cache-control', 'no-store').send();
      },
    );
  });
}
