import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { lockUsers } from './users.ts';

const OF_USER = 'user_id = ANY($2::text[])';
const among = (column: string, table: string): string =>
  `${column} IN (SELECT id FROM ${table} WHERE customer_id = $1 AND ${OF_USER})`;
const OF_BUDDY = among('buddy_id', 'buddies');
const OF_TALK = among('conversation_id', 'assistant_conversations');

/** What is erased of a user, by table, what hangs on a row before the row. */
const ERASED: Readonly<Record<string, string>> = {
  checkpoints: OF_BUDDY,
  progress: OF_BUDDY,
  badge_awards: OF_BUDDY,
  gate_unlocks: OF_BUDDY,
  evolutions: OF_BUDDY,
  owned_items: OF_BUDDY,
  operations: OF_USER,
  eggs: OF_USER,
  buddies: OF_USER,
  events: OF_USER,
  feed: OF_USER,
  assistant_turn_events: among('turn_id', 'assistant_turns'),
  assistant_actions: OF_TALK,
  assistant_messages: OF_TALK,
  assistant_turns: OF_USER,
  assistant_usage: OF_USER,
  assistant_conversations: OF_USER,
  budget_categories: among('budget_id', 'budgets'),
  budgets: OF_USER,
  transactions: OF_USER,
  book_months: OF_USER,
  book_accounts: OF_USER,
  category_rules: OF_USER,
  user_challenges: OF_USER,
  challenge_badges: OF_USER,
  budget_profiles: OF_USER,
  spend_summaries: OF_USER,
  metric_snapshots: OF_USER,
  progress_snapshots: OF_USER,
  reflections: OF_USER,
  app_events: OF_USER,
  research_responses: OF_USER,
  research_consents: OF_USER,
  notifications: OF_USER,
  notification_preferences: OF_USER,
  diners: OF_USER,
  dining_feeds: OF_USER,
  dining_interactions: OF_USER,
  memberships: OF_USER,
  users: 'id = ANY($2::text[])',
};

/**
 * Tables with rows of users or of what is theirs that stay: the ledger and its balances are append-only, and their
 * holders' ids name nobody any more; sessions expire and are purged; whoever has a login is not erased by this.
 */
const KEPT = ['ledger', 'balances', 'widget_sessions', 'token_families', 'user_api_keys', 'user_logins'];

/** For the test that no table was forgotten. */
export const erasure = { erased: Object.keys(ERASED), kept: KEPT };

/**
 * Erases users who never had a login, with all that is kept of them but the movements of the ledger, in one
 * transaction behind their locks. A few at a time: everything of theirs is deleted at once.
 */
export const eraseUsers = (ctx: Ctx, userIds: readonly string[]): Promise<void> =>
  ctx.transact(async (ctx) => {
    await lockUsers(ctx, userIds);
    for (const [table, where] of Object.entries(ERASED))
      await query(ctx.db, `DELETE FROM ${table} WHERE customer_id = $1 AND ${where}`, [
        ctx.customerId,
        userIds,
      ]);
  });
