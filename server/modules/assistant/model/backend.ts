import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { App, ModelSettings } from '../../../db/context.ts';
import { noteModelCall } from '../../health/index.ts';
import type { Asked, Backend, Spoken } from '../backend.ts';
import type { Tool, UseTool } from '../tools/tool.ts';
import { limitsOf } from '../usage/limits.ts';
import { complete, type ModelMessage, type ToolCall } from './completion.ts';
import { costOf, tokensIn } from './cost.ts';
import { systemPrompt } from './prompt.ts';
import { watchdog } from './watchdog.ts';

const TRIES = 2;
const PAUSE_MS = 300;
const FIRST_WORD_MS = 15_000;
const TOTAL_MS = 60_000;
const MOST_STEPS = 8;
const MOST_OUTPUT_TOKENS = 1_500;

type Usage = Extract<Spoken, { type: 'usage' }>;

/** A model behind an OpenAI-compatible server. */
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
  const { model, firstWordMs = FIRST_WORD_MS, totalMs = TOTAL_MS } = settings;
  const { maxTurnUsd } = limitsOf(app);
  // Nobody who writes the data can know it, so nobody can write an end of it.
  const mark = randomBytes(6).toString('hex');
  const late = watchdog(firstWordMs, totalMs);
  const either = AbortSignal.any([signal, late.signal]);
  const messages: ModelMessage[] = [
    { role: 'system', content: systemPrompt(asked) },
    ...asked.history.map(({ role, text }) => ({ role, content: text })),
    { role: 'user', content: asked.message },
  ];
  const wire = tools.map(onTheWire);
  let spentUsd = 0;
  let hasSpoken = false;
  let saidChars = 0;
  let isCounted = true;
  let sentChars = 0;
  let counted: { inputTokens?: number | undefined; outputTokens?: number | undefined } = {};
  const usage = (): Usage => {
    const { inputTokens = tokensIn(sentChars), outputTokens = tokensIn(saidChars) } = counted;
    isCounted = true;
    const costUsd = costOf(settings, { input: inputTokens, output: outputTokens });
    spentUsd += costUsd;
    return { type: 'usage', model, inputTokens, outputTokens, costUsd };
  };
  const call = async ({ id, function: { name, arguments: text } }: ToolCall): Promise<ModelMessage> => {
    const data = JSON.stringify(await use(name, argumentsIn(text)));
    const content = `<data-${mark} tool=${JSON.stringify(name)}>\n${data}\n</data-${mark}>`;
    return { role: 'tool', tool_call_id: id, content };
  };

  try {
    for (let step = 0; step < MOST_STEPS && spentUsd < maxTurnUsd; step++) {
      let content = '';
      let wanted: ToolCall[] = [];
      saidChars = 0;
      sentChars = messages.reduce((chars, { content: sent }) => chars + sent.length, 0);
      counted = {};
      isCounted = false;
      for await (const piece of complete(
        settings,
        { messages, tools: wire, maxTokens: MOST_OUTPUT_TOKENS },
        either,
      )) {
        late.heard();
        if (piece.type === 'end') {
          wanted = piece.calls;
          counted = piece;
          continue;
        }
        saidChars += piece.text.length;
        if (piece.type === 'reasoning') continue;
        content += piece.text;
        hasSpoken ||= piece.text.trim() !== '';
        yield { type: 'delta', text: piece.text };
      }
      if (wanted.length > 0) messages.push({ role: 'assistant', content, tool_calls: wanted });
      // One after the other: what they draft stands in the order in which it was asked for.
      for (const one of wanted) messages.push(await late.meanwhile(call(one)));
      yield usage();
      if (wanted.length === 0) break;
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

/** What is no JSON is no input that any tool takes. */
function argumentsIn(text: string): unknown {
  try {
    return text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}

const known = new WeakMap<Tool, object>();

/** A tool as a model is told of it; made once, as schemas are large. */
function onTheWire(tool: Tool): object {
  const made = known.get(tool);
  if (made) return made;
  const { $schema: _, ...parameters } = z.toJSONSchema(tool.input, { io: 'input', unrepresentable: 'any' });
  const told = { type: 'function', function: { name: tool.name, description: tool.description, parameters } };
  known.set(tool, told);
  return told;
}
