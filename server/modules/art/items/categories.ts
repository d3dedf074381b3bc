/** Layer order: a higher number is drawn over a lower one. */
export const ITEM_CATEGORIES = {
  background: 10,
  body: 20,
  feet: 30,
  hand: 40,
  neck: 50,
  face: 60,
  head: 70,
  accessory: 80,
} as const;

export type ItemCategory = keyof typeof ITEM_CATEGORIES;
