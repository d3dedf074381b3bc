import type { UserCtx } from '../../db/context.ts';
import { zoneOf } from '../../kernel/zone.ts';
import { accountSettings, findUser } from '../accounts/index.ts';
import { readBook } from '../book/index.ts';
import { studyBook, type Study } from './study.ts';

/** A book as it was read, and the clock it was read by. */
export interface ReadStudy {
  study: Study;
  /** IANA zone of the user, else of the customer. */
  timeZone: string;
}

/** Before any day that can be in a book. */
const EVER = '1970-01-01';

/** Reads the caller's book as it is now: the latest ten thousand entries up to today on the user's own clock. */
export async function readStudy(ctx: UserCtx): Promise<ReadStudy> {
  const user = await findUser(ctx, ctx.actor.userId);
  const timeZone = user?.timezone ?? (await accountSettings(ctx)).settings.timezone;
  const nowMs = ctx.now().getTime();
  const today = new Date(nowMs + zoneOf(timeZone).offsetAt(nowMs)).toISOString().slice(0, 10);
  const { accounts, entries } = await readBook(ctx, { from: EVER, to: today });
  const study = studyBook({
    today,
    timeZone,
    accounts: accounts.map(({ id, name, kind, balanceMinor, currency }) => ({
      id,
      name,
      type: kind,
      balanceMinor,
      currency,
    })),
    entries,
  });
  return { study, timeZone };
}
