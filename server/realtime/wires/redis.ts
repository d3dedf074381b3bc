import { Redis } from 'ioredis';
import type { Log } from '../../kernel/log.ts';
import type { SignalWire } from '../../kernel/signals.ts';
import { createOutbox, pack } from './outbox.ts';

const CHANNEL = 'fledge:signals';
const MAX_PAYLOAD_BYTES = 64 * 1024;
const MAX_RETRY_MS = 5_000;

export interface RedisWireOptions {
  /** Installations that share one Redis keep apart by it. */
  channel?: string;
}

/**
 * Signals over Redis, on two connections: one that subscribes may do nothing else. Both reconnect by themselves;
 * what is sent meanwhile is lost.
 */
export async function openRedisWire(
  url: string,
  log: Log,
  { channel = CHANNEL }: RedisWireOptions = {},
): Promise<SignalWire> {
  const connect = () => {
    const client = new Redis(url, {
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: null,
      keepAlive: 10_000,
      connectTimeout: 5_000,
      retryStrategy: (attempt) => Math.min(2 ** attempt * 50, MAX_RETRY_MS),
    });
    client.on('error', (error: Error) => log.warn({ err: error }, 'Redis connection failed'));
    return client;
  };
  const sender = connect();
  const listener = connect();
  const handlers = { receive: (_message: string): void => {}, restored: (): void => {} };

  await Promise.all([sender.connect(), listener.connect()]).catch((error: unknown) => {
    sender.disconnect();
    listener.disconnect();
    throw error;
  });
  listener.on('message', (_channel: string, payload: string) => {
    for (const line of payload.split('\n')) handlers.receive(line);
  });
  await listener.subscribe(channel);
  // Subscribing again belongs to the driver's way back; by `ready` we ask once more to know that it is done.
  listener.on('ready', () => {
    listener.subscribe(channel).then(
      () => handlers.restored(),
      (error: unknown) => log.warn({ err: error }, 'signals of other nodes cannot be received'),
    );
  });

  const outbox = createOutbox(
    async (messages) => {
      await Promise.all(pack(messages, MAX_PAYLOAD_BYTES).map((payload) => sender.publish(channel, payload)));
    },
    (error) => log.warn({ err: error }, 'signals for other nodes were lost'),
  );

  return {
    send: (message) => outbox.add(message),
    receive: (handler) => {
      handlers.receive = handler;
    },
    restored: (handler) => {
      handlers.restored = handler;
    },
    async close() {
      await outbox.flushed();
      sender.disconnect();
      listener.disconnect();
    },
  };
}
