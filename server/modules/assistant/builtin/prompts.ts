import type { UserCtx } from '../../../db/context.ts';
import { holds } from '../../../kernel/actor.ts';
import { companionOf } from '../../buddies/index.ts';
import { categoryLabel, subscriptionsOf, typicalMonth } from '../../insights/index.ts';
import { readPlans } from '../../book/index.ts';
import { ownBook, ownDay } from '../tools/own-book.ts';
import { READS, READS_INSIGHTS } from '../tools/rights.ts';

const MOST = 6;

/** Openings for a conversation that have an answer: from what is in the user's own data, at most six. */
export async function suggestPrompts(ctx: UserCtx): Promise<string[]> {
  const money = holds(ctx.actor, READS_INSIGHTS) ? await ofMoney(ctx) : [];
  const play = holds(ctx.actor, READS) ? await ofPlay(ctx) : [];
  // Some of each, whatever there is more of.
  return [...money.slice(0, MOST - Math.min(2, play.length)), ...play].slice(0, MOST);
}

async function ofMoney(ctx: UserCtx): Promise<string[]> {
  const [book, plans, today] = await Promise.all([ownBook(ctx), readPlans(ctx), ownDay(ctx)]);
  const { study } = book;
  if (study.flows.length === 0) return ['What can you do?', 'Make a budget for this month'];
  const [dearest] = typicalMonth(study).categories.filter(
    ([category]) => !/housing|rent|mortgage/.test(category),
  );
  const running = plans.some(({ startDate, endDate }) => startDate <= today && today <= endDate);
  return [
    'Analyze my spending this month',
    'What is my savings rate?',
    ...(book.fraud().pendingReviews > 0 ? ['Is anything unusual?'] : []),
    ...(running ? ['What is left in my budget?'] : ['Make a budget for this month']),
    ...(dearest ? [`How much did I spend on ${categoryLabel(dearest[0]).toLowerCase()} last month?`] : []),
    ...(subscriptionsOf(study.recurring).length > 0 ? ['Which subscriptions do I have?'] : []),
    ...(study.accounts.length > 0 ? ['Will I run out before payday?'] : []),
  ];
}

async function ofPlay(ctx: UserCtx): Promise<string[]> {
  const buddy = await companionOf(ctx, ctx.actor.userId);
  return [...(buddy ? ['What does my buddy need to evolve?'] : []), 'How are my challenges?'];
}
