import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { shopFamily, shopRouter } from '../../tests/contract/shop.ts';
import { open, router } from '../trpc/trpc.ts';
import { compileRows } from './compile.ts';
import { snakeEnvelope } from './dialects/snake-envelope.ts';
import { created, family, type Routes } from './table.ts';

const one = (routes: Routes, name = 'test') =>
  family({ name, title: name, prefix: '/api', dialect: snakeEnvelope, sections: { things: routes } });
const things = router({
  get: open
    .input(z.strictObject({ thingId: z.string() }))
    .output(z.object({}))
    .query(() => ({})),
  list: open.output(z.object({})).query(() => ({})),
  blind: open.query(() => ({})),
  shape: open
    .input(z.strictObject({ at: z.strictObject({}) }))
    .output(z.object({}))
    .query(() => ({})),
});
const compile = (routes: Routes) => compileRows([one(routes)], things);

describe('a table is refused at boot when', () => {
  it.each<[string, Routes, RegExp]>([
    ['a procedure is unknown', { 'GET /x': 'gett' }, /no procedure gett/],
    ['a procedure is a name of Object', { 'GET /x': 'constructor' }, /no procedure constructor/],
    ['a path parameter has no field', { 'GET /x/:egg_id': 'get' }, /:egg_id/],
    ['a path parameter cannot be read from text', { 'GET /x/:at': 'shape' }, /:at/],
    ['a rename names no field', { 'GET /x/:id': { call: 'get', rename: { id: 'eggId' } } }, /:id/],
    ['a constant names no field', { 'GET /x/:thing_id': { call: 'get', with: { limit: 1 } } }, /limit/],
    ['an output has no schema', { 'GET /x': 'blind' }, /output schema/],
    ['a literal path stands below a parameter', { 'GET /x/:thing_id': 'get', 'GET /x/all': 'list' }, /above/],
    ['two rows take the same path', { 'GET /x/:thing_id': 'get', 'GET  /x/:thingId': 'get' }, /twice/],
    ['a key is no method and path', { 'GET x': 'list' }, /METHOD/],
  ])('%s', (_, routes, message) => {
    expect(() => compile(routes)).toThrow(message);
  });

  it('two families take the same path', () => {
    const routes: Routes = { 'GET /x': 'list' };
    expect(() => compileRows([one(routes, 'a'), one(routes, 'b')], things)).toThrow(
      /a\/things and b\/things/,
    );
  });
});

it('names the row that is wrong', () => {
  expect(() => compile({ 'GET /x': 'gett' })).toThrow('row "GET /x" of test/things');
});

it('gives each row its status, class and parameters', () => {
  const rows = compileRows([shopFamily], shopRouter);
  const find = (key: string) => rows.find((row) => `${row.method} ${row.path}` === key);
  expect(find('POST /api/v1/eggs')).toMatchObject({ class: 'plan', params: [], section: 'eggs' });
  expect(find('POST /api/v1/login')?.class).toBe('auth');
  expect(find('PATCH /api/v1/eggs/:id/status')?.params).toEqual(['id']);
  expect(find('DELETE /api/v1/eggs/:egg_id')?.work).toMatchObject({ status: 204, idempotent: true });
});

it('marks writes that recognise repeats themselves', () => {
  const rows = compileRows([shopFamily], shopRouter);
  expect(rows.find((row) => row.path.endsWith('/track'))?.work).toMatchObject({ idempotent: false });
});

it('accepts helpers and blocks alike', () => {
  expect(compile({ 'POST /x/:thing_id': created('get', { summary: 'Make' }) })[0]).toMatchObject({
    summary: 'Make',
  });
});
