/** A part that loads when it is first needed. */
export interface Later<T> {
  load(): Promise<T>;
  /** The part, or undefined until it is loaded, which this sets going. */
  now(): T | undefined;
}

/** Loads once; a load that failed is tried again by whoever asks next. */
export function later<T>(load: () => Promise<T>, onLoaded: () => void): Later<T> {
  let loading: Promise<T> | undefined;
  let loaded: T | undefined;
  const run = async (): Promise<T> => {
    loaded = await load();
    onLoaded();
    return loaded;
  };
  const once = (): Promise<T> => {
    loading ??= run();
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  };
  return {
    load: once,
    now() {
      if (!loaded) once().catch(() => {});
      return loaded;
    },
  };
}
