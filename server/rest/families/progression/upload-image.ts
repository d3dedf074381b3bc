import { fail } from '../../../kernel/errors.ts';
import { raw, type RawRow } from '../../table.ts';

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

interface Upload {
  /** Takes `image` as base64, and what the path says. */
  call: string;
  status: 200 | 201;
  input: (params: Readonly<Record<string, string>>) => Record<string, unknown>;
  summary: string;
  answer: string;
}

/** PNG, JPEG, WebP, GIF or plain SVG of at most 2 MiB, as the body or as the file of a form. */
const upload = ({ call: procedure, status, input, summary, answer }: Upload): RawRow =>
  raw(
    async ({ request, reply, params, call, toWire }) => {
      const bytes = await imageIn(request.body, request.headers['content-type'] ?? '');
      const output = await call(procedure, { ...input(params), image: bytes.toString('base64') });
      return reply.code(status).send(toWire(procedure, output));
    },
    {
      summary,
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
        [status]: { description: answer },
        422: { description: 'Not an image that is taken (`bad_image`)' },
      },
    },
  );

/** `POST …/items/:item_id/upload-image` */
export const uploadImage = upload({
  call: 'marketplaces.items.setImage',
  status: 200,
  input: ({ id, item_id: itemId }) => ({ marketplaceId: id, itemId }),
  summary: 'Upload the picture of an item',
  answer: 'The item with its new picture',
});

/** `POST /badge-definitions/upload-icon` */
export const uploadIcon = upload({
  call: 'pictures.uploadIcon',
  status: 200,
  input: () => ({}),
  summary: 'Upload an icon; name its URL in a badge',
  answer: 'Where the icon is kept',
});
