import { asSystem, type Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { zoneOf } from '../../kernel/zone.ts';
import { accountSettings } from '../accounts/index.ts';
import { notify, type Notice } from '../notifications/index.ts';
import { requireTemplate } from './challenge.ts';
import { daysBetween, lastDayOf } from './month.ts';

const PAGE = 500;
/** The last days of a month, in which there is still time to do something. */
const LAST_DAYS = 3;
/** Nobody is woken for a mission. */
const MORNING_HOUR = 9;
/** Missions that a notice names; it counts the rest. */
const NAMED = 3;
const HOUR_MS = 3_600_000;

interface Row extends Record<string, unknown> {
  customerId: string;
  userId: string;
  timezone: string | null;
  missions: { templateId: number; progress: number; target: number }[];
}

/**
 * Tells users in the last three days of a month, on their own clock, of the missions they have not finished: once a
 * month. Reads pages of users, writes once a page and customer.
 */
export async function remindOfMissions(ctx: Ctx): Promise<void> {
  const now = ctx.now().getTime();
  // The months that it is somewhere on earth: one, or two around midnight.
  const months = [-12, 14].map((hours) => new Date(now + hours * HOUR_MS).toISOString().slice(0, 7));
  for (const month of new Set(months)) await remindOf(ctx, month);
}

async function remindOf(ctx: Ctx, month: string): Promise<void> {
  const ahead = new Date(ctx.now().getTime() + 14 * HOUR_MS).toISOString().slice(0, 10);
  if (daysBetween(ahead, lastDayOf(month)) >= LAST_DAYS) return;
  let after: Pick<Row, 'customerId' | 'userId'> | undefined = { customerId: '', userId: '' };
  while (after) {
    const rows = await readPage(ctx, month, after);
    for (const [customerId, own] of byCustomer(rows)) {
      const tenant = asSystem(ctx.app, customerId);
      const notices = await noticesOf(tenant, month, own);
      if (notices.length > 0) await tenant.transact((ctx) => notify(ctx, notices));
    }
    after = rows.length === PAGE ? rows.at(-1) : undefined;
  }
}

const readPage = (ctx: Ctx, month: string, after: Pick<Row, 'customerId' | 'userId'>): Promise<Row[]> =>
  query<Row>(
    ctx.db,
    `SELECT c.customer_id AS "customerId", c.user_id AS "userId", u.timezone,
       json_agg(json_build_object('templateId', c.template_id, 'progress', c.progress, 'target', c.target)
         ORDER BY c.progress / c.target DESC, c.template_id) AS missions
     FROM user_challenges c JOIN users u ON u.customer_id = c.customer_id AND u.id = c.user_id
     WHERE c.status = 'active' AND c.month = $1 AND (c.customer_id, c.user_id) > ($2, $3)
     GROUP BY 1, 2, 3 ORDER BY 1, 2 LIMIT ${PAGE}`,
    [month, after.customerId, after.userId],
  );

function byCustomer(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.customerId, [...(groups.get(row.customerId) ?? []), row]);
  return groups;
}

async function noticesOf(ctx: Ctx, month: string, rows: readonly Row[]): Promise<Notice[]> {
  const { settings } = await accountSettings(ctx);
  const now = ctx.now().getTime();
  return rows.flatMap(({ userId, timezone, missions }): Notice[] => {
    const wall = new Date(now + zoneOf(timezone ?? settings.timezone).offsetAt(now));
    const left = daysBetween(wall.toISOString().slice(0, 10), lastDayOf(month)) + 1;
    if (left < 1 || left > LAST_DAYS || wall.getUTCHours() < MORNING_HOUR) return [];
    const days = left === 1 ? 'Today is the last day' : `${left} days left`;
    const named = missions.slice(0, NAMED).map(({ templateId, progress, target }) => {
      const { title, unit } = requireTemplate(templateId);
      return `“${title}”: ${progress} of ${target} ${unit === 'percent' ? '%' : unit}`;
    });
    const more = missions.length > NAMED ? `, and ${missions.length - NAMED} more` : '';
    return [
      {
        userId,
        kind: 'challenge',
        title: `${days} for ${missions.length === 1 ? 'your mission' : 'your missions'}`,
        message: `${named.join(', ')}${more}.`,
        subject: `missions:${month}:ending`,
      },
    ];
  });
}
