import type { UserCtx } from '../../../../db/context.ts';
import { isFailure } from '../../../../kernel/errors.ts';
import type { Action, Draft, PendingAction } from '../../action-schema.ts';
import type { Said } from '../../backend.ts';
import type { Card } from '../../cards.ts';
import { toolsFor } from '../../tools/registry.ts';
import { builtIn } from '../index.ts';
import { TODAY } from './book.ts';

export interface Told {
  /** What the message was taken for. */
  intent: string;
  text: string;
  deltas: string[];
  cards: Card[];
  drafts: Draft[];
  tools: { name: string; input: unknown; output: unknown }[];
  memory: { topic?: string };
}

/** Talks with the built-in assistant as the engine does, over the caller's own data, and keeps nothing. */
export function openTalk(ctx: UserCtx, { name = 'Robin Vale', today = TODAY, currency = 'USD' } = {}) {
  let memory: unknown;
  const history: Said[] = [];
  let pending: PendingAction | undefined;
  const tools = new Map(toolsFor(ctx.actor).map((tool) => [tool.name, tool]));

  return {
    hold(action: Action | undefined): void {
      pending = action && pendingOf(action);
    },
    async say(message: string): Promise<Told> {
      const told: Told = { intent: '', text: '', deltas: [], cards: [], drafts: [], tools: [], memory: {} };
      const use = async (toolName: string, input: unknown): Promise<unknown> => {
        const tool = tools.get(toolName);
        if (!tool)
          return { error: { code: 'scope_missing', message: 'The credential lacks the scope for that.' } };
        try {
          const answer = await tool.run(ctx, tool.input.parse(input));
          told.tools.push({ name: toolName, input, output: answer.output });
          if (answer.card) told.cards.push(answer.card);
          if (answer.draft) told.drafts.push(answer.draft);
          return JSON.parse(JSON.stringify(answer.output));
        } catch (error) {
          if (!isFailure(error)) throw error;
          return { error: { code: error.code, message: error.message } };
        }
      };
      const asked = {
        message,
        history,
        pending,
        memory,
        person: { name, today, timezone: 'UTC', currency },
        budgetId: undefined,
      };
      for await (const spoken of builtIn.answer(asked, use, new AbortController().signal)) {
        if (spoken.type === 'delta') told.deltas.push(spoken.text);
        if (spoken.type === 'step') told.intent = spoken.step;
        if (spoken.type === 'card') told.cards.push(spoken.card);
        if (spoken.type === 'memory') memory = JSON.parse(JSON.stringify(spoken.memory));
      }
      told.text = told.deltas.join('');
      told.memory = typeof memory === 'object' && memory !== null ? memory : {};
      history.push({ role: 'user', text: message }, { role: 'assistant', text: told.text });
      return told;
    },
  };
}
export type Talk = ReturnType<typeof openTalk>;

export const pendingOf = (action: Action): PendingAction => ({
  id: 'act-1',
  conversationId: 'con-1',
  messageId: null,
  action,
  title: 'Add $12.50',
  summary: '',
  confirmationMessage: '',
  lines: [],
  hash: 'h',
  status: 'pending',
  createdAt: '2026-11-27T12:00:00.000Z',
  expiresAt: '2026-11-27T12:15:00.000Z',
  resolvedAt: null,
  executedEntityType: null,
  executedEntityId: null,
  undoableUntil: null,
  undoneAt: null,
  supersededBy: null,
});
