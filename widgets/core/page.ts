import { createApi, type Api } from './api.ts';
import { createBus, type Bus } from './bus.ts';
import { afterFirstSight } from './first-sight.ts';
import type { Lively } from './lively.ts';
import { createSession, type Credentials, type Session } from './session.ts';
import { createStore, type Store } from './store.ts';
import { createSync, type Sync } from './sync.ts';
import type { Theme } from './theme.ts';
import { createLanguage, type Language } from './words/words.ts';

export interface PageConfig {
  /** Where the server is, without a slash at the end. */
  baseUrl: string;
  /** The host's mint endpoint, asked again when nobody says otherwise. */
  sessionUrl?: string | undefined;
  theme?: Theme;
  language?: Language;
  /** Small tones for what happens; silent without. */
  sounds?: boolean;
}

/** What is needed to show something. */
export interface PageCore {
  readonly baseUrl: string;
  readonly session: Session;
  readonly api: Api;
  readonly store: Store;
  readonly bus: Bus;
  readonly sync: Sync;
}

/** What all widgets of a page share: one session, one socket, one state. */
export interface Page extends PageCore {
  readonly config: PageConfig;
  readonly language: Language;
  /** Everything beyond showing; loads after the first state, or when it is first needed. */
  lively(): Promise<Lively>;
  /** Asks for everything again: the button of the error states. */
  retry(): void;
  /** Forgets the user; starts with the new credentials, or stays signed out. */
  become(credentials?: Credentials): void;
}

/** A tab nobody looks at keeps its socket for a minute. */
const HIDDEN_MS = 60_000;

export function createPage(config: PageConfig): Page {
  const { baseUrl } = config;
  const store = createStore();
  const bus = createBus();
  const session = createSession(onSession);
  const api = createApi(baseUrl, session);
  const sync = createSync(api, store, {
    onState(before, next) {
      if (before) void lively().then(({ compare }) => compare(before, next));
      else bus.emit({ name: 'ready', detail: { userId: next.user.id } });
    },
    onError({ code, message, requestId }) {
      bus.emit({ name: 'error', detail: { code, message, requestId } });
    },
  });
  const core: PageCore = { baseUrl, session, api, store, bus, sync };

  let loading: Promise<Lively> | undefined;
  let loaded: Lively | undefined;
  async function load(): Promise<Lively> {
    const { createLively } = await import('./lively.ts');
    loaded = createLively(core, config.sounds);
    return loaded;
  }
  function lively(): Promise<Lively> {
    loading ??= load();
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  }

  let last = { status: session.status, generation: -1 };
  function onSession(): void {
    const { status, generation } = session;
    const isNewUser = generation !== last.generation;
    const isNews = isNewUser || status !== last.status;
    const hadSession = last.status === 'active' || last.status === 'unreachable';
    last = { status, generation };
    if (isNewUser) sync.forget();
    if (isNews) store.update({ session: status });
    if (status === 'active') return isNews ? void show() : loaded?.reconnect();
    if (status === 'unreachable') return;
    rest();
    if (status === 'idle') return;
    sync.forget();
    if (isNews && hadSession) bus.emit({ name: 'session-ended', detail: { reason: status } });
  }
  /** The first state comes before the socket: it says where to resume. */
  async function show(): Promise<void> {
    const { generation } = session;
    await sync.refresh();
    if (generation !== session.generation || session.status !== 'active') return;
    sync.setMode('polling');
    await afterFirstSight;
    const { connect } = await lively();
    if (generation === session.generation && session.status === 'active') connect();
  }
  function wake(): void {
    session.wake();
    if (session.status === 'active') void show();
  }
  function rest(): void {
    loaded?.rest();
    sync.setMode('paused');
  }
  function become(credentials?: Credentials): void {
    session.begin(credentials);
    if (session.canRenew) session.token().catch(() => {});
  }
  listenToPage({ wake, rest, show: session.wake });

  return {
    ...core,
    config,
    language: config.language ?? createLanguage('en'),
    lively,
    retry() {
      const { status, canRenew } = session;
      if (canRenew && status !== 'active' && status !== 'unreachable')
        become({ sessionUrl: config.sessionUrl });
      else wake();
    },
    become,
  };
}

/** Back online: at once. Out of view for long: rest, and wake when looked at. */
function listenToPage({ wake, show, rest }: Record<'wake' | 'show' | 'rest', () => void>): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isResting = false;
  addEventListener('online', wake);
  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer);
    if (document.hidden) {
      timer = setTimeout(() => {
        isResting = true;
        rest();
      }, HIDDEN_MS);
    } else if (isResting) {
      isResting = false;
      wake();
    } else show();
  });
}
