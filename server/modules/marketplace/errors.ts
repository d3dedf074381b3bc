import { failures } from '../../kernel/errors.ts';

export const fail = failures({
  already_owned: ['conflict', 'The buddy owns this item already.'],
  sold_out: ['conflict', 'This item is sold out.'],
  item_locked: ['conflict', 'The buddy does not meet the requirements of this item yet.'],
  item_inactive: ['conflict', 'This item is not for sale.'],
  key_taken: ['conflict', 'Something with this key exists already.'],
  item_in_use: ['conflict', 'Buddies own this item; deactivate it instead.'],
  already_unlocked: ['conflict', 'The gate is unlocked already.'],
  price_mismatch: ['invalid', 'A free item has no price, and a coin item needs one.'],
  unknown_art: ['invalid', 'There is no drawing with this art_key.'],
});
