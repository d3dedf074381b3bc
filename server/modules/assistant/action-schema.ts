import { z } from 'zod';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** Decimal numbers of the currency. In an action an amount is how much is spent, so it is never negative. */
const amount = z.number().min(0);

const budgetFields = {
  name: z.string().min(1).max(255),
  startDate: day,
  endDate: day,
  totalIncome: amount.optional(),
};
const categoryFields = {
  name: z.string().min(1).max(255),
  color: z.string().optional(),
  icon: z.string().nullable().optional(),
  allocationType: z.enum(['fixed', 'percentage']),
  allocationValue: amount,
  sortOrder: z.int().optional(),
};
const transactionFields = {
  categoryId: z.string().nullable().optional(),
  subcategoryId: z.string().nullable().optional(),
  amount,
  date: day,
  details: z.string().max(1_000).nullable().optional(),
};

/** What may be drafted: a change of the caller's own book, whole, as it will be carried out. */
export const action = z.discriminatedUnion('type', [
  z.object({ type: z.literal('create_budget'), ...budgetFields }),
  z.object({
    type: z.literal('update_budget'),
    budgetId: z.string(),
    changes: z.object(budgetFields).partial(),
  }),
  z.object({ type: z.literal('create_category'), budgetId: z.string(), ...categoryFields }),
  z.object({
    type: z.literal('update_category'),
    categoryId: z.string(),
    changes: z.object(categoryFields).partial(),
  }),
  z.object({ type: z.literal('create_transaction'), budgetId: z.string(), ...transactionFields }),
  z.object({
    type: z.literal('update_transaction'),
    transactionId: z.string(),
    changes: z.object(transactionFields).partial(),
  }),
]);
export type Action = z.output<typeof action>;
export type ActionType = Action['type'];

/** A line of what an action changes, for a person: `before` is null for what is new. */
export const actionLine = z.object({ label: z.string(), before: z.string().nullable(), after: z.string() });
export type ActionLine = z.output<typeof actionLine>;

/** What a drafting tool hands to the engine, which keeps it until the user decides. */
export interface Draft {
  action: Action;
  /** At most 160 characters: “Add $12.50 at Blue Tokai”. */
  title: string;
  /** At most 400 characters. */
  summary: string;
  lines: ActionLine[];
}

/** An action as its user sees it. It is held by the server; `hash` binds a confirmation to what was shown. */
export const pendingActionOutput = z.object({
  id: z.string(),
  conversationId: z.string(),
  messageId: z.string().nullable(),
  action,
  title: z.string(),
  summary: z.string(),
  confirmationMessage: z.string(),
  lines: z.array(actionLine),
  hash: z.string(),
  status: z.enum(['pending', 'executed', 'cancelled', 'expired']),
  createdAt: z.string(),
  expiresAt: z.string(),
  resolvedAt: z.string().nullable(),
  executedEntityType: z.enum(['budget', 'category', 'transaction']).nullable(),
  executedEntityId: z.string().nullable(),
  /** Until when it can be taken back; null when it cannot. */
  undoableUntil: z.string().nullable(),
  undoneAt: z.string().nullable(),
  /** The change that an edit put in its place. */
  supersededBy: z.string().nullable(),
});
export type PendingAction = z.output<typeof pendingActionOutput>;
