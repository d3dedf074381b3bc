import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a model was asked, as it came over the wire. */
export interface AskedOfModel {
  model: string;
  stream: boolean;
  messages: { role: string; content: unknown; tool_call_id?: string }[];
  tools?: { function: { name: string; parameters: object } }[];
  authorization: string | undefined;
}

/** One answer to one request; may take its time, and may misbehave. */
export type ModelStep = (
  response: ServerResponse,
  asked: AskedOfModel,
  gone: AbortSignal,
) => Promise<void> | void;

const chunk = (delta: object, finish: string | null = null): string =>
  `data: ${JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'test',
    choices: [{ index: 0, delta, finish_reason: finish }],
  })}\n\n`;
const counted = (input: number, output: number): string =>
  `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'test', choices: [], usage: { prompt_tokens: input, completion_tokens: output, total_tokens: input + output } })}\n\n`;
const begin = (response: ServerResponse): ServerResponse =>
  response.writeHead(200, { 'content-type': 'text/event-stream' });
const end = (response: ServerResponse, finish: string, usage = true): void => {
  response.write(chunk({}, finish));
  if (usage) response.write(counted(1_000, 100));
  response.end('data: [DONE]\n\n');
};

export const says =
  (text: string, { pauseMs = 0, usage = true } = {}): ModelStep =>
  async (response, _asked, gone) => {
    begin(response);
    for (const word of text.split(/(?<= )/)) {
      if (gone.aborted) return;
      response.write(chunk({ content: word }));
      if (pauseMs > 0) await sleep(pauseMs);
    }
    end(response, 'stop', usage);
  };

/** Calls tools: arguments as they are sent, so that they may be broken. */
export const calls =
  (...wanted: { name: string; input: unknown }[]): ModelStep =>
  (response) => {
    begin(response);
    wanted.forEach(({ name, input }, index) => {
      const text = typeof input === 'string' ? input : JSON.stringify(input);
      const head = text.slice(0, Math.ceil(text.length / 2));
      response.write(
        chunk({
          tool_calls: [{ index, id: `call_${index}`, type: 'function', function: { name, arguments: head } }],
        }),
      );
      response.write(chunk({ tool_calls: [{ index, function: { arguments: text.slice(head.length) } }] }));
    });
    end(response, 'tool_calls');
  };

export const refuses =
  (status: number): ModelStep =>
  (response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify({ error: { message: 'no', type: 'x', code: 'x' } }));

export const hangs: ModelStep = () => {};

/** Some words, and then nothing more: no end, and no word. */
export const stalls =
  (text: string): ModelStep =>
  (response) =>
    void begin(response).write(chunk({ content: text }));

export const breaksOff =
  (text: string): ModelStep =>
  async (response) => {
    begin(response).write(chunk({ content: text }));
    await sleep(20);
    response.socket?.destroy();
  };

export const babbles =
  (text: string): ModelStep =>
  (response) => {
    begin(response).write(chunk({ content: 'So: ' }));
    response.write(`data: ${text}\n\n`);
    response.end('data: [DONE]\n\n');
  };

export const floods: ModelStep = async (response, _asked, gone) => {
  begin(response);
  while (!gone.aborted && !response.destroyed) {
    response.write(chunk({ content: 'x'.repeat(10_000) }));
    await sleep(1);
  }
};

/** A server that speaks OpenAI's streaming protocol and answers request n with step n, the last from then on. */
export async function modelServer(...steps: ModelStep[]) {
  const asked: AskedOfModel[] = [];
  const aborted: number[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const piece of request) text += String(piece);
    const entry: AskedOfModel = { ...JSON.parse(text), authorization: request.headers.authorization };
    asked.push(entry);
    const gone = new AbortController();
    response.once('close', () => {
      if (!response.writableFinished) aborted.push(performance.now());
      gone.abort();
    });
    await (steps[Math.min(asked.length, steps.length) - 1] ?? hangs)(response, entry, gone.signal);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    /** When callers hung up. */
    aborted,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
