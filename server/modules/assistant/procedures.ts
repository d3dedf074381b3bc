import { z } from 'zod';
import { open, router, talkerBehind, user } from '../../trpc/trpc.ts';
import { streamOf, tracking } from '../../trpc/stream-output.ts';
import { pendingActionOutput } from './action-schema.ts';
import { editAction } from './actions/edit.ts';
import { cancelAction, confirmAction, undoAction } from './actions/resolve.ts';
import { suggestPrompts } from './builtin/index.ts';
import { chat, CHATS } from './chat.ts';
import {
  createConversation,
  getConversation,
  listConversations,
  removeConversation,
  renameConversation,
} from './conversations/conversations.ts';
import * as s from './schema.ts';
import { turnRow } from './turn-events.ts';
import { followTurn, turnEvents } from './turns/follow.ts';
import { retryTurn } from './turns/retry.ts';
import { startTurn } from './turns/start.ts';
import { stopTurn } from './turns/stop.ts';
import { readUsage } from './usage/limits.ts';

const reads = user({ session: 'chat:write', key: 'ai:read' });
const talks = user(CHATS);

/** The assistant: conversations, the turns in them as streams of events, and changes that wait for the user's word. */
export const assistantRouter = router({
  conversations: router({
    list: reads
      .meta({ summary: 'List AI conversations, the one that was spoken in last first' })
      .input(s.listInput.prefault({}))
      .output(s.listOutput)
      .query(({ ctx, input }) => listConversations(ctx, input)),
    create: talks
      .meta({ summary: 'Create an AI conversation' })
      .input(s.createInput.prefault({}))
      .output(s.threadOutput)
      .mutation(({ ctx, input }) => createConversation(ctx, input)),
    get: reads
      .meta({ summary: 'Get an AI conversation with its messages and the changes that wait in it' })
      .input(s.conversationId)
      .output(s.threadOutput)
      .query(({ ctx, input }) => getConversation(ctx, input)),
    rename: talks
      .meta({ summary: 'Give an AI conversation a title' })
      .input(s.renameInput)
      .output(s.conversationOutput)
      .mutation(({ ctx, input }) => renameConversation(ctx, input)),
    remove: talks
      .meta({ summary: 'Delete an AI conversation; nothing that waits in it can be confirmed any more' })
      .input(s.conversationId)
      .output(s.deletedOutput)
      .mutation(({ ctx, input }) => removeConversation(ctx, input)),
  }),
  turns: router({
    start: talks
      .meta({ summary: 'Say something; the answer is a stream of its own', idempotency: 'native' })
      .input(s.startInput)
      .output(s.startOutput)
      .mutation(({ ctx, input }) => startTurn(ctx, input)),
    retry: talks
      .meta({ summary: 'Have the latest message answered again', idempotency: 'native' })
      .input(s.retryInput)
      .output(s.startOutput)
      .mutation(({ ctx, input }) => retryTurn(ctx, input)),
    stop: talks
      .meta({ summary: 'End an answer; what was said so far stands', idempotency: 'none' })
      .input(s.turnInput)
      .output(s.stoppedOutput)
      .mutation(({ ctx, input }) => stopTurn(ctx, input)),
    events: reads
      .meta({ summary: 'The events of an answer after a number' })
      .input(s.eventsInput)
      .output(z.object({ rows: z.array(turnRow), ended: z.boolean() }))
      .query(({ ctx, input }) => turnEvents(ctx, input)),
    follow: reads
      .meta({ summary: 'The events of an answer as they come, from a number on', idempotency: 'none' })
      .input(s.followInput)
      .output(streamOf(turnRow))
      .subscription(({ ctx, input, signal }) =>
        tracking(
          followTurn(ctx, { turnId: input.turnId, after: input.lastEventId ?? input.after }, signal),
          ({ seq }) => String(seq),
        ),
      ),
  }),
  actions: router({
    confirm: talks
      .meta({ summary: 'Carry out a change that waits, exactly as it was shown', idempotency: 'native' })
      .input(s.confirmInput)
      .output(pendingActionOutput)
      .mutation(({ ctx, input }) => confirmAction(ctx, input)),
    cancel: talks
      .meta({ summary: 'Leave everything as it is', idempotency: 'native' })
      .input(s.actionInput)
      .output(pendingActionOutput)
      .mutation(({ ctx, input }) => cancelAction(ctx, input)),
    edit: talks
      .meta({ summary: 'Put another change in the place of one that waits' })
      .input(s.editInput)
      .output(pendingActionOutput)
      .mutation(({ ctx, input }) => editAction(ctx, input)),
    undo: talks
      .meta({
        summary: 'Take back a change within 15 minutes, unless it was changed since',
        idempotency: 'native',
      })
      .input(s.actionInput)
      .output(pendingActionOutput)
      .mutation(({ ctx, input }) => undoAction(ctx, input)),
  }),
  chat: open
    .meta({
      summary: 'Say something and get the whole answer, in a conversation that goes on',
      idempotency: 'none',
    })
    .input(s.chatInput)
    .output(s.chatOutput)
    .mutation(({ ctx, input }) => {
      const { talker, isVisitor } = talkerBehind(ctx, CHATS);
      return chat(talker, { ...input, isVisitor });
    }),
  prompts: reads
    .meta({ summary: 'What the caller might ask first, from the caller’s own data' })
    .output(z.object({ prompts: z.array(z.string()) }))
    .query(async ({ ctx }) => ({ prompts: await suggestPrompts(ctx) })),
  usage: reads
    .meta({ summary: 'Get AI usage and limits' })
    .output(s.usageOutput)
    .query(({ ctx }) => readUsage(ctx)),
});
