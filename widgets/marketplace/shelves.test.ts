import { expect, test } from 'vitest';
import type { Item } from '../core/shelf.ts';
import { filtersOf, shelvesOf, standingOf } from './shelves.ts';

const item = (change: Partial<Item> = {}): Item => ({
  id: 'itm_1',
  key: 'beret',
  name: 'Beret',
  description: '',
  category: 'head',
  rarity: 'common',
  pricing: 'coin',
  price: 50,
  imageUrl: '',
  tryOnUrl: null,
  owned: false,
  equipped: false,
  stock: null,
  affordable: false,
  locked: null,
  ...change,
});

test('what stands between a user and an item, the strongest reason first', () => {
  expect(standingOf(item(), 50)).toBe('for_sale');
  expect(standingOf(item(), 49)).toBe('short');
  expect(standingOf(item({ price: 0, pricing: 'free' }), 0)).toBe('for_sale');
  expect(standingOf(item({ stock: 0 }), 99)).toBe('sold_out');
  expect(standingOf(item({ locked: { reason: 'stage', needed: 3, label: '' } }), 99)).toBe('locked');
  expect(standingOf(item({ owned: true, stock: 0 }), 0)).toBe('owned');
});
test('shelves stand in the order of the body and only where something lies on them', () => {
  const items = [
    item({ id: 'a', category: 'feet' }),
    item({ id: 'b' }),
    item({ id: 'c', category: 'feet', owned: true }),
  ];
  expect(shelvesOf(items, 'all').map(({ category }) => category)).toEqual(['head', 'feet']);
  expect(shelvesOf(items, 'owned')).toMatchObject([{ category: 'feet', items: [{ id: 'c' }] }]);
  expect(filtersOf(items)).toEqual(['all', 'owned', 'head', 'feet']);
});
