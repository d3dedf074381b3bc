import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keptFiles } from './kept-files.ts';

const CODE = 'export const answer = 42;\n';
let folder: string;
let http: FastifyInstance;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fledge-kept-'));
  writeFileSync(join(folder, 'core-abcdefgh.js'), CODE);
  writeFileSync(join(folder, 'core-abcdefgh.js.br'), brotliCompressSync(CODE));
  writeFileSync(join(folder, 'core-abcdefgh.js.gz'), gzipSync(CODE));
  writeFileSync(join(folder, 'fledge.js'), 'loader');
  http = Fastify();
  const answer = keptFiles(folder);
  http.get<{ Params: { name: string } }>(
    '/:name',
    async (request, reply) =>
      (await answer(request.params.name, request, reply)) ?? reply.code(404).send('elsewhere'),
  );
});
afterAll(async () => {
  await http.close();
  rmSync(folder, { recursive: true });
});

const ask = (accepted?: string, name = 'core-abcdefgh.js', headers = {}) =>
  http.inject({
    url: `/${name}`,
    headers: { ...headers, ...(accepted === undefined ? {} : { 'accept-encoding': accepted }) },
  });

test('each client gets the smallest that it takes', async () => {
  const br = await ask('gzip, deflate, br, zstd');
  expect(br.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'text/javascript; charset=utf-8',
    vary: 'accept-encoding',
  });
  expect(brotliDecompressSync(br.rawPayload).toString()).toBe(CODE);
  const gzip = await ask('gzip;q=0.5, br;q=0');
  expect(gzip.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(gzip.rawPayload).toString()).toBe(CODE);
  for (const accepted of [undefined, 'identity', 'br;q=0.0', 'brotli']) {
    const plain = await ask(accepted);
    expect(plain.headers).not.toHaveProperty('content-encoding');
    expect(plain.body).toBe(CODE);
  }
});

test('who has it already is told so', async () => {
  const etag = String((await ask()).headers.etag);
  const again = await ask('br', undefined, { 'if-none-match': etag });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

test('the disk is asked once, and what was not there yet is found when it is', async () => {
  await ask();
  rmSync(join(folder, 'core-abcdefgh.js'));
  expect((await ask()).body).toBe(CODE);
  expect((await ask('', 'late-abcdefgh.js')).statusCode).toBe(404);
  writeFileSync(join(folder, 'late-abcdefgh.js'), CODE);
  expect((await ask('', 'late-abcdefgh.js')).body).toBe(CODE);
});

test('names without a hash and names that lead elsewhere are not its own', async () => {
  for (const name of ['fledge.js', 'core-abcdefgh.js.br', '..%2Fcore-abcdefgh.js', 'manifest.json'])
    expect((await ask('', name)).statusCode, name).toBe(404);
});
