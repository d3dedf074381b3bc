import { ITEM_ART, itemOf } from './items/catalogue.ts';
import type { ItemArt } from './items/catalogue.ts';
import { ITEM_CATEGORIES } from './items/categories.ts';
import { wrap } from './svg.ts';

export const ART_STYLES = ['cute', 'sci-fi', 'fantasy', 'minimal'] as const;
export type ArtStyle = (typeof ART_STYLES)[number];

export const MOODS = ['happy', 'proud', 'sleepy', 'hungry', 'sad', 'celebrating'] as const;
export type Mood = (typeof MOODS)[number];

export const STAGES = [1, 2, 3, 4, 5] as const;
export type Stage = (typeof STAGES)[number];

export const EGG_STATES = ['waiting', 'ready', 'hatching', 'hatched', 'cancelled'] as const;
export type EggState = (typeof EGG_STATES)[number];

/** Variants a style; any other integer wraps round. */
export const VARIANTS = 12;
/** Items drawn on one buddy; more would hide it. */
export const MAX_ITEMS = 4;

export interface BuddyLook {
  style: ArtStyle;
  variant: number;
  stage: Stage;
  mood?: Mood;
  items?: readonly string[];
}

export interface EggLook {
  style: ArtStyle;
  variant: number;
  state: EggState;
}

export interface SettledLook {
  style: ArtStyle;
  variant: number;
  stage: Stage;
  mood: Mood;
  /** Known items only, one a category (accessories aside), topmost first. */
  items: readonly ItemArt[];
}

/** What is really drawn of a look: looks that draw the same picture settle to the same value. */
export function settleLook(look: BuddyLook): SettledLook {
  const worn: ItemArt[] = [];
  for (const key of look.items ?? []) {
    const item = itemOf(key);
    const isTaken = (other: ItemArt) =>
      other.key === key || (other.category === item?.category && item.category !== 'accessory');
    if (item && worn.length < MAX_ITEMS && !worn.some(isTaken)) worn.push(item);
  }
  const height = (item: ItemArt) => ITEM_CATEGORIES[item.category] * ITEM_ART.length - ITEM_ART.indexOf(item);
  return {
    style: look.style,
    variant: wrap(look.variant, VARIANTS),
    stage: look.stage,
    mood: look.mood ?? 'happy',
    items: worn.sort((a, b) => height(b) - height(a)),
  };
}
