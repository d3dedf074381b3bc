import type { ItemCategory } from './categories.ts';

export const PRESET_KEYS = [
  'language-learning',
  'fitness',
  'productivity',
  'personal-finance',
  'dining',
  'custom',
] as const;
export type PresetKey = (typeof PRESET_KEYS)[number];

export type Rarity = 'common' | 'uncommon' | 'rare' | 'epic' | 'legendary';

export interface ItemArt {
  key: string;
  name: string;
  description: string;
  category: ItemCategory;
  rarity: Rarity;
  theme: PresetKey;
}

type Row = readonly [key: string, name: string, description: string, category: ItemCategory, rarity: Rarity];

const ROWS: Readonly<Record<PresetKey, readonly Row[]>> = {
  'language-learning': [
    [
      'paris_evening',
      'Paris evening',
      'Dusk over the river, and the tower that everybody says bonjour to.',
      'background',
      'rare',
    ],
    [
      'word_cloud',
      'Word cloud',
      'A sky of speech bubbles, each with something to say.',
      'background',
      'common',
    ],
    ['scholar_gown', 'Scholar gown', 'For those who can order soup in five languages.', 'body', 'uncommon'],
    [
      'wanderer_boots',
      'Wanderer boots',
      'Sturdy leather for streets with names you cannot pronounce yet.',
      'feet',
      'uncommon',
    ],
    ['phrasebook', 'Phrasebook', 'Well thumbed, with a ribbon at the useful page.', 'hand', 'common'],
    ['quill', 'Quill', 'A long feather that only writes in full sentences.', 'hand', 'uncommon'],
    ['travel_scarf', 'Travel scarf', 'Striped, warm, and seen in many stations.', 'neck', 'common'],
    ['round_glasses', 'Round glasses', 'For the small print of grammar.', 'face', 'common'],
    ['beret', 'Beret', 'Tilted just so.', 'head', 'common'],
    ['mortarboard', 'Mortarboard', 'Thrown once, kept for ever.', 'head', 'epic'],
    [
      'little_globe',
      'Little globe',
      'It hums the anthem of whichever country faces you.',
      'accessory',
      'rare',
    ],
    ['wise_parrot', 'Wise parrot', 'Repeats everything, corrects the accent.', 'accessory', 'legendary'],
  ],
  fitness: [
    ['stadium', 'Stadium', 'Floodlights on, lane four is yours.', 'background', 'rare'],
    ['track_jersey', 'Track jersey', 'Number one, front and back.', 'body', 'common'],
    ['running_shoes', 'Running shoes', 'They like puddles more than you do.', 'feet', 'common'],
    ['winged_sneakers', 'Winged sneakers', 'Personal bests come with feathers.', 'feet', 'epic'],
    ['dumbbell', 'Dumbbell', 'Lighter every week, or so it seems.', 'hand', 'common'],
    ['water_bottle', 'Water bottle', 'The most important piece of kit.', 'hand', 'common'],
    ['whistle', 'Whistle', 'One blast for go, two for stretch.', 'neck', 'uncommon'],
    ['gold_medal', 'Gold medal', 'Heavy in exactly the right way.', 'neck', 'rare'],
    ['sport_shades', 'Sport shades', 'Wrap-around, sun-proof, finish-line ready.', 'face', 'uncommon'],
    ['headband', 'Headband', 'Keeps the sweat up and the spirits higher.', 'head', 'common'],
    [
      'champion_laurel',
      'Champion laurel',
      'Golden leaves for those who never skipped a day.',
      'head',
      'legendary',
    ],
    ['bouncing_ball', 'Bouncing ball', 'Follows you home after practice.', 'accessory', 'uncommon'],
  ],
  productivity: [
    ['tidy_study', 'Tidy study', 'Morning light, full shelves, an empty inbox.', 'background', 'uncommon'],
    ['mountain_sunrise', 'Mountain sunrise', 'The view from the top of the list.', 'background', 'epic'],
    ['office_vest', 'Office vest', 'Knitted between two meetings.', 'body', 'common'],
    ['rocket_pack', 'Rocket pack', 'For deadlines that moved.', 'body', 'legendary'],
    ['slippers', 'Slippers', 'Formal from the ankles up.', 'feet', 'common'],
    ['checklist', 'Checklist', 'Three ticks, one to go.', 'hand', 'common'],
    ['coffee_mug', 'Coffee mug', 'Warm, full, and yours.', 'hand', 'common'],
    ['necktie', 'Necktie', 'Worn loosely by those who mean business.', 'neck', 'common'],
    ['square_glasses', 'Square glasses', 'They make every plan look better.', 'face', 'uncommon'],
    ['thinking_cap', 'Thinking cap', 'The propeller turns when an idea lands.', 'head', 'uncommon'],
    ['headphones', 'Headphones', 'The world on mute, the work on play.', 'head', 'rare'],
    ['hourglass', 'Hourglass', 'Its sand falls a little slower for you.', 'accessory', 'rare'],
  ],
  'personal-finance': [
    ['vault', 'Vault', 'A round door, a soft gleam, a good feeling.', 'background', 'rare'],
    ['coin_rain', 'Coin rain', 'The forecast was right this time.', 'background', 'uncommon'],
    ['pinstripe_vest', 'Pinstripe vest', 'With a pocket for the receipt.', 'body', 'uncommon'],
    ['dress_shoes', 'Dress shoes', 'Polished until they show the balance.', 'feet', 'common'],
    ['piggy_bank', 'Piggy bank', 'Smiles when it rattles.', 'hand', 'common'],
    ['magnifier', 'Magnifier', 'Finds the subscription you forgot.', 'hand', 'uncommon'],
    ['bow_tie', 'Bow tie', 'Dressed for the annual statement.', 'neck', 'common'],
    ['coin_pendant', 'Coin pendant', 'The first one you ever saved.', 'neck', 'rare'],
    ['monocle', 'Monocle', 'Raises an eyebrow at every fee.', 'face', 'uncommon'],
    ['top_hat', 'Top hat', 'Room inside for a rabbit or a budget.', 'head', 'rare'],
    ['royal_crown', 'Royal crown', 'For whoever rules their own money.', 'head', 'legendary'],
    ['diamond_friend', 'Diamond friend', 'Small, bright, and impossible to impress.', 'accessory', 'epic'],
  ],
  dining: [
    ['bistro_terrace', 'Bistro terrace', 'String lights, one free table.', 'background', 'rare'],
    ['picnic_meadow', 'Picnic meadow', 'A blanket of checks and a sky of blue.', 'background', 'common'],
    ['chef_jacket', 'Chef jacket', 'Double-breasted, not one stain.', 'body', 'uncommon'],
    ['kitchen_clogs', 'Kitchen clogs', 'Steady on any floor.', 'feet', 'common'],
    ['ice_cream', 'Ice cream', 'Three scoops, no regrets.', 'hand', 'common'],
    ['whisk', 'Whisk', 'Half the work, all of the show.', 'hand', 'common'],
    ['golden_fork', 'Golden fork', 'Given to those who tried everything on the menu.', 'hand', 'epic'],
    ['napkin', 'Napkin', 'Tucked in. Ready.', 'neck', 'common'],
    ['curly_moustache', 'Curly moustache', 'The house special.', 'face', 'uncommon'],
    ['chef_hat', 'Chef hat', 'The taller the hat, the better the soup.', 'head', 'uncommon'],
    ['golden_cloche', 'Golden cloche', 'What is under it? You are.', 'head', 'legendary'],
    ['dumpling_friend', 'Dumpling friend', 'Steams when it is happy.', 'accessory', 'rare'],
  ],
  custom: [
    ['starry_night', 'Starry night', 'A quiet hill and a generous sky.', 'background', 'uncommon'],
    ['aurora', 'Aurora', 'Northern lights, on request.', 'background', 'legendary'],
    ['cozy_sweater', 'Cozy sweater', 'Knitted by somebody who loves you.', 'body', 'common'],
    ['hero_cape', 'Hero cape', 'There is always wind for a cape.', 'body', 'epic'],
    ['rain_boots', 'Rain boots', 'Yellow, as they should be.', 'feet', 'common'],
    ['rocket_skates', 'Rocket skates', 'Brakes sold separately.', 'feet', 'rare'],
    ['bouquet', 'Bouquet', 'Picked this morning.', 'hand', 'common'],
    ['magic_wand', 'Magic wand', 'Points at the problem until it sparkles.', 'hand', 'rare'],
    ['bell_collar', 'Bell collar', 'You will hear good news coming.', 'neck', 'common'],
    ['star_shades', 'Star shades', 'Famous in this neighbourhood.', 'face', 'uncommon'],
    ['sun_hat', 'Sun hat', 'Wide brim, wide smile.', 'head', 'common'],
    ['balloons', 'Balloons', 'Three of them, so that none is lonely.', 'accessory', 'uncommon'],
  ],
};

const rowsOf = (theme: PresetKey): readonly ItemArt[] =>
  ROWS[theme].map(([key, name, description, category, rarity]) => ({
    key,
    name,
    description,
    category,
    rarity,
    theme,
  }));

/** Every drawn item, twelve a theme. */
export const ITEM_ART: readonly ItemArt[] = PRESET_KEYS.flatMap(rowsOf);

const byKey: ReadonlyMap<string, ItemArt> = new Map(ITEM_ART.map((item) => [item.key, item]));

export const itemOf = (key: string): ItemArt | undefined => byKey.get(key);

/** The twelve items of a theme, in shelf order. */
export const itemArtOf = (theme: PresetKey): readonly ItemArt[] =>
  ITEM_ART.filter((item) => item.theme === theme);
