import type { Ctx } from '../../db/context.ts';
import { withDefaults } from './account.ts';
import { changeCustomer } from './profile.ts';
import { type CustomerSettings, type SettingsChange, widgetTheme } from './settings.ts';

/** Merges a change into the customer's settings; answers them whole. */
export async function updateSettings(ctx: Ctx, change: SettingsChange): Promise<CustomerSettings> {
  const { settings } = await changeCustomer(ctx, (row) => {
    const known = withDefaults(row.settings);
    const theme = withoutNulls({ ...known.widgetTheme, ...change.widgetTheme });
    return { settings: { ...known, ...defined(change), widgetTheme: widgetTheme.parse(theme) } };
  });
  return settings;
}

/** The given fields but the theme, which is merged by itself. */
function defined({ timezone, artStyle, maxActiveEggs, allowedOrigins }: SettingsChange) {
  return {
    ...(timezone === undefined ? {} : { timezone }),
    ...(artStyle === undefined ? {} : { artStyle }),
    ...(maxActiveEggs === undefined ? {} : { maxActiveEggs }),
    ...(allowedOrigins === undefined ? {} : { allowedOrigins: [...new Set(allowedOrigins)] }),
  };
}

const withoutNulls = (theme: object): object =>
  Object.fromEntries(Object.entries(theme).filter(([, value]) => value !== null && value !== undefined));
