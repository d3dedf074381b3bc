import { afterEach, expect, test, vi } from 'vitest';
import { send } from './wire.ts';

afterEach(() => vi.unstubAllGlobals());

const call = { base: 'https://fledge.test', path: 'widget.operation', input: { id: 'op 1&2' }, token: 't' };
const answerWith = (response: () => Response | Promise<Response>) => {
  const requests: [string, RequestInit][] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    requests.push([url, init]);
    return response();
  });
  return requests;
};

test('a query has its input in the address and its token as its body, so that no leave is asked first', async () => {
  const requests = answerWith(() => Response.json({ result: { data: 42 } }));
  expect(await send({ ...call, write: false })).toBe(42);
  const [url, init] = requests[0] ?? [];
  expect(url).toBe('https://fledge.test/trpc/widget.operation?input=%7B%22id%22%3A%22op%201%262%22%7D');
  expect(init).toMatchObject({
    method: 'POST',
    body: 't',
    credentials: 'omit',
  });
  expect(init).not.toHaveProperty('headers');
});
test('a mutation is a POST with its input in the body', async () => {
  const requests = answerWith(() => Response.json({ result: { data: null } }));
  await send({ ...call, write: true });
  expect(requests[0]?.[1]).toMatchObject({
    method: 'POST',
    body: '{"id":"op 1&2"}',
    headers: { authorization: 'Bearer t', 'content-type': 'application/json' },
  });
});
test('a refusal carries the stable code, its details and the request id', async () => {
  const data = {
    code: 'CONFLICT',
    httpStatus: 409,
    appCode: 'sold_out',
    details: { left: 0 },
    requestId: 'r1',
  };
  answerWith(() => Response.json({ error: { message: 'Gone.', code: -32009, data } }, { status: 409 }));
  await expect(send({ ...call, write: true })).rejects.toMatchObject({
    code: 'sold_out',
    status: 409,
    message: 'Gone.',
    details: { left: 0 },
    requestId: 'r1',
  });
});
test('no answer, or one that is not ours, is unreachable', async () => {
  answerWith(() => Promise.reject(new TypeError('offline')));
  await expect(send({ ...call, write: false })).rejects.toMatchObject({ code: 'unreachable', status: 0 });
  answerWith(() => new Response('<html>502</html>', { status: 502 }));
  await expect(send({ ...call, write: false })).rejects.toMatchObject({ code: 'unreachable' });
});
