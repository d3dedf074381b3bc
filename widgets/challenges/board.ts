import type { PageCore } from '../core/page.ts';
import type { Output } from '../core/procedures.ts';
import type { Word } from '../core/words/words.ts';
import { unreachable, WireError } from '../core/wire.ts';
import { changesBetween } from './changes.ts';
import { currentMonth } from './months.ts';

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
  /** Answers with its id, or null when it did not work. */
  claim(challenge: Challenge): Promise<string | null>;
  /** What is on its way, by key. */
  readonly busy: ReadonlySet<string>;
  /** What went wrong with the last try. */
  readonly failures: ReadonlyMap<string, Word>;
}

/** Under which a mission's try is kept; a challenge's is kept under its id. */
export const keyOf = ({ id }: Mission): string => `mission-${id}`;

interface Entry {
  data: BoardData | null;
  error: WireError | null;
  flight: Promise<void> | null;
  isStale: boolean;
}

/** Rows of one event arrive together: one question for all of them. */
const SETTLE_MS = 150;
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

  async function ask(month: string | null, entry: Entry): Promise<void> {
    entry.isStale = false;
    const answer = await api.query('challenges.board.get', month === null ? {} : { month }).then(
      (data) => ({ data }),
      (error: unknown) => ({ error: error instanceof WireError ? error : unreachable() }),
    );
    entry.flight = null;
    // The user has changed meanwhile.
    if (months.get(month) !== entry) return;
    if ('data' in answer) {
      const before = entry.data;
      entry.data = answer.data;
      entry.error = null;
      // What happened is told while the old picture stands; once, where a month that has just begun has two names.
      if (before && (month === null || month !== currentMonth(answer.data)))
        for (const happening of changesBetween(before, answer.data)) bus.emit(happening);
    } else if (answer.error.code !== 'superseded') entry.error = answer.error;
    redraw();
  }
  function look(month: string | null): void {
    const entry = months.get(month) ?? { data: null, error: null, flight: null, isStale: true };
    months.set(month, entry);
    if (entry.isStale) entry.flight ??= ask(month, entry);
  }
  /** Asks for every month anew; answers to what was asked before do not count. */
  const refresh = (): Promise<unknown> =>
    Promise.all(
      [...months].map(async ([month, entry]) => {
        await entry.flight;
        entry.isStale = true;
        if (months.get(month) === entry) look(month);
        await entry.flight;
      }),
    );

  async function attempt(key: string, run: () => Promise<Challenge>): Promise<string | null> {
    busy.add(key);
    failures.delete(key);
    redraw();
    try {
      const { id } = await run();
      await refresh();
      return id;
    } catch (error) {
      const { code, status } = error instanceof WireError ? error : unreachable();
      // Somebody was faster, perhaps this page before its line broke: what is true now says so.
      if (status === 409 || status === 404) await refresh();
      else if (code !== 'superseded')
        failures.set(key, code === 'unreachable' ? 'offlineTitle' : 'errorText');
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
      for (const entry of months.values()) entry.isStale = true;
      redraw();
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
  // Days pass on a page that stays open.
  document.addEventListener('visibilitychange', () => document.hidden || soon());

  return {
    of: (month) => months.get(month) ?? UNKNOWN,
    look,
    reload(month) {
      months.delete(month);
      redraw();
    },
    accept: (mission, monthRange) => {
      const { id: challengeTemplateId, aiSuggestionId } = mission;
      const source = aiSuggestionId ? 'ai' : 'user';
      const input = { challengeTemplateId, monthRange, source, aiSuggestionId } as const;
      return attempt(keyOf(mission), () => api.mutate('challenges.board.accept', input));
    },
    claim: ({ id: userChallengeId }) =>
      attempt(userChallengeId, async () => {
        const { challenge } = await api.mutate('challenges.board.claim', { userChallengeId });
        return challenge;
      }),
    busy,
    failures,
  };
}
