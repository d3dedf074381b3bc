import { perApp, type App, type UserCtx } from '../../db/context.ts';
import { noteCache } from '../health/index.ts';
import { getProfile } from '../identity/index.ts';
import { insightsOf, type Insights } from './insights.ts';
import { readStudy } from './read-study.ts';

/** The documents let some answers be older; all of one book are of one age, so that they agree. */
const MAX_AGE_MS = 120_000;
const MAX_USERS = 2_000;
/** Entries of all books together: about 50 MB. */
const MAX_ENTRIES = 100_000;

interface Kept {
  readonly readAt: number;
  readonly insights: Promise<Insights>;
  entries: number;
}

const keyOf = ({ customerId, userId }: { customerId: string; userId: string }): string =>
  `${customerId}/${userId}`;

/** Books as they were read, those asked for last. A change of the book drops it at once, on every node. */
const cache = perApp((app: App) => {
  const kept = new Map<string, Kept>();
  let entries = 0;
  const drop = (key: string): void => {
    entries -= kept.get(key)?.entries ?? 0;
    kept.delete(key);
  };
  const makeRoom = (): void => {
    for (const oldest of kept.keys()) {
      if (kept.size <= MAX_USERS && (entries <= MAX_ENTRIES || kept.size === 1)) return;
      drop(oldest);
    }
  };
  app.bus.on('book.changed', (whose) => drop(keyOf(whose)));
  app.bus.on('wire.restored', () => {
    kept.clear();
    entries = 0;
  });

  return {
    find(key: string): Promise<Insights> | undefined {
      const known = kept.get(key);
      const age = known && app.now().getTime() - known.readAt;
      if (!known || age === undefined || age < 0 || age >= MAX_AGE_MS) return undefined;
      kept.delete(key);
      kept.set(key, known);
      return known.insights;
    },
    /** Callers that come while it is read wait for the same reading. */
    keep(key: string, read: () => Promise<{ insights: Insights; entries: number }>): Promise<Insights> {
      drop(key);
      const reading = read();
      const own: Kept = {
        readAt: app.now().getTime(),
        insights: reading.then(({ insights }) => insights),
        entries: 0,
      };
      kept.set(key, own);
      makeRoom();
      // Dropped meanwhile: what was read may be older than the change, so it is not kept.
      const isKept = (): boolean => kept.get(key) === own;
      reading.then(
        (read) => {
          if (!isKept()) return;
          own.entries = read.entries;
          entries += read.entries;
          makeRoom();
        },
        () => isKept() && drop(key),
      );
      return own.insights;
    },
  };
});

/** What there is to say of the caller's book, at most two minutes old and never older than its last change. */
export function insightsFor(ctx: UserCtx): Promise<Insights> {
  const books = cache(ctx.app);
  const key = keyOf({ customerId: ctx.customerId, userId: ctx.actor.userId });
  const known = books.find(key);
  noteCache(ctx.app, known !== undefined);
  return known ?? books.keep(key, () => read(ctx));
}

async function read(ctx: UserCtx): Promise<{ insights: Insights; entries: number }> {
  const [{ study, timeZone }, { name }] = await Promise.all([readStudy(ctx), getProfile(ctx)]);
  return { insights: insightsOf(study, { userName: name ?? '', timeZone }), entries: study.flows.length };
}
