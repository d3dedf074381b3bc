import { z } from 'zod';
import { createCtx, type App, type UserCtx } from '../../server/db/context.ts';
import { newUuid } from '../../server/kernel/ids.ts';
import { equipment, type Equipment } from '../../server/modules/assistant/index.ts';
import type { Reply } from '../../server/modules/assistant/builtin/replies.ts';
import type { Action, PendingAction } from '../../server/modules/assistant/action-schema.ts';
import type { Backend } from '../../server/modules/assistant/backend.ts';
import { describeAction } from '../../server/modules/assistant/actions/describe.ts';
import { tool, type Tool } from '../../server/modules/assistant/tools/tool.ts';
import { createCallerFactory } from '../../server/trpc/trpc.ts';
import { appRouter } from '../../server/trpc/router.ts';
import { turnRow, type TurnRow } from '../../server/modules/assistant/turn-events.ts';

/** A backend that says what a test lets it say. */
export const scripted = (answer: Backend['answer'], name = 'built-in'): Backend => ({ name, answer });

/** A door that a test opens: what waits in front of it goes on. */
export function gate(): { open(): void; opened: Promise<void> } {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

/** Drafts whatever change it is given: as a tool of the product would, without understanding anything. */
export const draftTool: Tool = tool({
  name: 'draft',
  title: 'Drafting',
  description: 'Drafts a change.',
  input: z.object({ action: z.custom<Action>() }),
  needs: { session: 'book:write', key: 'transactions:write' },
  run: async (ctx, { action }) => ({ output: { drafted: true }, draft: await describeAction(ctx, action) }),
});

/** Yes, no, and `make it 15`. */
export function plainReply(message: string, _pending: PendingAction): Reply | undefined {
  if (/^yes\b/i.test(message)) return { kind: 'confirm' };
  const amount = /make it (\d+)/i.exec(message)?.[1];
  if (amount !== undefined) return { kind: 'edit', changes: { amount: Number(amount) } };
  return /^no\b/i.test(message) ? { kind: 'cancel' } : undefined;
}

/** Puts what a test brings in the place of what the product has. */
export function equip(app: App, answer: Backend['answer'], more: Partial<Equipment> = {}): void {
  Object.assign(equipment(app), {
    backends: () => [scripted(answer)],
    tools: () => [draftTool],
    readReply: plainReply,
    ...more,
  });
}

const callers = createCallerFactory(appRouter);

/** An end user of the tenant `home`, and how the router is called as that user. */
export function newPerson(app: App, userId: string = newUuid()) {
  const ctx: UserCtx = createCtx(
    app,
    { type: 'user', accountId: 'home', mode: 'live', userId, via: 'login', scopes: 'all' },
    'req_test',
  );
  const call = callers(ctx);
  const start = (content: string, more: object = {}) =>
    call.assistant.turns.start({ content, clientId: newUuid(), ...more });
  /** Says something and waits for the whole answer. */
  const say = async (content: string, more: object = {}) => {
    const started = await start(content, more);
    const rows = await followed(call, started.turnId);
    return { ...started, rows, text: textOf(rows) };
  };
  return { ctx, userId, call, start, say };
}
export type Person = ReturnType<typeof newPerson>;

/** In process a tracked row is the pair that the wire is made from. */
const rowOf = (tracked: unknown): TurnRow =>
  z.tuple([z.string(), turnRow]).rest(z.unknown()).parse(tracked)[1];

/** A turn's rows to its end. */
export async function followed(call: Person['call'], turnId: string, after?: number): Promise<TurnRow[]> {
  const rows: TurnRow[] = [];
  const source = await call.assistant.turns.follow({ turnId, ...(after !== undefined && { after }) });
  for await (const tracked of source) rows.push(rowOf(tracked));
  return rows;
}

export const textOf = (rows: readonly TurnRow[]): string =>
  rows.map(({ event }) => (event.type === 'delta' ? event.text : '')).join('');
