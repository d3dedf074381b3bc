import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PIXEL } from './pixel.ts';

export interface Asked {
  authorization: string | undefined;
  body: { model?: string; prompt?: string; n?: number; size?: string };
}
export type Turn = (response: ServerResponse, url: string) => void;

/** A server of an OpenAI-compatible images API on a real socket; request n gets turn n, the last from then on. */
export async function imageServer(...turns: Turn[]) {
  const asked: Asked[] = [];
  let queue = turns;
  const server = createServer(async (request: IncomingMessage, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'image/png' }).end(PIXEL);
      return;
    }
    if (request.method !== 'POST' || request.url !== '/v1/images/generations') {
      response.writeHead(404).end('{}');
      return;
    }
    asked.push({ authorization: request.headers.authorization, body: JSON.parse(text) });
    const turn = queue.length > 1 ? queue.shift() : queue[0];
    (turn ?? picture)(response, url);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    asked,
    /** What the next requests get. */
    turn: (...next: Turn[]) => {
      queue = next;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
export type ImageServer = Awaited<ReturnType<typeof imageServer>>;

const json = (response: ServerResponse, body: unknown, status = 200): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

/** A picture as base64, as `gpt-image` models answer. */
export const picture: Turn = (response) =>
  json(response, { created: 1, data: [{ b64_json: PIXEL.toString('base64') }] });
/** The same at a URL. */
export const pictureAt =
  (at: (own: string) => string): Turn =>
  (response, own) =>
    json(response, { created: 1, data: [{ url: at(own) }] });
export const refused =
  (status: number): Turn =>
  (response) =>
    json(response, { error: { message: 'no', code: 'refused' } }, status);
/** Says that it is a picture. */
export const notAPicture: Turn = (response) =>
  json(response, { data: [{ b64_json: Buffer.from('<html>sorry</html>').toString('base64') }] });
export const answering =
  (body: unknown): Turn =>
  (response) =>
    json(response, body);
/** Never ends, and never gets there. */
export const endless: Turn = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = 'A'.repeat(1_048_576);
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', more);
  };
  response.write('{"data":[{"b64_json":"');
  more();
};
export const silent: Turn = () => {};
export const hangUp: Turn = (response) => void response.socket?.destroy();
