import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type Shop } from '../../tests/contract/shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  shop.fastify.inject({ method: 'GET', url, headers });

describe('the OpenAPI documents', () => {
  it.each(['/openapi.json', '/openapi/progression.json'])('%s is valid 3.1', async (url) => {
    const result = await new Validator().validate((await get(url)).json());
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
  });

  it('describe fields by their names on the wire', async () => {
    const document = (await get('/openapi/progression.json')).json();
    const { post } = document.paths['/api/v1/eggs'];
    const body = post.requestBody.content['application/json'].schema;
    expect(body.required).toEqual(['user_id']);
    expect(Object.keys(body.properties.levels.items.properties)).toEqual(['min_level', 'skill_key']);
    const answer = post.responses['201'].content['application/json'].schema;
    expect(answer.properties).toHaveProperty('visual_variant');
    expect(answer.properties.skills.additionalProperties.properties).toHaveProperty('current_level');
    expect(post.responses['422'].content['application/json'].schema.$ref).toBe(
      '#/components/schemas/SnakeEnvelopeFailure',
    );
  });

  it('say what stands in the path, the query and the body', async () => {
    const { paths } = (await get('/openapi.json')).json();
    const status = paths['/api/v1/eggs/{id}/status'].patch;
    expect(status.parameters[0]).toMatchObject({ in: 'path', name: 'id', required: true });
    expect(status.requestBody.content['application/json'].schema.properties).not.toHaveProperty('id');
    const list = paths['/api/v1/eggs'].get;
    expect(list.parameters.map(({ name }: { name: string }) => name)).toEqual([
      'limit',
      'cursor',
      'status',
      'is_open',
      'min_level',
    ]);
    expect(paths['/api/v1/eggs/{egg_id}'].delete.responses['204'].content).toBeUndefined();
    expect(
      paths['/api/v1/eggs/short/{egg_id}'].get.responses['200'].content['application/json'].schema.properties,
    ).toHaveProperty('the_id');
  });
});

describe('the reference at /docs', () => {
  it('loads nothing from elsewhere and runs nothing inline', async () => {
    const page = await get('/docs');
    expect(page.headers['content-security-policy']).not.toMatch(/unsafe|https?:/);
    expect(page.body).not.toMatch(/<style|style=|onload|<script>|https?:\/\//);
    const files = [...page.body.matchAll(/(?:src|href)="(\/docs\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(files).toHaveLength(4);
    for (const file of files) expect((await get(file)).statusCode).toBe(200);
  });

  it('is sent compressed and only once', async () => {
    const first = await get('/docs/swagger-ui.js', { 'accept-encoding': 'gzip' });
    expect(first.headers['content-encoding']).toBe('gzip');
    const again = await get('/docs/swagger-ui.js', { 'if-none-match': String(first.headers.etag) });
    expect(again.statusCode).toBe(304);
  });
});
