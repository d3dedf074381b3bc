import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { App, ModelSettings } from '../../../db/context.ts';
import { noteModelCall } from '../../health/index.ts';
import type { Asked, Backend, Spoken } from '../backend.ts';
import type { Tool, UseTool } from '../tools/tool.ts';
import { limitsOf } from '../usage/limits.ts';
import { costOf, tokensIn } from './cost.ts';
import { limitedFetch } from './limited-fetch.ts';
import { systemPrompt } from './prompt.ts';

const TRIES = 2;
const PAUSE_MS = 300;
const FIRST_WORD_MS = 15_000;
const TOTAL_MS = 60_000;
const MOST_STEPS = 8;
const MOST_OUTPUT_TOKENS = 1_500;

type Usage = Extract<Spoken, { type: 'usage' }>;

/** A model behind an OpenAI-compatible server; the SDK is loaded when the first answer is asked for. */
export const modelBackend = (app: App, settings: ModelSettings, tools: readonly Tool[]): Backend => ({
  name: settings.model,
  answer: (asked, use, signal) => answerTwice(app, settings, tools, { asked, use, signal }),
});

interface Question {
  asked: Asked;
  use: UseTool;
  signal: AbortSignal;
}

/** A second try where the first failed before it had said or looked up anything. */
async function* answerTwice(
  app: App,
  settings: ModelSettings,
  tools: readonly Tool[],
  question: Question,
): AsyncGenerator<Spoken, void, void> {
  for (let attempt = 1; ; attempt++) {
    const begin = performance.now();
    let hasBegun = false;
    const use: UseTool = (name, input) => {
      hasBegun = true;
      return question.use(name, input);
    };
    try {
      for await (const spoken of answerOnce(app, settings, tools, { ...question, use })) {
        hasBegun ||= spoken.type === 'delta';
        yield spoken;
      }
      noteModelCall(app, settings.model, performance.now() - begin, false);
      return;
    } catch (error) {
      noteModelCall(app, settings.model, performance.now() - begin, !question.signal.aborted);
      if (hasBegun || attempt === TRIES || question.signal.aborted) throw error;
      app.log.warn({ err: error, model: settings.model }, 'the model is asked again');
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

async function* answerOnce(
  app: App,
  settings: ModelSettings,
  tools: readonly Tool[],
  { asked, use, signal }: Question,
): AsyncGenerator<Spoken, void, void> {
  const [{ streamText, stepCountIs, dynamicTool, jsonSchema }, { createOpenAICompatible }] =
    await Promise.all([import('ai'), import('@ai-sdk/openai-compatible')]);
  const { model: name, baseUrl: baseURL, apiKey, firstWordMs = FIRST_WORD_MS, totalMs = TOTAL_MS } = settings;
  const provider = createOpenAICompatible({
    name: 'model',
    baseURL,
    includeUsage: true,
    fetch: limitedFetch,
    ...(apiKey !== undefined && { apiKey }),
  });
  const { maxTurnUsd } = limitsOf(app);
  // Nobody who writes the data can know it, so nobody can write an end of it.
  const mark = randomBytes(6).toString('hex');
  const late = watchdog(firstWordMs, totalMs);
  const system = systemPrompt(asked);
  let sentChars =
    system.length + asked.message.length + asked.history.reduce((n, { text }) => n + text.length, 0);
  let saidChars = 0;
  let isCounted = true;
  const usage = (input?: number, output?: number): Usage => {
    const inputTokens = input ?? tokensIn(sentChars);
    const outputTokens = output ?? tokensIn(saidChars);
    isCounted = true;
    saidChars = 0;
    const costUsd = costOf(settings, { input: inputTokens, output: outputTokens });
    spentUsd += costUsd;
    return { type: 'usage', model: name, inputTokens, outputTokens, costUsd };
  };
  let spentUsd = 0;
  let hasSpoken = false;

  const result = streamText({
    model: provider.chatModel(name),
    system,
    messages: [
      ...asked.history.map(({ role, text }) => ({ role, content: text })),
      { role: 'user' as const, content: asked.message },
    ],
    tools: Object.fromEntries(
      tools.map((tool) => [
        tool.name,
        dynamicTool({
          description: tool.description,
          // The engine checks inputs itself, and tells the model what was wrong with them.
          inputSchema: jsonSchema(inputSchema(tool)),
          execute: async (input: unknown) => {
            late.pause();
            const data = JSON.stringify(await use(tool.name, input));
            late.resume();
            sentChars += data.length;
            return `<data-${mark} tool="${tool.name}">\n${data}\n</data-${mark}>`;
          },
        }),
      ]),
    ),
    stopWhen: [stepCountIs(MOST_STEPS), () => spentUsd >= maxTurnUsd],
    maxOutputTokens: MOST_OUTPUT_TOKENS,
    maxRetries: 0,
    abortSignal: AbortSignal.any([signal, late.signal]),
    // What goes wrong comes through the stream; the SDK would print it besides.
    onError: () => {},
  });
  try {
    for await (const part of result.fullStream) {
      late.heard();
      if (part.type === 'start-step') isCounted = false;
      else if (part.type === 'text-delta') {
        saidChars += part.text.length;
        hasSpoken ||= part.text.trim() !== '';
        yield { type: 'delta', text: part.text };
      } else if (part.type === 'reasoning-delta') saidChars += part.text.length;
      else if (part.type === 'finish-step') yield usage(part.usage.inputTokens, part.usage.outputTokens);
      else if (part.type === 'error') throw part.error;
      else if (part.type === 'abort')
        throw new Error(late.signal.aborted ? 'the model took too long' : 'aborted');
    }
    if (!hasSpoken) throw new Error('the model said nothing');
  } catch (error) {
    // What was sent has been paid for, whether or not it was counted.
    if (!isCounted) yield usage();
    throw error;
  } finally {
    late.close();
  }
}

function inputSchema({ input }: Tool): object {
  const { $schema: _, ...schema } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
  return schema;
}

/** Fires when the next word, or the whole answer, takes too long; the time that our own tools take does not count. */
function watchdog(wordMs: number, totalMs: number) {
  const controller = new AbortController();
  const fire = (): void => controller.abort();
  const total = setTimeout(fire, totalMs);
  let word: NodeJS.Timeout | undefined = setTimeout(fire, wordMs);
  const restart = (): void => {
    clearTimeout(word);
    word = setTimeout(fire, wordMs);
  };
  return {
    signal: controller.signal,
    heard: restart,
    resume: restart,
    pause: () => clearTimeout(word),
    close() {
      clearTimeout(total);
      clearTimeout(word);
    },
  };
}
