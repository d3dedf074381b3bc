import { hashPassword } from '../../auth/passwords.ts';
import { actingAs, asSystem, type App } from '../../db/context.ts';
import { DEMO_USER, HOME, type UserActor } from '../../kernel/actor.ts';
import { isFailure } from '../../kernel/errors.ts';
import { seedBook } from '../book/index.ts';
import { createLogin, ensureHome, getProfile } from '../identity/index.ts';
import { ensureDemoBudget } from './budget.ts';
import { demoBook } from '../insights/index.ts';

/** What the demo's person logs in with. Everybody may know it: it opens nothing where there is no demo. */
export const DEMO_LOGIN = { email: 'alex@bankbot.dev', password: 'BankBot2026!', name: 'Alex Doe' };

const ALEX: UserActor = { type: 'user', ...HOME, userId: DEMO_USER, via: 'login', scopes: 'all' };

/** Makes the demo's person with a login and half a year of money, once. One query where it is there. */
export async function ensureDemoUser(app: App): Promise<void> {
  const home = asSystem(app, HOME.accountId);
  if ((await getProfile(actingAs(home, ALEX))).email !== null) return;
  await ensureHome(app);
  const { password, ...who } = DEMO_LOGIN;
  const passwordHash = await hashPassword(password);
  try {
    await home.transact(async (ctx) => {
      await createLogin(ctx, { ...who, passwordHash, userId: DEMO_USER });
      const today = ctx.now().toISOString().slice(0, 10);
      await seedBook(actingAs(ctx, ALEX), demoBook({ today, timeZone: 'UTC' }));
      await ensureDemoBudget(actingAs(ctx, ALEX));
    });
  } catch (error) {
    // Another node was faster, or somebody registered the address before there was a demo: it stays theirs.
    if (!isFailure(error) || error.code !== 'email_taken') throw error;
    app.log.warn({}, 'the login of the demo is taken');
  }
}
