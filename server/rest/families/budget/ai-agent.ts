import { created, type Routes } from '../../table.ts';
import { messageRow } from './ai-agent-message.ts';
import { deletedView, listView, threadView } from './ai-agent-views.ts';

const read = { scope: 'ai:read' };
const write = { scope: 'ai:write' };

export const aiAgentRoutes = {
  // ## Usage
  'GET /ai-agent/usage': { call: 'assistant.usage', ...read },
  'GET /ai-agent/prompts': { call: 'assistant.prompts', ...read },

  // ## Conversations
  'GET /ai-agent/conversations': { call: 'assistant.conversations.list', view: listView, ...read },
  'POST /ai-agent/conversations': created('assistant.conversations.create', { view: threadView, ...write }),
  'GET /ai-agent/conversations/:conversationId': {
    call: 'assistant.conversations.get',
    view: threadView,
    ...read,
  },
  'PATCH /ai-agent/conversations/:conversationId': { call: 'assistant.conversations.rename', ...write },
  'DELETE /ai-agent/conversations/:conversationId': {
    call: 'assistant.conversations.remove',
    view: deletedView,
    ...write,
  },
  'POST /ai-agent/conversations/:conversationId/messages': messageRow,

  // ## Turns
  'GET /ai-agent/turns/:turnId/events': { call: 'assistant.turns.events', ...read },
  'POST /ai-agent/turns/:turnId/stop': { call: 'assistant.turns.stop', ...write },
  'POST /ai-agent/turns/:turnId/retry': { call: 'assistant.turns.retry', ...write },

  // ## Changes that wait
  'PATCH /ai-agent/actions/:actionId': { call: 'assistant.actions.edit', ...write },
  'POST /ai-agent/actions/:actionId/confirm': { call: 'assistant.actions.confirm', ...write },
  'POST /ai-agent/actions/:actionId/cancel': { call: 'assistant.actions.cancel', ...write },
  'POST /ai-agent/actions/:actionId/undo': { call: 'assistant.actions.undo', ...write },
} satisfies Routes;
