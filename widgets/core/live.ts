import { backoffMs } from './backoff.ts';
import { refusalOf, type WireError } from './wire.ts';

/** One row of the user's feed. */
export interface Row {
  sequence: number;
  type: string;
  payload: Record<string, unknown>;
}

export interface LiveOptions {
  /** `ws(s)://…/trpc` */
  url: string;
  token: () => Promise<string>;
  /** What is seen: the server resumes after it. */
  seen: () => { after: number; theme?: object | undefined };
  onRow: (row: Row) => void;
  onConnected: (isConnected: boolean) => void;
  onRefused: (token: string, error: WireError) => void;
}

/** Something else that is told over the page's socket for a while. */
export interface Stream {
  path: string;
  /** Asked whenever the socket connects: a stream goes on where it was. */
  input: () => object;
  onData: (data: unknown) => void;
  /** The server has no more to say, or will not say it. */
  onEnd: () => void;
}

export interface Live {
  /** Connects and stays connected; at once if a retry was pending. */
  start(): void;
  stop(): void;
  /** Connects anew, with the token of now. */
  restart(): void;
  /** Listens to a stream whenever the socket is there; returns the way to stop. */
  follow(stream: Stream): () => void;
}

interface Message {
  id?: number | null;
  method?: string;
  result?: { type: string; data?: { id: string; data: Row } };
  error?: Parameters<typeof refusalOf>[0];
}

/** The subscription that every page has. */
const CHANGES = 1;
const HANDSHAKE_MS = 8_000;
const BEAT_MS = 25_000;

/** One WebSocket for the page, in tRPC's protocol: parameters, one subscription, tracked rows. */
export function createLive(options: LiveOptions): Live {
  let isWanted = false;
  let attempt = 0;
  let socket: WebSocket | null = null;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  let run = 0;
  const streams = new Map<number, Stream>();
  let lastId = CHANGES;

  const subscribe = (id: number, path: string, input: object): void =>
    socket?.send(JSON.stringify({ id, jsonrpc: '2.0', method: 'subscription', params: { path, input } }));

  function drop(): void {
    run += 1;
    clearTimeout(retryTimer);
    clearTimeout(watchdog);
    const old = socket;
    socket = null;
    old?.close();
    options.onConnected(false);
  }
  function retry(): void {
    drop();
    if (isWanted) retryTimer = setTimeout(connect, backoffMs(attempt++));
  }
  /** Silence means the line is dead: ask, then hang up. */
  function expectWithin(ms: number, then: () => void): void {
    clearTimeout(watchdog);
    watchdog = setTimeout(then, ms);
  }
  const beat = (): void =>
    expectWithin(BEAT_MS, () => {
      socket?.send('PING');
      expectWithin(HANDSHAKE_MS, retry);
    });

  function receive(text: string, token: string): void {
    beat();
    if (text === 'PONG') return;
    if (text === 'PING') return socket?.send('PONG');
    const message: Message = JSON.parse(text);
    if (message.method === 'reconnect') return restart();
    const stream = streams.get(message.id ?? CHANGES);
    if (stream) return pass(stream, message);
    // The last words of a stream that nobody follows any more.
    if ((message.id ?? CHANGES) !== CHANGES) return;
    if (message.error) {
      const error = refusalOf(message.error, 500);
      if (error.status === 401) options.onRefused(token, error);
      return retry();
    }
    const { result } = message;
    if (result?.type === 'started') {
      attempt = 0;
      options.onConnected(true);
    }
    if (result?.type === 'stopped') return retry();
    if (result?.type === 'data' && result.data) {
      const { id, data } = result.data;
      options.onRow({ ...data, sequence: Number(id) });
    }
  }

  function pass(stream: Stream, { id, result, error }: Message): void {
    if (result?.type === 'data') stream.onData(result.data?.data);
    if (!error && result?.type !== 'stopped') return;
    streams.delete(id ?? CHANGES);
    stream.onEnd();
  }

  async function connect(): Promise<void> {
    const mine = ++run;
    const token = await options.token().catch(() => null);
    // Without a token the session says when to start again.
    if (token === null || mine !== run || !isWanted) return;
    const open = tryOpen(options.url);
    if (!open) return retry();
    socket = open;
    expectWithin(HANDSHAKE_MS, retry);
    const isMine = (): boolean => socket === open;
    open.addEventListener('open', () => {
      if (!isMine()) return;
      open.send(JSON.stringify({ method: 'connectionParams', data: { token } }));
      subscribe(CHANGES, 'live.changes', options.seen());
      for (const [id, { path, input }] of streams) subscribe(id, path, input());
    });
    open.addEventListener('message', (event) => isMine() && receive(String(event.data), token));
    open.addEventListener('close', () => isMine() && retry());
  }
  function restart(): void {
    drop();
    attempt = 0;
    if (isWanted) void connect();
  }

  return {
    start() {
      if (isWanted && socket) return;
      isWanted = true;
      restart();
    },
    stop() {
      isWanted = false;
      drop();
    },
    restart,
    follow(stream) {
      const id = (lastId += 1);
      streams.set(id, stream);
      if (socket?.readyState === WebSocket.OPEN) subscribe(id, stream.path, stream.input());
      return () => {
        if (!streams.delete(id)) return;
        if (socket?.readyState === WebSocket.OPEN)
          socket.send(JSON.stringify({ id, jsonrpc: '2.0', method: 'subscription.stop' }));
      };
    },
  };
}

// A content security policy without ws: makes the constructor throw.
function tryOpen(url: string): WebSocket | null {
  try {
    return new WebSocket(`${url}?connectionParams=1`);
  } catch {
    return null;
  }
}
