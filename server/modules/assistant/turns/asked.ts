import type { UserCtx } from '../../../db/context.ts';
import { accountSettings, findUser } from '../../accounts/index.ts';
import { bookCurrency, today } from '../../book/index.ts';
import { getProfile } from '../../identity/index.ts';
import type { PendingAction } from '../action-schema.ts';
import type { Asked, Said } from '../backend.ts';
import { actionsOf } from '../actions/find.ts';
import { statusOf, type ActionRow } from '../actions/view.ts';
import { readMessages, type ConversationRow, type MessageRow } from '../conversations/find.ts';

const MOST_SAID = 20;
const MOST_CHARS = 4_000;

export type Question = Omit<Asked, 'memory'>;

/** Everything that a backend may know without asking a tool; its memory is its own. */
export async function questionOf(
  ctx: UserCtx,
  conversation: ConversationRow,
  message: MessageRow,
  pending: PendingAction | undefined,
): Promise<Question> {
  const isFirst = message.position === 0;
  const [messages, actions, profile, user, { settings }, currency, day] = await Promise.all([
    isFirst ? [] : readMessages(ctx, conversation.id),
    isFirst ? [] : actionsOf(ctx, conversation.id),
    getProfile(ctx),
    findUser(ctx, ctx.actor.userId),
    accountSettings(ctx),
    bookCurrency(ctx),
    today(ctx),
  ]);
  return {
    message: message.content,
    history: historyOf(ctx, messages, actions, message.position),
    pending,
    person: {
      name: profile.name ?? undefined,
      today: day,
      timezone: user?.timezone ?? settings.timezone,
      currency,
    },
    budgetId: conversation.metadata.budgetId,
  };
}

/** What was said before, with a note of what became of each change that an answer had drafted. */
function historyOf(
  ctx: UserCtx,
  messages: readonly MessageRow[],
  actions: readonly ActionRow[],
  before: number,
): Said[] {
  return messages
    .filter(({ position, status }) => position < before && status !== 'running')
    .slice(-MOST_SAID)
    .map(({ id, role, content }) => {
      const notes = actions
        .filter(({ messageId }) => role === 'assistant' && messageId === id)
        .map((row) => `[${row.title}: ${row.undoneAt === null ? statusOf(ctx, row) : 'taken back'}]`);
      return { role, text: [content.slice(0, MOST_CHARS), ...notes].join('\n') };
    })
    .filter(({ text }) => text.trim() !== '');
}
