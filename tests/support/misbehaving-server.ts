import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Seen {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: unknown;
  atMs: number;
}
export type Step = (response: ServerResponse, request: Seen) => void;

/** A real server on a real socket that answers request n with step n, the last step from then on. */
export async function misbehavingServer(...steps: Step[]) {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const entry: Seen = {
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body: text === '' ? undefined : JSON.parse(text),
      atMs: performance.now(),
    };
    seen.push(entry);
    (steps[Math.min(seen.length, steps.length) - 1] ?? answer({}))(response, entry);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
export type MisbehavingServer = Awaited<ReturnType<typeof misbehavingServer>>;

export const answer =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Step =>
  (response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));

export const refusal = (status: number, code: string, details?: object, headers = {}): Step =>
  answer({ error: { code, message: `refused: ${code}`, details, requestId: 'req_1' } }, status, headers);

/** The connection dies before a byte of an answer. */
export const reset: Step = (response) => void response.socket?.resetAndDestroy();

/** Headers and half of the promised body, then nothing more. */
export const halfBody: Step = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  response.write('{"egg_id":"egg_1","sta');
  setTimeout(() => response.socket?.destroy(), 20);
};

/** Headers, and then a body that never ends. */
export const stuckBody: Step = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"egg_id":');
};

export const silence: Step = () => {};

export const raw =
  (text: string, status = 200, headers: Record<string, string> = {}): Step =>
  (response) =>
    void response.writeHead(status, headers).end(text);
