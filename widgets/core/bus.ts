import type { FledgeEventName, FledgeEvents } from './fledge-events.ts';
import type { Happening } from './happenings.ts';

type Handler<N extends FledgeEventName> = (detail: FledgeEvents[N]) => void;

/** Carries happenings to `Fledge.on` and to the elements, which raise them as DOM events. */
export interface Bus {
  emit(happening: Happening): void;
  on<N extends FledgeEventName>(name: N, handler: Handler<N>): () => void;
  onAny(handler: (happening: Happening) => void): () => void;
}

export function createBus(): Bus {
  const handlers = new Set<(happening: Happening) => void>();
  const onAny: Bus['onAny'] = (handler) => {
    handlers.add(handler);
    return () => handlers.delete(handler);
  };
  return {
    onAny,
    on: (name, handler) =>
      onAny((happening) => {
        // Name and detail belong together in `Happening`, which a generic handler can not express.
        if (happening.name === name) handler(happening.detail as FledgeEvents[typeof name]);
      }),
    emit(happening) {
      for (const handler of handlers) {
        // A listener of the host page that throws must not stop the next one.
        try {
          handler(happening);
        } catch (error) {
          reportError(error);
        }
      }
    },
  };
}
