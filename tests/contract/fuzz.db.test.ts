import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileRows, type CompiledRow } from '../../server/rest/compile.ts';
import { definitionOf, isPlainObject, unwrap, type PlainObject } from '../../server/rest/codec/schema.ts';
import { families } from '../../server/rest/families/index.ts';
import { callableOf, proceduresOf } from '../../server/trpc/call.ts';
import { appRouter } from '../../server/trpc/router.ts';
import { auditLedger } from '../../server/modules/progression/index.ts';
import { happyCall, keyOf, paramsOf, rankOf } from './fixtures.ts';
import { hostileRequests, mutate } from './hostile.ts';
import { sample } from './sample.ts';
import { isEnvelope, openWorld, type Principal, type Sent, type World } from './world.ts';

/** `FLEDGE_FUZZ_RUNS` and `FLEDGE_FUZZ_SEED` look further than a run of the suite does. */
const RUNS = Number(process.env.FLEDGE_FUZZ_RUNS ?? 15);
const SEED = Number(process.env.FLEDGE_FUZZ_SEED ?? 20_260_408);

const rows = compileRows(families, appRouter);
const inOrder = [...rows]
  .sort((a, b) => rankOf(a) - rankOf(b))
  .map((row): [string, CompiledRow] => [keyOf(row), row]);

const PRINCIPALS = [
  'server',
  'server',
  'widget',
  'widget',
  'visitor',
  'person',
  'user',
  'nobody',
] satisfies Principal[];

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.at.close());

/** A valid body with its optional fields too, so that each of them gets damaged. */
function fullBody(row: CompiledRow): PlainObject | undefined {
  const { body } = happyCall(row, world, new Map());
  if (!isPlainObject(body) || row.work.kind === 'raw' || !row.work.procedure.input) return undefined;
  const { toWire } = row.family.dialect;
  const def = definitionOf(unwrap(row.work.procedure.input, 'input'));
  if (def.type !== 'object') return body;
  const taken = row.work.input.taken;
  const all = Object.entries(def.shape)
    .filter(([name]) => !taken.has(name))
    .map(([name, schema]): [string, unknown] => [toWire(name), sample(schema, toWire, world.hints, name)]);
  return { ...Object.fromEntries(all), ...body };
}

/** Words that only a stack, a driver or a database would say. */
const LEAK =
  /\bat (?:async )?[\w.<>]+ \(|node_modules|file:\/\/|\.ts:\d|postgres|pglite|drizzle|SELECT |INSERT |UPDATE .* SET|syntax error|violates|relation "|TypeError|RangeError|ZodError|TRPCError/;

/** How far the requests came, so that a fuzz which only knocks at the door is noticed. */
const tally = { passed: 0, refused: 0, unauthorised: 0 };

function check({ status, text, headers, ...sent }: Sent, describe: () => string): void {
  if (status < 300) tally.passed++;
  else if (status === 401 || status === 403) tally.unauthorised++;
  else tally.refused++;
  if (status >= 500) throw new Error(`answered ${status}: ${text.slice(0, 300)}\n${describe()}`);
  if (status >= 400) {
    if (!isEnvelope({ status, text, headers, ...sent }))
      throw new Error(`no envelope: ${status} ${text.slice(0, 300)}\n${describe()}`);
    // What the caller sent may be repeated; the server's own inside may not.
    if (LEAK.test(text)) throw new Error(`leaks: ${text.slice(0, 300)}\n${describe()}`);
  }
}

describe('hostile requests are never a 500, always in the envelope, and say nothing of the inside', () => {
  it.each(inOrder)(
    '%s',
    async (_, row) => {
      const valid = fullBody(row);
      const ids = paramsOf(row, world, new Map());
      await fc.assert(
        fc.asyncProperty(hostileRequests(row, valid, ids), async (request) => {
          const sent = await world.send(row, request);
          check(sent, () => `${keyOf(row)} ${JSON.stringify(request).slice(0, 1_500)}`);
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: false },
      );
    },
    120_000,
  );

  it('and after all of it every balance is still the sum of its ledger', async () => {
    expect(await auditLedger(world.at.app.system(world.customerId))).toEqual([]);
  });

  it('and enough of it got through every door to mean something', () => {
    expect(Math.min(tally.passed, tally.refused, tally.unauthorised)).toBeGreaterThan(RUNS * 10);
  });
});

describe('hostile calls over tRPC are never a 500, and say nothing of the inside', () => {
  const procedures = Object.entries(proceduresOf(appRouter))
    .map(([path, procedure]) => callableOf(path, procedure))
    .filter(({ type, path }) => type !== 'subscription' && !path.endsWith('.rotate'));
  it.each(procedures.map(({ path, type, input }) => [path, type, input] as const))(
    '%s',
    async (path, type, input) => {
      const valid = input && sample(input, (field) => field, world.hints);
      const calls = fc.record({
        principal: fc.constantFrom(...PRINCIPALS),
        input: mutate(isPlainObject(valid) ? valid : {}),
      });
      await fc.assert(
        fc.asyncProperty(calls, async ({ principal, input }) => {
          const text = JSON.stringify(input) ?? '';
          const isQuery = type === 'query';
          if (isQuery && text.length > 8_000) return;
          const token = world.tokens[principal];
          const answer = await world.at.server.http.inject({
            method: isQuery ? 'GET' : 'POST',
            url: `/trpc/${path}${isQuery ? `?input=${encodeURIComponent(text)}` : ''}`,
            headers: {
              ...(token !== undefined && { authorization: `Bearer ${token}` }),
              ...(!isQuery && { 'content-type': 'application/json' }),
            },
            ...(!isQuery && { payload: text }),
          });
          const told = `${principal} ${text.slice(0, 500)}\n${answer.body.slice(0, 300)}`;
          if (answer.statusCode >= 500) throw new Error(`answered ${answer.statusCode}: ${told}`);
          if (answer.statusCode >= 400 && LEAK.test(answer.body)) throw new Error(`leaks: ${told}`);
        }),
        { numRuns: RUNS, seed: SEED },
      );
    },
  );
});

describe('paths and methods nobody made a row for', () => {
  it('are refused in the envelope', async () => {
    const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD');
    const path = fc.array(
      fc.oneof(
        fc.webSegment(),
        fc.constantFrom('eggs', 'buddies', '..', '.', '%00', '%zz', '%2f', ':id', '*'),
      ),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(method, path, async (method, segments) => {
        const answer = await world.at.server.http.inject({ method, url: `/api/v1/${segments.join('/')}` });
        expect(answer.statusCode).toBeLessThan(500);
        if (answer.statusCode < 400 || method === 'HEAD') return;
        expect(answer.json().error.requestId).toBe(answer.headers['x-request-id']);
      }),
      { numRuns: 300, seed: SEED },
    );
  });
});
