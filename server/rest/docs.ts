import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { fail } from '../kernel/errors.ts';
import { takesCoding, zip } from '../kernel/coding.ts';
import type { CompiledRow } from './compile.ts';
import { DOCS_PAGE, DOCS_SCRIPT, DOCS_STYLE } from './docs-page.ts';
import { describeRows } from './openapi.ts';

export interface DocsOptions {
  readonly rows: readonly CompiledRow[];
  readonly title: string;
  readonly version: string;
}

/** No inline script or style, nothing from elsewhere. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const MIME = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const;

interface Page {
  etag: string;
  bytes: Buffer;
  zipped: Buffer;
}

/** `/openapi.json`, one document a family, and the interactive reference at `/docs`. Pages are made when first asked for. */
export function mountDocs(fastify: FastifyInstance, { rows, title, version }: DocsOptions): void {
  const families = [...new Set(rows.map((row) => row.family))];
  const describe = (some: readonly CompiledRow[], name: string) => async () =>
    JSON.stringify(describeRows(some, { title: name, version, serverUrl: '/' }));

  const serve = (path: string, type: keyof typeof MIME, make: () => Promise<string>) => {
    const page = once(make);
    fastify.get(path, async (request, reply) => {
      const { etag, bytes, zipped } = await page();
      request.call.route = path;
      reply.headers({
        'content-type': MIME[type],
        'content-security-policy': POLICY,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-cache',
        vary: 'accept-encoding',
        etag,
      });
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      if (!takesCoding(request.headers['accept-encoding'], 'gzip')) return reply.send(bytes);
      return reply.header('content-encoding', 'gzip').send(zipped);
    });
  };

  serve('/openapi.json', 'json', describe(rows, title));
  for (const family of families)
    serve(
      `/openapi/${family.name}.json`,
      'json',
      describe(
        rows.filter((row) => row.family === family),
        `${title}: ${family.title}`,
      ),
    );
  const documents = [
    ...families.map((family) => ({ name: family.title, url: `/openapi/${family.name}.json` })),
    ...(families.length > 1 ? [{ name: 'All', url: '/openapi.json' }] : []),
  ];
  serve('/docs', 'html', async () => DOCS_PAGE(title));
  serve('/docs/documents.json', 'json', async () => JSON.stringify(documents));
  serve('/docs/reference.js', 'js', async () => DOCS_SCRIPT);
  serve('/docs/reference.css', 'css', async () => DOCS_STYLE);
  serve('/docs/swagger-ui.js', 'js', swaggerFile('swagger-ui-bundle.js'));
  serve('/docs/swagger-ui.css', 'css', swaggerFile('swagger-ui.css'));
}

/** A file of the package that draws the reference. */
const swaggerFile = (name: string) => async (): Promise<string> => {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch {
    throw fail('resource_not_found');
  }
};

function once(make: () => Promise<string>): () => Promise<Page> {
  let page: Promise<Page> | undefined;
  return () => {
    page ??= (async () => {
      const bytes = Buffer.from(await make());
      const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
      return { etag, bytes, zipped: await zip(bytes) };
    })();
    return page;
  };
}
