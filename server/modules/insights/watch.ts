import { z } from 'zod';
import { actingAs, type Ctx } from '../../db/context.ts';
import type { JobHandler, JobHandlers } from '../../jobs/index.ts';
import type { UserActor } from '../../kernel/actor.ts';
import { lockUser } from '../accounts/index.ts';
import { BOOK_QUEUE, readBudgetUse, type BudgetUse } from '../book/index.ts';
import { notify, type Notice } from '../notifications/index.ts';
import { spoken } from './book/amounts.ts';
import { dateOf } from './book/days.ts';
import { fraudAnalysis } from './fraud/fraud.ts';
import { readStudy } from './read-study.ts';
import type { Study } from './study.ts';

const payloadOf = z.object({ userId: z.string() });

/** Older payments of an imported history are in the analysis; nobody is woken for them. */
const ALERT_DAYS = 14;
const MAX_ALERTS = 10;
/** Percent of a budget from which on its owner hears of it. */
const NEARLY_PCT = 90;

/** Looks a changed book over and tells its owner of new alerts and of budgets that run over, each once. */
const watchBook: JobHandler = {
  async run(ctx, payload, job) {
    const { userId } = payloadOf.parse(payload);
    await ctx.transact(async (ctx) => {
      // Held until the job is gone: a change that comes later puts in a job of its own.
      await lockUser(ctx, userId);
      const { study } = await readStudy(asUser(ctx, userId));
      const budgets = await readBudgetUse(asUser(ctx, userId), dateOf(study.today));
      await notify(ctx, [...ofAlerts(userId, study), ...ofBudgets(userId, budgets, study.currency)]);
      await job.finish(ctx);
    });
  },
};

/** The jobs of this room, for the worker. */
export const insightJobs: JobHandlers = { [BOOK_QUEUE]: watchBook };

const asUser = (ctx: Ctx, userId: string) =>
  actingAs<UserActor>(ctx, {
    type: 'user',
    accountId: ctx.accountId,
    mode: ctx.mode,
    userId,
    via: 'service',
    scopes: 'all',
  });

function ofAlerts(userId: string, study: Study): Notice[] {
  const recent = new Set(
    study.flows.filter(({ day }) => day > study.today - ALERT_DAYS).map(({ entry }) => entry.id),
  );
  return fraudAnalysis(study)
    .alerts.filter(({ status, transactionId }) => status === 'pending' && recent.has(transactionId))
    .slice(0, MAX_ALERTS)
    .map(({ transactionId, amount, merchant, details }) => ({
      userId,
      kind: 'alert',
      title: 'Unusual payment',
      message: `${spoken(Math.round(amount * 100), study.currency)} to ${merchant} does not look like you. ${details}`,
      subject: `fraud:${transactionId}`,
    }));
}

/** A budget that jumps over its limit at once is only said to be over. */
const ofBudgets = (userId: string, budgets: readonly BudgetUse[], currency: string): Notice[] =>
  budgets.flatMap(({ id, name, endDate, spendMinor, limitMinor }): Notice[] => {
    const isOver = spendMinor > limitMinor;
    if (!isOver && spendMinor * 100 < limitMinor * NEARLY_PCT) return [];
    const used = `${spoken(spendMinor, currency)} of ${spoken(limitMinor, currency)}`;
    return [
      isOver
        ? {
            userId,
            kind: 'budget',
            title: `Budget “${name}” is used up`,
            message: `${used} spent until ${endDate}: ${spoken(spendMinor - limitMinor, currency)} too much.`,
            subject: `budget:${id}:over`,
          }
        : {
            userId,
            kind: 'budget',
            title: `Budget “${name}” is nearly used up`,
            message: `${used} spent; it runs until ${endDate}.`,
            subject: `budget:${id}:nearly`,
          },
    ];
  });
