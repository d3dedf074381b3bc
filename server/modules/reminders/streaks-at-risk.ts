import { asSystem, type Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { zoneOf } from '../../kernel/zone.ts';
import { accountSettings } from '../accounts/index.ts';
import { notify, type Notice } from '../notifications/index.ts';
import { compiledVersion, factsOf, parseExternal, parseState, streakStatus } from '../progression/index.ts';

const PAGE = 500;
/** From this hour of the user's own evening on. */
const EVENING_HOUR = 18;
/** Shorter ones are quickly begun again. */
const LEAST_COUNT = 3;
/** Whose rules counted nothing for so long has no streak left, whatever grace and freezes there are. */
const QUIET_DAYS = 60;
const DAY_MS = 86_400_000;

interface Row extends Record<string, unknown> {
  customerId: string;
  buddyId: string;
  userId: string;
  audience: string;
  stage: number;
  timezone: string | null;
  versionId: string;
  state: string;
  external: string;
}

/**
 * Tells users in the evening of a daily streak that ends with the day unless they come: of three days or more, not yet
 * ticked today, with no grace and no freeze left. Each streak is said once a day. Reads pages of buddies, writes once
 * a page and customer.
 */
export async function remindOfStreaks(ctx: Ctx): Promise<void> {
  let after: Pick<Row, 'customerId' | 'buddyId'> | undefined = { customerId: '', buddyId: '' };
  while (after) {
    const rows = await readPage(ctx, after);
    for (const [customerId, own] of byCustomer(rows)) {
      const tenant = asSystem(ctx.app, customerId);
      const notices = await noticesOf(tenant, own);
      if (notices.length > 0) await tenant.transact((ctx) => notify(ctx, notices));
    }
    after = rows.length === PAGE ? rows.at(-1) : undefined;
  }
}

const readPage = (ctx: Ctx, after: Pick<Row, 'customerId' | 'buddyId'>): Promise<Row[]> =>
  query<Row>(
    ctx.db,
    `SELECT p.customer_id AS "customerId", p.buddy_id AS "buddyId", b.user_id AS "userId", b.audience, b.stage,
       u.timezone, p.config_version_id AS "versionId", p.state, p.external
     FROM progress p
     JOIN buddies b ON b.customer_id = p.customer_id AND b.id = p.buddy_id AND b.status = 'active'
     JOIN users u ON u.customer_id = p.customer_id AND u.id = b.user_id
     WHERE (p.customer_id, p.buddy_id) > ($1, $2) AND p.updated_at > $3::timestamptz
     ORDER BY p.customer_id, p.buddy_id LIMIT ${PAGE}`,
    [after.customerId, after.buddyId, new Date(ctx.now().getTime() - QUIET_DAYS * DAY_MS).toISOString()],
  );

function byCustomer(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.customerId);
    if (group) group.push(row);
    else groups.set(row.customerId, [row]);
  }
  return groups;
}

async function noticesOf(ctx: Ctx, rows: readonly Row[]): Promise<Notice[]> {
  const { settings } = await accountSettings(ctx);
  const now = ctx.now();
  const notices: Notice[] = [];
  for (const row of rows) {
    const zone = zoneOf(row.timezone ?? settings.timezone);
    const wall = new Date(now.getTime() + zone.offsetAt(now.getTime()));
    if (wall.getUTCHours() < EVENING_HOUR) continue;
    // From memory: a customer's buddies share a few versions.
    const version = await compiledVersion(ctx.app, ctx.db, ctx.customerId, row.versionId);
    const state = parseState(row.state);
    const facts = factsOf(row, zone.name, parseExternal(row.external));
    for (const { key, count, atRisk } of streakStatus(version, facts, state, now.toISOString())) {
      if (!atRisk || count < LEAST_COUNT || state.streaks[key]?.unit !== 'daily') continue;
      const name = version.streaks.find(({ source }) => source.key === key)?.source.name ?? key;
      notices.push({
        userId: row.userId,
        kind: 'streak',
        title: `${count} days in a row: keep it up`,
        message: `Come back today, or your streak “${name}” ends.`,
        subject: `streak:${key}:${wall.toISOString().slice(0, 10)}`,
      });
    }
  }
  return notices;
}
