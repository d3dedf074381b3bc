import { z } from 'zod';
import { view } from '../../table.ts';

// The document's shapes, which have no room for what only our own transports show: cards, hashes, what answered.

const day = z.string();
const amount = z.number().min(0);
const budgetFields = { name: z.string(), startDate: day, endDate: day, totalIncome: amount.optional() };
const categoryFields = {
  name: z.string(),
  color: z.string().optional(),
  icon: z.string().nullable().optional(),
  allocationType: z.enum(['fixed', 'percentage']),
  allocationValue: amount,
  sortOrder: z.int().optional(),
};
const transactionFields = {
  categoryId: z.uuid().nullable().optional(),
  subcategoryId: z.uuid().nullable().optional(),
  amount,
  date: day,
  details: z.string().nullable().optional(),
};
const action = z.discriminatedUnion('type', [
  z.object({ type: z.literal('create_budget'), ...budgetFields }),
  z.object({
    type: z.literal('update_budget'),
    budgetId: z.uuid(),
    changes: z.object(budgetFields).partial(),
  }),
  z.object({ type: z.literal('create_category'), budgetId: z.uuid(), ...categoryFields }),
  z.object({
    type: z.literal('update_category'),
    categoryId: z.uuid(),
    changes: z.object(categoryFields).partial(),
  }),
  z.object({ type: z.literal('create_transaction'), budgetId: z.uuid(), ...transactionFields }),
  z.object({
    type: z.literal('update_transaction'),
    transactionId: z.uuid(),
    changes: z.object(transactionFields).partial(),
  }),
]);

const pendingAction = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  messageId: z.uuid().nullable(),
  actionType: z.enum([
    'create_budget',
    'update_budget',
    'create_category',
    'update_category',
    'create_transaction',
    'update_transaction',
  ]),
  action,
  title: z.string(),
  summary: z.string(),
  confirmationMessage: z.string(),
  status: z.enum(['pending', 'executed', 'cancelled', 'expired']),
  createdAt: z.string(),
  resolvedAt: z.string().nullable(),
  executedEntityType: z.enum(['budget', 'category', 'transaction']).nullable(),
  executedEntityId: z.uuid().nullable(),
});

const TOOLS = [
  'listBudgets',
  'listCategories',
  'findTransactions',
  'getTransaction',
  'analyzeSpending',
  'draftCreateBudget',
  'draftUpdateBudget',
  'draftCreateCategory',
  'draftUpdateCategory',
  'draftCreateTransaction',
  'draftUpdateTransaction',
] as const;

const part = z.discriminatedUnion('type', [
  z.object({ type: z.literal('reasoning'), text: z.string() }),
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({
    type: z.literal('tool_result'),
    toolName: z.enum(TOOLS),
    title: z.string().optional(),
    input: z.record(z.string(), z.unknown()).optional(),
    output: z.unknown().optional(),
  }),
  z.object({ type: z.literal('pending_action'), pendingAction }),
]);

const conversation = z.object({
  id: z.uuid(),
  title: z.string().nullable(),
  metadata: z.object({
    budgetId: z.uuid().optional(),
    systemPromptCache: z
      .object({
        rulesVersion: z.string(),
        budgetFocusId: z.uuid().nullable(),
        userDisplayName: z.string().optional(),
        prompt: z.string(),
        builtAt: z.string(),
      })
      .optional(),
  }),
  createdAt: z.string(),
  updatedAt: z.string(),
  lastMessageAt: z.string(),
});
type Conversation = z.input<typeof conversation>;

const message = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  role: z.enum(['user', 'assistant']),
  content: z.string(),
  parts: z.array(part),
  createdAt: z.string(),
});

export const thread = z.object({
  conversation,
  messages: z.array(message),
  pendingActions: z.array(pendingAction),
});

type PendingAction = Omit<z.input<typeof pendingAction>, 'actionType'>;
type AnyPart =
  | Exclude<z.input<typeof part>, { type: 'pending_action' | 'tool_result' }>
  | { type: 'tool_result'; toolName: string; title: string; input: Record<string, unknown>; output: unknown }
  | { type: 'pending_action'; pendingAction: PendingAction }
  | { type: 'card' };
/** A thread as the assistant's procedures answer it. */
export interface AnyThread {
  conversation: Conversation;
  messages: (Omit<z.input<typeof message>, 'parts'> & { parts: AnyPart[]; status: string })[];
  pendingActions: PendingAction[];
}

const conversationView = ({ id, title, metadata, createdAt, updatedAt, lastMessageAt }: Conversation) => ({
  id,
  title,
  metadata,
  createdAt,
  updatedAt,
  lastMessageAt,
});

const actionView = (pending: PendingAction): z.input<typeof pendingAction> => ({
  ...pending,
  actionType: pending.action.type,
});

const isDocumented = (name: string): name is (typeof TOOLS)[number] =>
  TOOLS.some((documented) => documented === name);

function partView(any: AnyPart): z.input<typeof part>[] {
  if (any.type === 'card') return [];
  if (any.type === 'pending_action')
    return [{ type: 'pending_action', pendingAction: actionView(any.pendingAction) }];
  if (any.type !== 'tool_result') return any.text === '' ? [] : [any];
  const { toolName } = any;
  return isDocumented(toolName) ? [{ ...any, toolName }] : [];
}

export const threadOf = (any: AnyThread): z.output<typeof thread> =>
  thread.parse({
    conversation: conversationView(any.conversation),
    // An answer that is still being given is not a message yet.
    messages: any.messages
      .filter(({ status }) => status !== 'running')
      .map((each) => ({ ...each, parts: each.parts.flatMap(partView) })),
    pendingActions: any.pendingActions.map(actionView),
  });

export const threadView = view(thread, threadOf);

export const listView = view(
  z.object({ conversations: z.array(conversation) }),
  ({ conversations }: { conversations: Conversation[] }) => ({
    conversations: conversations.map(conversationView),
  }),
);

export const deletedView = view(z.object({ deleted: z.boolean() }), ({ deleted }: { deleted: boolean }) => ({
  deleted,
}));
