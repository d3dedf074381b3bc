import type { UserCtx } from '../../../db/context.ts';
import { accountSettings, findUser } from '../../accounts/index.ts';
import { zoneOf } from '../../../kernel/zone.ts';
import { decimalOf } from '../../../kernel/money.ts';
import { categoryLabel, dateOf, dayOf, insightsFor, type Flow, type Insights } from '../../insights/index.ts';

/** The caller's own book, read once for all tools of a while. */
export const ownBook = (ctx: UserCtx): Promise<Insights> => insightsFor(ctx);

/** The user's own day, `YYYY-MM-DD`. */
export async function ownDay(ctx: UserCtx): Promise<string> {
  const user = await findUser(ctx, ctx.actor.userId);
  const zone = user?.timezone ?? (await accountSettings(ctx)).settings.timezone;
  const nowMs = ctx.now().getTime();
  return new Date(nowMs + zoneOf(zone).offsetAt(nowMs)).toISOString().slice(0, 10);
}

/** Days from the first to the last, both included. */
export interface Period {
  from: string;
  to: string;
}

export const inPeriod = (flows: readonly Flow[], { from, to }: Period): Flow[] => {
  const [first, last] = [dayOf(from), dayOf(to)];
  return flows.filter(({ day }) => day >= first && day <= last);
};

export const isSpend = ({ kind }: Flow): boolean => kind === 'spend' || kind === 'refund';

/** What was spent less what came back, in minor units. */
export const spendOf = (flows: readonly Flow[]): number =>
  flows.reduce((minor, flow) => (isSpend(flow) ? minor - flow.minor : minor), 0);

export const merchantOf = ({ entry }: Flow): string =>
  entry.merchant ?? (entry.description || categoryLabel(entry.category));

/** A movement as tools show it; negative is spend. */
export const rowOf = (flow: Flow) => ({
  id: flow.entry.id,
  date: dateOf(flow.day),
  merchant: merchantOf(flow),
  category: categoryLabel(flow.category),
  amount: decimalOf(flow.minor),
});
export type Row = ReturnType<typeof rowOf>;

const lettersOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();

/** Whether a movement is one of those merchants: whole words of its name, however the branch is numbered. */
export function isOfMerchants(names: readonly string[]): (flow: Flow) => boolean {
  const wanted = names.map((name) => ` ${lettersOf(name) || name.trim().toLowerCase()} `);
  return ({ party }) => wanted.some((name) => ` ${party} `.includes(name));
}

/** The first day that is known: figures of an earlier time are not there. */
export const knownFrom = ({ study }: Insights): string | null => {
  const [first] = study.flows;
  return first ? dateOf(first.day) : null;
};
