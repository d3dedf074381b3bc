import type { App } from './db/context.ts';
import { query } from './db/query.ts';
import { purgeFailedJobs, type Recurring } from './jobs/index.ts';
import { assistantUpkeep } from './modules/assistant/index.ts';
import { settleBudgets } from './modules/book/index.ts';
import { purgeExpired } from './modules/accounts/index.ts';
import { closeMonths, remindOfMissions } from './modules/challenges/index.ts';
import { eraseVisitors, refreshDemoUser } from './modules/demo/index.ts';
import { diningUpkeep } from './modules/dining/index.ts';
import { remindOfStreaks } from './modules/reminders/index.ts';
import { purgeAttempts, purgeFamilies } from './modules/identity/index.ts';
import { purgeAdminLogins } from './modules/platform/index.ts';
import { purgeUploads, removeOrphans } from './modules/pictures/index.ts';

const FEED_DAYS = 7;
const BATCH = 5_000;

/** Rows of the live feed are for pages that were away for a while, not for ever. */
async function purgeFeed(app: App): Promise<void> {
  const before = new Date(app.now().getTime() - FEED_DAYS * 86_400_000).toISOString();
  for (let purged = BATCH; purged === BATCH;) {
    const rows = await query(
      app.database.db,
      `DELETE FROM feed WHERE ctid IN (SELECT ctid FROM feed WHERE created_at < $1::timestamptz LIMIT ${BATCH}) RETURNING 1`,
      [before],
    );
    purged = rows.length;
  }
}

/** What keeps the tables from growing without end; one node at a time does it. */
export const housekeeping = (app: App): Recurring[] => [
  { name: 'purge-accounts', everySeconds: 3_600, run: async () => void (await purgeExpired(app)) },
  {
    name: 'purge-logins',
    everySeconds: 3_600,
    run: async () => {
      const ctx = { db: app.database.db, now: app.now };
      await purgeFamilies(ctx);
      await purgeAttempts(ctx);
      await purgeAdminLogins(ctx);
    },
  },
  ...assistantUpkeep(app),
  { name: 'demo-book', everySeconds: 600, run: () => refreshDemoUser(app) },
  { name: 'demo-visitors', everySeconds: 3_600, run: async () => void (await eraseVisitors(app)) },
  ...diningUpkeep(app),
  { name: 'purge-feed', everySeconds: 3_600, run: () => purgeFeed(app) },
  { name: 'purge-uploads', everySeconds: 3_600, run: () => purgeUploads(app) },
  {
    name: 'remove-orphans',
    everySeconds: 3_600,
    run: async (ctx, { after }) => ({ after: await removeOrphans(ctx, String(after ?? '')) }),
  },
  { name: 'close-challenges', everySeconds: 3_600, run: () => closeMonths(app) },
  { name: 'settle-budgets', everySeconds: 3_600, run: settleBudgets },
  { name: 'streaks-at-risk', everySeconds: 1_800, run: remindOfStreaks },
  { name: 'missions-ending', everySeconds: 1_800, run: remindOfMissions },
  purgeFailedJobs,
];
