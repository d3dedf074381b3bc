/** Fires when the next word, or the whole answer, takes too long; the time that our own tools take does not count. */
export function watchdog(wordMs: number, totalMs: number) {
  const controller = new AbortController();
  const fire = (): void => controller.abort();
  const total = setTimeout(fire, totalMs);
  const word = setTimeout(fire, wordMs);
  let isPaused = false;
  return {
    signal: controller.signal,
    /** The next word may take its whole time again. */
    heard(): void {
      if (!isPaused) word.refresh();
    },
    /** Runs our own part of the work. */
    async meanwhile<T>(work: Promise<T>): Promise<T> {
      isPaused = true;
      clearTimeout(word);
      try {
        return await work;
      } finally {
        isPaused = false;
        word.refresh();
      }
    },
    close(): void {
      clearTimeout(total);
      clearTimeout(word);
    },
  };
}
