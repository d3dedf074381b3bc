import { hashPassword } from '../../auth/passwords.ts';
import { actingAs, asSystem, type App, type Ctx } from '../../db/context.ts';
import { DEMO_USER, HOME, type UserActor } from '../../kernel/actor.ts';
import { isFailure } from '../../kernel/errors.ts';
import { createLogin, ensureHome, getProfile } from '../identity/index.ts';
import { fillDemoBook } from './book.ts';

/** What the demo's person logs in with. Everybody may know it: it opens nothing where there is no demo. */
export const DEMO_LOGIN = { email: 'alex@bankbot.dev', password: 'BankBot2026!', name: 'Alex Doe' };

const ALEX: UserActor = { type: 'user', ...HOME, userId: DEMO_USER, via: 'login', scopes: 'all' };

/** Makes the demo's person with a login, once, and its half year of money, which ends yesterday whenever this runs. */
export async function ensureDemoUser(app: App): Promise<void> {
  const home = asSystem(app, HOME.accountId);
  if (await isThere(home)) return fillDemoBook(actingAs(home, ALEX));
  await ensureHome(app);
  const { password, ...who } = DEMO_LOGIN;
  const passwordHash = await hashPassword(password);
  try {
    await home.transact(async (ctx) => {
      await createLogin(ctx, { ...who, passwordHash, userId: DEMO_USER });
      await fillDemoBook(actingAs(ctx, ALEX));
    });
  } catch (error) {
    // Another node was faster, or somebody registered the address before there was a demo: it stays theirs.
    if (!isFailure(error) || error.code !== 'email_taken') throw error;
    app.log.warn({}, 'the login of the demo is taken');
  }
}

/** Moves the book of the demo's person on to today: a server runs for weeks, and is started again months later. */
export async function refreshDemoUser(app: App): Promise<void> {
  const home = asSystem(app, HOME.accountId);
  if (app.settings.demo && (await isThere(home))) await fillDemoBook(actingAs(home, ALEX));
}

const isThere = async (home: Ctx): Promise<boolean> =>
  (await getProfile(actingAs(home, ALEX))).email !== null;
