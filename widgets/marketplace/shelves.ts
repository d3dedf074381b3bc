import type { Item } from '../core/shelf.ts';
import type { Marketplace } from '../core/procedures.ts';

export const CATEGORIES = [
  'head',
  'face',
  'neck',
  'body',
  'hand',
  'feet',
  'accessory',
  'background',
] as const;
export type Category = (typeof CATEGORIES)[number];
export type Filter = 'all' | 'owned' | Category;

const isCategory = (value: string): value is Category => CATEGORIES.some((known) => known === value);
export const categoryOf = ({ category }: Item): Category => (isCategory(category) ? category : 'accessory');

export const itemsOf = (data: Marketplace): Item[] => data.marketplaces.flatMap(({ items }) => items);

/** The filters that lead somewhere: only categories that have something in them. */
export function filtersOf(items: readonly Item[]): Filter[] {
  const present = new Set(items.map(categoryOf));
  return ['all', 'owned', ...CATEGORIES.filter((category) => present.has(category))];
}

/** Items by category in the order of the body, from hat to background; within one, as the shop has them. */
export function shelvesOf(items: readonly Item[], filter: Filter): { category: Category; items: Item[] }[] {
  const chosen = items.filter(
    (item) => filter === 'all' || (filter === 'owned' ? item.owned : categoryOf(item) === filter),
  );
  return CATEGORIES.map((category) => ({
    category,
    items: chosen.filter((item) => categoryOf(item) === category),
  })).filter((shelf) => shelf.items.length > 0);
}

export const isFree = ({ pricing, price }: Item): boolean => pricing === 'free' || price === 0;

/** What stands between this user and the item. */
export function standingOf(
  item: Item,
  balance: number,
): 'owned' | 'sold_out' | 'locked' | 'short' | 'for_sale' {
  if (item.owned) return 'owned';
  if (item.locked?.reason === 'sold_out' || item.stock === 0) return 'sold_out';
  if (item.locked) return 'locked';
  return isFree(item) || balance >= item.price ? 'for_sale' : 'short';
}
