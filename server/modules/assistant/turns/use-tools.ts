import type { UserCtx } from '../../../db/context.ts';
import { isFailure } from '../../../kernel/errors.ts';
import { newUuid } from '../../../kernel/ids.ts';
import { draftAction } from '../actions/draft.ts';
import type { Card } from '../cards.ts';
import { equipment } from '../equipment.ts';
import { TOOLS } from '../tools/registry.ts';
import type { Tool, UseTool } from '../tools/tool.ts';
import type { TurnEvent } from '../turn-events.ts';

const MOST_CALLS = 16;
const MOST_DRAFTS = 5;
/** What of a tool's output a turn keeps and a model is given. */
const MOST_OUTPUT_CHARS = 32_000;

type Refusal = { error: { code: string; message: string } };
const refusal = (code: string, message: string): Refusal => ({ error: { code, message } });

interface Place {
  turn: { conversationId: string; messageId: string };
  say(event: TurnEvent): void;
  /** Cards that were shown, for what must be said about them. */
  onCard(card: Card): void;
  /** Fires when nobody waits for the answer any more: nothing is drafted then. */
  signal: AbortSignal;
}

/**
 * Runs tools with the caller's own rights and over the caller's own data, and tells of each call, its result, its card
 * and the change it drafted. What a tool refuses is an output like any other.
 */
export function toolUser(ctx: UserCtx, { turn, say, onCard, signal }: Place): UseTool {
  const tools = new Map(
    equipment(ctx.app)
      .tools(ctx.actor)
      .map((tool) => [tool.name, tool]),
  );
  let calls = 0;
  let drafts = 0;

  return async (name, input) => {
    const tool = tools.get(name);
    if (!tool)
      return TOOLS.some((known) => known.name === name)
        ? refusal('scope_missing', 'The credential lacks the scope for that.')
        : refusal('unknown_tool', 'There is no such tool.');
    const parsed = tool.input.safeParse(input);
    if (!parsed.success)
      return refusal(
        'invalid_input',
        parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
      );
    if (++calls > MOST_CALLS) return refusal('too_many_calls', 'No more tools may be used for this answer.');
    const { title } = tool;
    const callId = newUuid(ctx.now().getTime());
    say({ type: 'tool_call', callId, tool: name, title, input: recordOf(parsed.data) });
    const { output, card, draft } = await run(ctx, tool, parsed.data);
    const shown = bounded(output);
    say({ type: 'tool_result', callId, tool: name, title, output: shown });
    if (card) {
      say({ type: 'card', card });
      onCard(card);
    }
    if (!draft || signal.aborted) return shown;
    if (++drafts > MOST_DRAFTS)
      return refusal('too_many_drafts', 'No more changes may be drafted for this answer.');
    try {
      say({ type: 'pending_action', action: await draftAction(ctx, turn, draft) });
      return shown;
    } catch (error) {
      return told(error, ctx, name);
    }
  };
}

async function run(ctx: UserCtx, tool: Tool, input: unknown): ReturnType<Tool['run']> {
  try {
    return await tool.run(ctx, input);
  } catch (error) {
    return { output: told(error, ctx, tool.name) };
  }
}

/** What is ours to say is said; anything else goes to the log. */
function told(error: unknown, ctx: UserCtx, tool: string): Refusal {
  if (isFailure(error)) return refusal(error.code, error.message);
  ctx.log.error({ err: error, tool, requestId: ctx.requestId }, 'a tool of the assistant failed');
  return refusal('internal_error', 'This could not be looked up at the moment.');
}

/** Inputs of tools are objects; a schema that made something else of it is shown as empty. */
const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

/** JSON and nothing else, of a size that can be kept. */
function bounded(output: unknown): unknown {
  const text = JSON.stringify(output) ?? 'null';
  if (text.length <= MOST_OUTPUT_CHARS) return JSON.parse(text);
  return { isCut: true, text: text.slice(0, MOST_OUTPUT_CHARS).toWellFormed() };
}
