import { failures } from '../../../kernel/errors.ts';

export const refuse = failures({
  scope_missing: ['forbidden', 'The credential lacks the scope for that.'],
});

/** What is read of the book, of it changed, and of the rest. */
export const READS_BUDGETS = { session: 'book:read', key: 'budgets:read' } as const;
export const READS_MONEY = { session: 'book:read', key: 'transactions:read' } as const;
export const READS_INSIGHTS = { session: 'book:read', key: 'ai:read' } as const;
export const DRAFTS_BUDGETS = { session: 'book:write', key: 'budgets:write' } as const;
export const DRAFTS_MONEY = { session: 'book:write', key: 'transactions:write' } as const;
export const READS = { session: 'read', key: 'ai:read' } as const;
