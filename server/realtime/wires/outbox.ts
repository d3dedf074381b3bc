const MAX_WAITING = 20_000;

/**
 * Collects messages and hands them on together: at once when nothing is on its way, else when that has arrived and
 * `pauseMs` have passed.
 */
export interface Outbox {
  add(message: string): void;
  /** Resolves when what was added so far is on its way or given up. */
  flushed(): Promise<void>;
}

/**
 * Equal messages that wait together travel once. While `deliver` fails, what was in its hands is lost, and what
 * waits beyond a limit is dropped: the receivers look again when the wire says that it is restored.
 */
export function createOutbox(
  deliver: (messages: string[]) => Promise<void>,
  onError: (error: unknown) => void,
  pauseMs = 0,
): Outbox {
  let waiting = new Set<string>();
  let sending: Promise<void> | undefined;

  async function drain(): Promise<void> {
    while (waiting.size > 0) {
      // Everything of this turn of the event loop goes along.
      await new Promise((resolve) => setImmediate(resolve));
      const messages = [...waiting];
      waiting = new Set();
      await deliver(messages).catch(onError);
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  function send(): void {
    sending ??= drain().finally(() => {
      sending = undefined;
      if (waiting.size > 0) send();
    });
  }

  return {
    add(message) {
      if (waiting.size >= MAX_WAITING) return;
      waiting.add(message);
      send();
    },
    flushed: async () => sending,
  };
}

/** Packs lines into as few texts as fit in `maxBytes` each; a line that alone does not fit is left out. */
export function pack(lines: readonly string[], maxBytes: number): string[] {
  const texts: string[] = [];
  let size = Infinity;
  for (const line of lines) {
    const bytes = Buffer.byteLength(line);
    if (bytes > maxBytes) continue;
    if (size + 1 + bytes > maxBytes) {
      texts.push(line);
      size = bytes;
    } else {
      texts.push(`${texts.pop() ?? ''}\n${line}`);
      size += 1 + bytes;
    }
  }
  return texts;
}
