/** Minor units as the decimal number of the wire, at most two places. */
export const decimal = (minor: number): number => Math.round(minor) / 100;

const formats = new Map<string, Intl.NumberFormat>();
const MAX_FORMATS = 200;

/** `$1,234.50`, as texts say it. */
export function spoken(minor: number, currency: string): string {
  const known = formats.get(currency);
  if (known) return known.format(decimal(minor));
  // Any three letters are a currency to Intl; anything else is written behind the figure.
  if (!/^[A-Za-z]{3}$/.test(currency)) return `${decimal(minor).toFixed(2)} ${currency}`;
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  if (formats.size < MAX_FORMATS) formats.set(currency, format);
  return format.format(decimal(minor));
}

/** One decimal place, as percentages are shown. */
export const tenth = (value: number): number => Math.round(value * 10) / 10;
