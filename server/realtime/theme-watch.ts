import type { WidgetCtx } from '../db/context.ts';
import { accountSettings, type CustomerSettings } from '../modules/accounts/index.ts';

type WidgetTheme = CustomerSettings['widgetTheme'];
/** A theme as a page sent it back. */
export type ShownTheme = Readonly<Record<string, unknown>>;

/** Answers the customer's theme when it is another than the page was last told of, else undefined. */
export function watchTheme(ctx: WidgetCtx, shown?: ShownTheme): () => Promise<WidgetTheme | undefined> {
  let told = shown && keyOf(shown);
  return async () => {
    const { widgetTheme } = (await accountSettings(ctx)).settings;
    const key = keyOf(widgetTheme);
    const isNews = told !== undefined && key !== told;
    told = key;
    return isNews ? widgetTheme : undefined;
  };
}

const keyOf = ({ scheme, preset, accent, radius }: ShownTheme): string =>
  JSON.stringify([scheme, preset, accent ?? null, radius ?? null]);
