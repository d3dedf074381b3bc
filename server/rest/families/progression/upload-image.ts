import { fail } from '../../../kernel/errors.ts';
import { raw } from '../../table.ts';

const MAX_BYTES = 3 * 1024 * 1024;

/** The picture in a body: the body itself, or the first file of a form. */
async function imageIn(body: unknown, type: string): Promise<Buffer> {
  if (!Buffer.isBuffer(body) || body.length === 0)
    throw fail('bad_request', undefined, 'The body must hold an image.');
  if (!type.startsWith('multipart/form-data')) return body;
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    for (const [, value] of form) if (value instanceof Blob) return Buffer.from(await value.arrayBuffer());
  } catch {
    // Not a form after all: refused below.
  }
  throw fail('bad_request', undefined, 'The form holds no file.');
}

/** `POST …/upload-image`: PNG, JPEG, WebP or GIF of at most 2 MiB, as the body or as the file of a form. */
export const uploadImage = raw(
  async ({ request, reply, params, call, toWire }) => {
    const bytes = await imageIn(request.body, request.headers['content-type'] ?? '');
    const item = await call('marketplaces.items.setImage', {
      marketplaceId: params.id,
      itemId: params.item_id,
      image: bytes.toString('base64'),
    });
    return reply.send(toWire('marketplaces.items.setImage', item));
  },
  {
    summary: 'Upload the picture of an item',
    body: 'bytes',
    maxBytes: MAX_BYTES,
    requestBody: {
      content: {
        'image/*': { schema: { type: 'string', contentMediaType: 'application/octet-stream' } },
        'multipart/form-data': {
          schema: {
            type: 'object',
            properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
          },
        },
      },
    },
    responses: {
      200: { description: 'The item with its new picture' },
      422: { description: 'Not an image that is taken (`bad_image`)' },
    },
  },
);
