/** A day, as the language writes it. */
export const dayOf = (lang: string, iso: string): string =>
  new Intl.DateTimeFormat(lang, { dateStyle: 'medium' }).format(new Date(iso));

/** A moment within a week. */
export const momentOf = (lang: string, iso: string): string =>
  new Intl.DateTimeFormat(lang, { weekday: 'short', hour: 'numeric', minute: '2-digit' }).format(
    new Date(iso),
  );
