import { z } from 'zod';
import type { ModelSettings } from '../../../db/context.ts';

/** More than any answer is; what sends more is not read to its end. */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_REASON = 500;

/** A function that the model wants called; its arguments are text that need be no JSON. */
export interface ToolCall {
  id: string;
  type: 'function';
  function: { name: string; arguments: string };
}

export type ModelMessage =
  | { role: 'system' | 'user'; content: string }
  | { role: 'assistant'; content: string; tool_calls?: ToolCall[] }
  | { role: 'tool'; content: string; tool_call_id: string };

/** What a model is asked, beside its name. */
export interface Completion {
  messages: readonly ModelMessage[];
  tools: readonly object[];
  maxTokens: number;
}

/** A step of an answer as it comes: pieces of text, then the calls and what the server has counted. */
export type Piece =
  | { type: 'text' | 'reasoning'; text: string }
  | { type: 'end'; calls: ToolCall[]; inputTokens: number | undefined; outputTokens: number | undefined };

const text = z.string().nullish();
/** https://platform.openai.com/docs/api-reference/chat/streaming, as far as it is read here. */
const chunk = z.object({
  choices: z.array(
    z.object({
      delta: z
        .object({
          content: text,
          reasoning_content: text,
          tool_calls: z
            .array(
              z.object({
                index: z.int().nullish(),
                id: text,
                function: z.object({ name: text, arguments: text }).nullish(),
              }),
            )
            .nullish(),
        })
        .nullish(),
      finish_reason: text,
    }),
  ),
  usage: z.object({ prompt_tokens: z.number().nullish(), completion_tokens: z.number().nullish() }).nullish(),
});
type Delta = NonNullable<z.output<typeof chunk>['choices'][number]['delta']>;

/**
 * Asks an OpenAI-compatible server for one step of an answer and tells of it as it comes. Throws where the server
 * refuses, breaks off, or sends something else.
 */
export async function* complete(
  { baseUrl, apiKey, model }: ModelSettings,
  { messages, tools, maxTokens }: Completion,
  signal: AbortSignal,
): AsyncGenerator<Piece, void, void> {
  const response = await fetch(`${baseUrl}/chat/completions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
    },
    // As bytes: fetch keeps a copy of its own of a text.
    body: Buffer.from(
      JSON.stringify({
        model,
        messages,
        ...(tools.length > 0 && { tools, tool_choice: 'auto' }),
        max_tokens: maxTokens,
        stream: true,
        stream_options: { include_usage: true },
      }),
    ),
    signal,
  });
  if (!response.ok || !response.body) {
    const reason = (await response.text()).slice(0, MOST_REASON);
    throw new Error(`the model's server answered ${response.status}: ${reason}`);
  }
  const calls: ToolCall[] = [];
  let usage: z.output<typeof chunk>['usage'];
  let isWhole = false;
  for await (const data of eventsOf(response.body)) {
    if (data === '[DONE]') {
      isWhole = true;
      break;
    }
    const { choices, usage: counted } = chunk.parse(JSON.parse(data));
    usage = counted ?? usage;
    const [choice] = choices;
    if (choice?.delta?.reasoning_content) yield { type: 'reasoning', text: choice.delta.reasoning_content };
    if (choice?.delta?.content) yield { type: 'text', text: choice.delta.content };
    if (choice?.delta?.tool_calls) gather(calls, choice.delta.tool_calls);
    isWhole ||= Boolean(choice?.finish_reason);
  }
  if (!isWhole) throw new Error('the model broke off');
  yield {
    type: 'end',
    calls: calls.filter((call) => call !== undefined),
    inputTokens: usage?.prompt_tokens ?? undefined,
    outputTokens: usage?.completion_tokens ?? undefined,
  };
}

/** Calls come in pieces: a name first, and then its arguments bit by bit. */
function gather(calls: ToolCall[], pieces: NonNullable<Delta['tool_calls']>): void {
  pieces.forEach(({ index, id, function: said }, i) => {
    const at = index ?? i;
    const call = (calls[at] ??= {
      id: id ?? `call_${at}`,
      type: 'function',
      function: { name: '', arguments: '' },
    });
    call.function.name ||= said?.name ?? '';
    call.function.arguments += said?.arguments ?? '';
  });
}

/** The data of server-sent events, one line each. */
async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder();
  let rest = '';
  let read = 0;
  for await (const bytes of body) {
    read += bytes.byteLength;
    if (read > MOST_BYTES) throw new Error('the model sent more than an answer');
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('data:')) yield line.slice(5).trim();
  }
  if (rest.startsWith('data:')) yield rest.slice(5).trim();
}
