import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { appRouter } from '../../trpc/router.ts';
import { compileRows } from '../compile.ts';
import { listRows } from '../list.ts';
import { describeRows } from '../openapi.ts';
import { families } from './index.ts';

const rows = compileRows(families, appRouter);

it('routes.txt lists the tables as they are (npm run routes)', () => {
  expect(readFileSync(new URL('../routes.txt', import.meta.url), 'utf8')).toBe(listRows(rows));
});

it.each(['all', ...families.map((family) => family.name)])(
  'the OpenAPI document of %s is valid',
  async (name) => {
    const some = rows.filter((row) => name === 'all' || row.family.name === name);
    const document = describeRows(some, { title: name, version: '1.0.0', serverUrl: '/' });
    const result = await new Validator().validate(document);
    expect(result.errors).toBeUndefined();
    const ids = JSON.stringify(document).match(/"operationId":"[^"]+"/g) ?? [];
    expect(new Set(ids).size).toBe(some.length);
  },
);
