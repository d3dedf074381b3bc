import { z } from 'zod';
import type { Log } from './log.ts';
import { sortableId } from './ids.ts';

/**
 * Something that happened and is committed. Modules react to each other through signals only, never by
 * calling back into the module that raised them. What other nodes send is checked against these shapes.
 */
const SIGNALS = {
  /** Users whose live feed has new rows. */
  'feed.appended': z.object({ customerId: z.string(), userId: z.string(), sequence: z.number() }),
  /** A credential stopped being valid: every node forgets what it cached for it. */
  'credential.revoked': z.object({ accountId: z.string(), id: z.string() }),
  /** A customer's settings, plan or published configuration changed. */
  'account.changed': z.object({ accountId: z.string() }),
  /** A job is due now. */
  'job.ready': z.object({ queue: z.string() }),
  /** A user's transactions, budgets, accounts or rules changed: figures made of them are old. */
  'book.changed': z.object({ customerId: z.string(), userId: z.string() }),
  /** A turn of the assistant has more events; told of those only that somebody on another node waits for. */
  'turn.appended': z.object({ customerId: z.string(), turnId: z.string(), seq: z.number() }),
  /** Somebody waits for the events of a turn that this node does not run. */
  'turn.watched': z.object({ turnId: z.string() }),
  /** Whoever runs the turn ends it. */
  'turn.stop': z.object({ turnId: z.string() }),
  /** Signals of other nodes may have been missed: look again. Raised by this node only. */
  'wire.restored': z.object({}),
};

export type SignalName = keyof typeof SIGNALS;
export type Signals = { [N in SignalName]: z.output<(typeof SIGNALS)[N]> };
export type Signal = { [N in SignalName]: { name: N; payload: Signals[N] } }[SignalName];

type Listener<N extends SignalName> = (payload: Signals[N]) => void | Promise<void>;

/** Carries committed signals to listeners of this process and, when several nodes run, to the others. */
export interface SignalBus {
  emit(signal: Signal): void;
  on<N extends SignalName>(name: N, listener: Listener<N>): () => void;
  close(): Promise<void>;
}

/**
 * A way to the other nodes: receives what they emit and sends what we emit, each message one line of text. It
 * may lose messages while it is cut off, and says so when it is back.
 */
export interface SignalWire {
  send(message: string): void;
  receive(handler: (message: string) => void): void;
  restored(handler: () => void): void;
  close(): Promise<void>;
}

/** Delivers locally at once; hands a copy to `wire`. A listener that throws is logged and stops nobody. */
export function createSignalBus(log: Log, wire?: SignalWire): SignalBus {
  const listeners = new Map<SignalName, Set<(payload: never) => void | Promise<void>>>();
  /** Starts every message of ours, so that our own echo is dropped before it is parsed. */
  const origin = `${sortableId()} `;

  const deliver = (signal: Signal): void => {
    for (const listener of listeners.get(signal.name) ?? []) {
      void Promise.resolve()
        .then(() => listener(signal.payload as never))
        .catch((error: unknown) => log.error({ err: error, signal: signal.name }, 'signal listener failed'));
    }
  };
  wire?.receive((message) => {
    if (message.startsWith(origin)) return;
    const signal = parseSignal(message.slice(origin.length));
    if (signal === undefined)
      log.warn({ length: message.length }, 'a message of another node was not understood');
    else deliver(signal);
  });
  wire?.restored(() => deliver({ name: 'wire.restored', payload: {} }));

  return {
    emit(signal) {
      deliver(signal);
      wire?.send(origin + JSON.stringify(signal));
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      set.add(listener);
      listeners.set(name, set);
      return () => void set.delete(listener);
    },
    close: async () => wire?.close(),
  };
}

/** A signal as another node wrote it, or undefined: nodes of another release may send what this one cannot read. */
function parseSignal(text: string): Signal | undefined {
  const envelope = envelopeOf(text);
  if (envelope === undefined || envelope.name === 'wire.restored') return undefined;
  const { name } = envelope;
  const payload = SIGNALS[name].safeParse(envelope.payload);
  return payload.success ? matched(name, payload.data) : undefined;
}

function envelopeOf(text: string): { name: SignalName; payload: unknown } | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || !('name' in parsed) || !('payload' in parsed))
      return;
    return isSignalName(parsed.name) ? { name: parsed.name, payload: parsed.payload } : undefined;
  } catch {
    return undefined;
  }
}

const isSignalName = (name: unknown): name is SignalName =>
  typeof name === 'string' && Object.hasOwn(SIGNALS, name);

/** The payload was parsed by the schema of that very name. */
function matched(name: SignalName, payload: Signals[SignalName]): Signal {
  return { name, payload } as Signal;
}
