import { readFileSync } from 'node:fs';
import type { CompiledRow } from '../../server/rest/compile.ts';

/** One of the documented endpoints: the contract as data. */
export interface Documented {
  readonly family: string;
  readonly method: string;
  readonly path: string;
}

/** All rows of the five families' documents. */
export function readDocumented(): Documented[] {
  const [, ...lines] = readFileSync(new URL('endpoints.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [family = '', method = '', path = ''] = line.split('\t');
    return { family, method, path };
  });
}

/** Two spellings of a path are one: names of parameters and trailing slashes do not matter. */
export const shapeOf = (method: string, path: string): string =>
  `${method} ${path.replace(/:\w+/g, ':').replace(/(.)\/$/, '$1')}`;

/** Paths that answer outside the tables: probes, figures, the reference, the page at the root, the panel and the chat's socket. */
const OUTSIDE: readonly string[] = [
  'GET /',
  'GET /admin',
  'GET /health',
  'GET /docs',
  'GET /api/v1/metrics',
  'WS /api/ai/chat/ws',
];

/** Which documented endpoints the tables serve, in lines for the end of a run. */
export function coverage(rows: readonly CompiledRow[]): { served: Documented[]; report: string[] } {
  const known = new Set([...OUTSIDE, ...rows.map((row) => shapeOf(row.method, row.path))]);
  const documented = readDocumented();
  const served = documented.filter(({ method, path }) => known.has(shapeOf(method, path)));
  const families = [...new Set(documented.map(({ family }) => family))];
  const count = (list: Documented[], family: string) =>
    list.filter((entry) => entry.family === family).length;
  return {
    served,
    report: [
      `documented endpoints served: ${served.length} of ${documented.length}`,
      ...families.map((family) => `  ${family}: ${count(served, family)} of ${count(documented, family)}`),
    ],
  };
}
