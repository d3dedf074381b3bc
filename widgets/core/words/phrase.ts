/** A phrase with `{names}` to fill in, or one for each plural form of `{n}` that the language has. */
export type Phrase = string | Partial<Record<Intl.LDMLPluralRule, string>>;
