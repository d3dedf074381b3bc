import { afterEach, expect, test } from 'vitest';
import {
  answer,
  misbehavingServer,
  refusal,
  reset,
  type MisbehavingServer,
  type Seen,
  type Step,
} from '../../tests/support/misbehaving-server.ts';
import { createFledge } from '../server.ts';

let server: MisbehavingServer;
afterEach(() => server?.close());

async function against(...steps: Step[]) {
  server = await misbehavingServer(...steps);
  return createFledge({ apiKey: 'hatch_test_abc', baseUrl: server.url, timeoutMs: 2_000, maxRetries: 1 });
}
interface Sent {
  event_id: string;
}
const eventsOf = (request: Seen): Sent[] => (request.body as { events: Sent[] }).events;

/** Takes every event but those whose id ends in 7. */
const takeMost: Step = (response, request) =>
  answer({
    results: eventsOf(request).map(({ event_id }) =>
      event_id.endsWith('7')
        ? { accepted: false, event_id, error: { code: 'validation_failed', message: 'no' } }
        : {
            accepted: true,
            event_id,
            duplicate: false,
            effects: { coins: 1, tokens: [], badges_awarded: [] },
          },
    ),
  })(response, request);
const many = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ eventId: `e${i}`, userId: 'u', type: 'lesson_completed' }));

test('1,203 events travel in parts of 500 and come back in order, refusals one by one', async () => {
  const fledge = await against(takeMost);
  const { results, accepted, rejected, unsent } = await fledge.events.sendBatch(many(1_203));
  expect(server.seen.map((request) => eventsOf(request).length)).toEqual([500, 500, 203]);
  expect(results.map((entry) => entry.eventId)).toEqual(many(1_203).map((event) => event.eventId));
  expect([accepted, rejected, unsent.length]).toEqual([1_083, 120, 0]);
  expect(results[7]).toMatchObject({ status: 'rejected', error: { code: 'validation_failed' } });
});

test('a part that fails for good leaves the rest unsent, to be sent again later', async () => {
  const fledge = await against(takeMost, reset, reset, takeMost);
  const first = await fledge.events.sendBatch(many(1_100));
  expect(first.unsent.map((event) => event.eventId)).toEqual(
    many(1_100)
      .slice(500)
      .map((event) => event.eventId),
  );
  expect(first.results).toHaveLength(1_100);
  expect(first.results[600]).toMatchObject({ status: 'unsent', error: { code: 'network_error' } });
  const second = await fledge.events.sendBatch(first.unsent);
  expect(second.unsent).toEqual([]);
  expect(first.accepted + second.accepted).toBe(990);
});

test('ids made by the SDK are kept when the rest is sent again', async () => {
  const fledge = await against(refusal(402, 'event_quota_exceeded', { used: 1, limit: 1 }));
  const { unsent, results } = await fledge.events.sendBatch([{ userId: 'u', type: 't' }]);
  expect(unsent[0]?.eventId).toMatch(/^evt_/);
  expect(results[0]).toMatchObject({ status: 'unsent', error: { code: 'event_quota_exceeded' } });
});

test('events with large properties travel in smaller parts', async () => {
  const fledge = await against(takeMost);
  const big = many(30).map((event) => ({ ...event, properties: { note: 'ä'.repeat(30_000) } }));
  const { results } = await fledge.events.sendBatch(big);
  expect(results).toHaveLength(30);
  expect(server.seen.every((request) => JSON.stringify(request.body).length < 400_000)).toBe(true);
  expect(server.seen.length).toBeGreaterThan(4);
});

test('nothing to send is no request', async () => {
  const fledge = await against(takeMost);
  expect((await fledge.events.sendBatch([])).results).toEqual([]);
  expect(server.seen).toEqual([]);
});
