import { z } from 'zod';
import * as f from '../../kernel/fields.ts';

export const ART_STYLES = ['cute', 'sci-fi', 'fantasy', 'minimal'] as const;
export const artStyle = z.enum(ART_STYLES);

/** An audience a customer declares: a group of users with a buddy world of its own. */
export const audienceDefinition = z.strictObject({
  key: f.audience,
  name: f.text(80),
  brief: f.text(500).optional(),
});
export type AudienceDefinition = z.output<typeof audienceDefinition>;

const themeFields = {
  scheme: z.enum(['light', 'dark', 'auto']),
  preset: z.enum(['paper', 'ocean', 'candy', 'slate']),
  accent: f.color,
  radius: z.int().min(0).max(32),
};

/** Colours and shapes that the customer sets for its widgets; each name is a `--fledge-…` custom property. */
export const widgetTheme = z.strictObject({
  scheme: themeFields.scheme.default('auto'),
  preset: themeFields.preset.default('paper'),
  accent: themeFields.accent.optional(),
  radius: themeFields.radius.optional(),
});

const fields = {
  /** Zone in which a user without one lives. */
  timezone: f.timezone,
  artStyle,
  /** Eggs of one user that may wait or be ready at a time. */
  maxActiveEggs: z.int().min(1).max(50),
  /** Browser origins that may call with this customer's credentials; empty allows any. */
  allowedOrigins: z.array(f.origin).max(50),
};

export const audienceList = z
  .array(audienceDefinition)
  .max(10)
  .refine(
    (list) => new Set(list.map((audience) => audience.key)).size === list.length,
    'must not name a key twice',
  );

export const customerSettings = z.strictObject({
  timezone: fields.timezone.default('UTC'),
  artStyle: fields.artStyle.default('cute'),
  maxActiveEggs: fields.maxActiveEggs.default(3),
  audiences: audienceList.default([]),
  widgetTheme: widgetTheme.prefault({}),
  allowedOrigins: fields.allowedOrigins.default([]),
  presetKey: f.text(64).optional(),
});
export type CustomerSettings = z.output<typeof customerSettings>;

/**
 * A change of settings: what is absent stays, null takes a colour or radius back to the preset's. Audiences and the
 * preset have verbs of their own.
 */
export const settingsChange = z
  .strictObject({
    ...fields,
    widgetTheme: z
      .strictObject({
        ...themeFields,
        accent: themeFields.accent.nullable(),
        radius: themeFields.radius.nullable(),
      })
      .partial(),
  })
  .partial();
export type SettingsChange = z.output<typeof settingsChange>;

export const DEFAULT_SETTINGS: CustomerSettings = customerSettings.parse({});

/** The audience of a customer that declared none. */
export const DEFAULT_AUDIENCE = 'default';
