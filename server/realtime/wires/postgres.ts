import postgres from 'postgres';
import type { Log } from '../../kernel/log.ts';
import type { SignalWire } from '../../kernel/signals.ts';
import { sortableId } from '../../kernel/ids.ts';
import { createOutbox, pack } from './outbox.ts';

const CHANNEL = 'fledge_signals';
/** Postgres refuses payloads of 8000 bytes. */
const MAX_PAYLOAD_BYTES = 7900;
/** Between two deliveries: each is a commit of its own, and wakes every node. */
const PAUSE_MS = 20;
const HEARTBEAT_SECONDS = 20;
const MAX_RETRY_SECONDS = 10;

export interface PostgresWireOptions {
  heartbeatSeconds?: number;
}

/**
 * Signals over LISTEN and NOTIFY, on two connections of its own: a NOTIFY inside a transaction would serialise
 * the commits of the whole server. Not for poolers in transaction mode, which cannot LISTEN.
 */
export async function openPostgresWire(
  url: string,
  log: Log,
  { heartbeatSeconds = HEARTBEAT_SECONDS }: PostgresWireOptions = {},
): Promise<SignalWire> {
  const connect = (name: string) =>
    postgres(url, {
      max: 1,
      onnotice: () => {},
      idle_timeout: 0,
      max_lifetime: null,
      connect_timeout: 5,
      fetch_types: false,
      connection: { application_name: name },
    });
  let sender = connect('fledge signals out');
  const handlers = { receive: (_message: string): void => {}, restored: (): void => {} };
  /** A line that only we recognise: if it does not come back, one of the connections is dead. */
  const beat = `beat ${sortableId()}`;
  let heardBeat = true;
  let isClosed = false;
  let listener: postgres.Sql | undefined;

  const onPayload = (payload: string): void => {
    for (const line of payload.split('\n')) {
      if (line === beat) heardBeat = true;
      else if (!line.startsWith('beat ')) handlers.receive(line);
    }
  };

  async function listen(): Promise<void> {
    const fresh = connect('fledge signals in');
    try {
      let isFirst = true;
      await fresh.listen(CHANNEL, onPayload, () => {
        heardBeat = true;
        if (!isFirst) handlers.restored();
        isFirst = false;
      });
      listener = fresh;
    } catch (error) {
      void fresh.end({ timeout: 0 });
      throw error;
    }
  }

  /** The driver listens again by itself after a short cut; this is for the cuts that it does not survive. */
  async function replace(): Promise<void> {
    void listener?.end({ timeout: 0 });
    void sender.end({ timeout: 0 });
    sender = connect('fledge signals out');
    for (let seconds = 0.5; ; seconds = Math.min(seconds * 2, MAX_RETRY_SECONDS)) {
      if (isClosed) return;
      try {
        await listen();
        handlers.restored();
        return;
      } catch (error) {
        log.warn({ err: error }, 'signals of other nodes cannot be received');
        await new Promise((resolve) => setTimeout(resolve, seconds * 1000).unref());
      }
    }
  }

  const outbox = createOutbox(
    async (messages) => {
      await sender.unsafe(
        'SELECT pg_notify($1, payload) FROM jsonb_array_elements_text($2::text::jsonb) AS payloads(payload)',
        [CHANNEL, JSON.stringify(pack(messages, MAX_PAYLOAD_BYTES))],
        { prepare: true },
      );
    },
    (error) => log.warn({ err: error }, 'signals for other nodes were lost'),
    PAUSE_MS,
  );

  await listen();
  let replacing: Promise<void> | undefined;
  const heartbeat = setInterval(() => {
    if (replacing) return;
    if (heardBeat) {
      heardBeat = false;
      outbox.add(beat);
      return;
    }
    replacing = replace().finally(() => {
      replacing = undefined;
    });
  }, heartbeatSeconds * 1000).unref();

  return {
    send: (message) => outbox.add(message),
    receive: (handler) => {
      handlers.receive = handler;
    },
    restored: (handler) => {
      handlers.restored = handler;
    },
    async close() {
      isClosed = true;
      clearInterval(heartbeat);
      await outbox.flushed();
      await Promise.all([sender.end({ timeout: 1 }), listener?.end({ timeout: 1 })]);
    },
  };
}
