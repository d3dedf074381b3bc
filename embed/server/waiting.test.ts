import { afterEach, expect, test } from 'vitest';
import {
  answer,
  misbehavingServer,
  type MisbehavingServer,
  type Step,
} from '../../tests/support/misbehaving-server.ts';
import { createFledge } from '../server.ts';

let server: MisbehavingServer;
afterEach(() => server?.close());
async function against(...steps: Step[]) {
  server = await misbehavingServer(...steps);
  return createFledge({ apiKey: 'hatch_test_abc', baseUrl: server.url });
}
const operation = (status: string, more = {}) => answer({ id: 'op_1', type: 'hatch', status, ...more });

test('it looks until the operation has completed, ever less often', async () => {
  const fledge = await against(
    ...['pending', 'processing', 'processing'].map((s) => operation(s)),
    operation('completed', { buddy_id: 'bdy_1' }),
  );
  expect(await fledge.operations.wait('op_1', { pollMs: 100 })).toMatchObject({ buddyId: 'bdy_1' });
  const gaps = server.seen.slice(1).map((entry, i) => entry.atMs - (server.seen[i]?.atMs ?? 0));
  expect(gaps[0]).toBeGreaterThanOrEqual(95);
  expect(gaps[2]).toBeGreaterThan(200);
});

test('however small pollMs is, it never loops tightly', async () => {
  const fledge = await against(operation('pending'));
  await expect(fledge.operations.wait('op_1', { pollMs: 0, timeoutMs: 400 })).rejects.toMatchObject({
    code: 'operation_timeout',
    isRetryable: true,
    details: { operation: { id: 'op_1', status: 'pending' } },
  });
  expect(server.seen.length).toBeLessThanOrEqual(5);
});

test.each(['failed', 'cancelled'])(
  'an operation that %s throws with the operation in its details',
  async (status) => {
    const fledge = await against(operation(status, { error: { code: 'no_art', message: 'No drawing.' } }));
    await expect(fledge.operations.wait('op_1')).rejects.toMatchObject({
      code: `operation_${status}`,
      message: expect.stringContaining('No drawing.'),
      details: { operation: { error: { code: 'no_art' } } },
    });
  },
);

test('the caller can give up at once', async () => {
  const fledge = await against(operation('pending'));
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 50);
  const startedMs = performance.now();
  await expect(
    fledge.operations.wait('op_1', { pollMs: 5_000, signal: controller.signal }),
  ).rejects.toMatchObject({ code: 'aborted' });
  expect(performance.now() - startedMs).toBeLessThan(1_000);
});
