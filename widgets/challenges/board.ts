import type { PageCore } from '../core/page.ts';
import type { Output } from '../core/procedures.ts';
import type { Word } from '../core/words/words.ts';
import { unreachable, WireError } from '../core/wire.ts';
import { changesBetween } from './changes.ts';

export type BoardData = Output<'challenges.board.get'>;
export type Challenge = BoardData['challenges'][number];
export type Mission = BoardData['open'][number];

/** What is known of a month. */
export interface KnownMonth {
  readonly data: BoardData | null;
  readonly error: WireError | null;
}

/** The challenges of a page, shared by all boards on it. A month is `2026-06`; null is the current one. */
export interface Board {
  of(month: string | null): KnownMonth;
  /** Asks for a month unless it is there and fresh. */
  look(month: string | null): void;
  reload(month: string | null): void;
  /** Takes on a mission; answers with the challenge it became, or null when it did not. */
  accept(mission: Mission, month: string): Promise<string | null>;
  claim(challenge: Challenge): Promise<void>;
  isBusy(key: string): boolean;
  /** What went wrong with the last try. */
  failure(key: string): Word | undefined;
}

/** Under which a mission's try is kept; a challenge's is kept under its id. */
export const keyOf = ({ id }: Mission): string => `mission-${id}`;

interface Entry {
  data: BoardData | null;
  error: WireError | null;
  isAsking: boolean;
  isStale: boolean;
  /** Counts what this page changed itself: an answer from before that is not shown. */
  edition: number;
}

/** Rows of one event arrive together: one question for all of them. */
const SETTLE_MS = 150;
/** Days pass on a page that stays open. */
const STALE_MS = 600_000;
const UNKNOWN: KnownMonth = { data: null, error: null };

const boards = new WeakMap<PageCore, Board>();

/** The board of a page; made when it is first asked for. */
export function boardOf(page: PageCore): Board {
  const known = boards.get(page);
  if (known) return known;
  const made = createBoard(page);
  boards.set(page, made);
  return made;
}

function createBoard({ api, store, bus }: PageCore): Board {
  const months = new Map<string | null, Entry>();
  const busy = new Set<string>();
  const failures = new Map<string, Word>();
  const redraw = (): void => store.update({});

  /** Shows an answer; what holds for all months goes into all. What happened is told while the old picture stands. */
  function take(entry: Entry, data: BoardData): void {
    const before = entry.data;
    const { today, totalPoints, badges, months: known } = data;
    for (const each of months.values())
      if (each.data) each.data = { ...each.data, today, totalPoints, badges, months: known };
    entry.data = data;
    entry.error = null;
    // A month can be known under two names when it has just begun: it is told once.
    const isTheOne = [...months.values()].find((each) => each.data?.month === data.month) === entry;
    if (before && isTheOne) for (const happening of changesBetween(before, data)) bus.emit(happening);
  }

  async function ask(month: string | null, entry: Entry): Promise<void> {
    entry.isAsking = true;
    entry.isStale = false;
    const { edition } = entry;
    const input = month === null ? {} : { month };
    const answer = await api.query('challenges.board.get', input).then(
      (data) => ({ data }),
      (error: unknown) => ({ error: error instanceof WireError ? error : unreachable() }),
    );
    entry.isAsking = false;
    // The user has changed meanwhile.
    if (months.get(month) !== entry) return;
    if (entry.edition !== edition) entry.isStale = true;
    else if ('data' in answer) take(entry, answer.data);
    else if (answer.error.code !== 'superseded') entry.error = answer.error;
    redraw();
  }
  function look(month: string | null): void {
    const known = months.get(month);
    const entry = known ?? { data: null, error: null, isAsking: false, isStale: true, edition: 0 };
    if (!known) months.set(month, entry);
    if (entry.isStale && !entry.isAsking) void ask(month, entry);
  }
  function stale(): void {
    for (const entry of months.values()) entry.isStale = true;
    redraw();
  }

  /** What this page did itself shows at once. */
  function edit(month: string, change: (data: BoardData) => BoardData): void {
    for (const entry of months.values()) {
      entry.edition += 1;
      if (entry.data?.month === month) take(entry, change(entry.data));
    }
  }
  async function attempt<T>(key: string, word: Word, run: () => Promise<T>): Promise<T | null> {
    if (busy.has(key)) return null;
    busy.add(key);
    failures.delete(key);
    redraw();
    try {
      return await run();
    } catch (error) {
      const { code, status } = error instanceof WireError ? error : unreachable();
      // Somebody was faster, perhaps this page before its line broke: what is true now says so.
      if (status === 409 || status === 404) stale();
      else if (code !== 'superseded') failures.set(key, code === 'unreachable' ? 'failedUnreachable' : word);
      return null;
    } finally {
      busy.delete(key);
      redraw();
    }
  }

  let seen = store.now.state;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      stale();
    }, SETTLE_MS);
  };
  store.subscribe(() => {
    const { state } = store.now;
    const before = seen;
    if (state === before) return;
    seen = state;
    if (state?.user.id !== before?.user.id) {
      months.clear();
      busy.clear();
      failures.clear();
      return;
    }
    const isBroken = [...months.values()].some(({ error }) => error);
    // Any row of the feed may have moved a mission: a purchase, a reflection, the next tab.
    if (isBroken || state?.sequence !== before?.sequence) soon();
  });
  setInterval(() => document.hidden || soon(), STALE_MS);
  document.addEventListener('visibilitychange', () => document.hidden || soon());

  return {
    of: (month) => months.get(month) ?? UNKNOWN,
    look,
    reload(month) {
      months.delete(month);
      redraw();
    },
    accept: (mission, month) =>
      attempt(keyOf(mission), 'failedAccept', async () => {
        const { id, isAiSuggested, aiSuggestionId } = mission;
        const source = isAiSuggested ? 'ai' : 'user';
        const input = { challengeTemplateId: id, monthRange: month, source, aiSuggestionId } as const;
        const challenge = await api.mutate('challenges.board.accept', input);
        edit(month, (data) => ({
          ...data,
          challenges: [...data.challenges.filter((each) => each.id !== challenge.id), challenge],
          open: data.open.filter((each) => each.id !== id),
        }));
        return challenge.id;
      }),
    async claim({ id, monthRange }) {
      await attempt(id, 'failedClaim', async () => {
        const { challenge, totalPoints, badges } = await api.mutate('challenges.board.claim', {
          userChallengeId: id,
        });
        const earned = new Set(badges.map((badge) => badge.id));
        edit(monthRange, (data) => ({
          ...data,
          totalPoints,
          challenges: data.challenges.map((each) => (each.id === id ? challenge : each)),
          badges: data.badges.map((badge) => (earned.has(badge.id) ? { ...badge, isEarned: true } : badge)),
          months: data.months.map((each) =>
            each.month === monthRange ? { ...each, waiting: Math.max(0, each.waiting - 1) } : each,
          ),
        }));
      });
    },
    isBusy: (key) => busy.has(key),
    failure: (key) => failures.get(key),
  };
}
