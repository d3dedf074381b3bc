import type { ModelSettings } from '../../../db/context.ts';
import { PRICES } from './prices.data.ts';

const MILLION = 1_000_000;

/** What so many tokens of a model cost, in US dollars. Pure. */
export function costOf(
  { model, prices = {} }: Pick<ModelSettings, 'model' | 'prices'>,
  tokens: { input: number; output: number },
): number {
  const all = { ...PRICES, ...prices };
  // Where a gateway puts the maker in front of the name: `openai/gpt-4o-mini`.
  const bare = model.slice(model.lastIndexOf('/') + 1);
  const [known] = Object.keys(all)
    .filter((name) => model === name || model.startsWith(name) || bare.startsWith(name))
    .sort((a, b) => b.length - a.length);
  const price = all[model] ?? (known === undefined ? undefined : all[known]);
  if (!price) return 0;
  return (tokens.input * price.input + tokens.output * price.output) / MILLION;
}

/** Where a server does not count: four characters are about one token. */
export const tokensIn = (chars: number): number => Math.ceil(chars / 4);
