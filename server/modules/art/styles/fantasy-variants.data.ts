import type { EyeKind } from '../faces/animal-eyes.ts';
import type { Muzzle } from '../faces/animal-mouth.ts';
import type { Build } from '../figure.ts';
import type { Coat } from '../parts/coat.ts';
import type { EarKind } from '../parts/ears.data.ts';
import type { HeadShape } from '../parts/heads.data.ts';
import type { HornKind, WingKind } from '../parts/horns.data.ts';
import type { FootKind } from '../parts/limbs.ts';
import type { TailKind } from '../parts/tails.data.ts';

/** How the second colour lies on the face. */
export type FaceMark = 'mask' | 'snout' | 'heart' | 'blaze' | 'moth';
export type Rune = 'crescent' | 'sun' | 'leaf' | 'flame' | 'wave' | 'eye' | 'star' | 'bolt';

export interface FantasyVariant {
  build: Build;
  head: HeadShape;
  ears: EarKind | 'none';
  horns: HornKind | 'unicorn' | 'none';
  wings: WingKind | 'none';
  tail: TailKind;
  eyes: EyeKind;
  muzzle: Muzzle;
  mane: 'locks' | 'lion' | 'crest' | 'none';
  skin: 'scales' | 'fur' | 'feathers';
  mark: FaceMark;
  /** Paws unless told. */
  feet?: FootKind;
  rune: Rune;
  coat: Coat;
}

const build = (
  shape: Build['shape'],
  wide: number,
  tall: number,
  head: number,
  crown: number,
  chin: number,
): Build => ({ shape, wide, tall, head, crown, chin });

const coat = (
  base: string,
  second: string,
  belly: string,
  ink: string,
  iris: string,
  inner: string,
  accent: string,
): Coat => ({ base, second, belly, ink, iris, inner, accent });

export const FANTASY: readonly [FantasyVariant, ...FantasyVariant[]] = [
  // ruby dragon
  {
    build: build('chest', 1.12, 1.03, 1, 82, 80),
    head: 'heart',
    ears: 'fin',
    horns: 'dragon',
    wings: 'bat',
    tail: 'spade',
    eyes: 'slit',
    muzzle: 'plain',
    mane: 'crest',
    skin: 'scales',
    mark: 'snout',
    rune: 'flame',
    coat: coat('#d63a54', '#ffb34d', '#ffd9a0', '#3d0f2c', '#ffc83d', '#ff9a6b', '#ffcf5c'),
  },
  // amethyst unicorn
  {
    build: build('slim', 0.9, 1.05, 0.95, 84, 84),
    head: 'round',
    ears: 'cat',
    horns: 'unicorn',
    wings: 'none',
    tail: 'flame',
    eyes: 'gem',
    muzzle: 'snout',
    mane: 'locks',
    skin: 'fur',
    mark: 'blaze',
    feet: 'hoof',
    rune: 'star',
    coat: coat('#ece3ff', '#9a5cf0', '#fffaff', '#3a1f6b', '#b45cff', '#f6a8e0', '#ffd86b'),
  },
  // amber phoenix
  {
    build: build('ball', 1.16, 0.96, 1, 84, 82),
    head: 'heart',
    ears: 'feather',
    horns: 'none',
    wings: 'feather',
    tail: 'flame',
    eyes: 'almond',
    muzzle: 'beak',
    mane: 'crest',
    skin: 'feathers',
    mark: 'heart',
    feet: 'bird',
    rune: 'sun',
    coat: coat('#ff8a2b', '#ffd447', '#ffe9a8', '#5a1426', '#ff4f3d', '#ff6a5c', '#ffd23f'),
  },
  // topaz griffin
  {
    build: build('chest', 1.24, 0.98, 1, 82, 82),
    head: 'tufted',
    ears: 'tuft',
    horns: 'none',
    wings: 'feather',
    tail: 'tassel',
    eyes: 'almond',
    muzzle: 'beak',
    mane: 'none',
    skin: 'feathers',
    mark: 'mask',
    feet: 'bird',
    rune: 'bolt',
    coat: coat('#c98a4b', '#fff0d4', '#ffe7c2', '#3b1f16', '#3fb6ff', '#f2a48a', '#ffb52e'),
  },
  // emerald stag
  {
    build: build('slim', 0.86, 1.06, 0.95, 84, 86),
    head: 'heart',
    ears: 'droop',
    horns: 'antler',
    wings: 'none',
    tail: 'stub',
    eyes: 'almond',
    muzzle: 'long',
    mane: 'locks',
    skin: 'fur',
    mark: 'mask',
    feet: 'hoof',
    rune: 'leaf',
    coat: coat('#2f9e73', '#b6e86a', '#e6f7cf', '#0e3a33', '#ffd447', '#9be3b0', '#e8c27a'),
  },
  // garnet kitsune
  {
    build: build('slim', 0.88, 1.02, 1, 82, 82),
    head: 'tufted',
    ears: 'fox',
    horns: 'none',
    wings: 'none',
    tail: 'nine',
    eyes: 'slit',
    muzzle: 'button',
    mane: 'none',
    skin: 'fur',
    mark: 'heart',
    rune: 'flame',
    coat: coat('#b82a4f', '#fff0e0', '#ffe9dc', '#3a0d2b', '#5cf0d8', '#ff9aa8', '#5cf0d8'),
  },
  // sapphire wolf
  {
    build: build('chest', 1.24, 1.03, 1.02, 82, 80),
    head: 'tufted',
    ears: 'cat',
    horns: 'none',
    wings: 'none',
    tail: 'fluffy',
    eyes: 'almond',
    muzzle: 'snout',
    mane: 'locks',
    skin: 'fur',
    mark: 'mask',
    rune: 'crescent',
    coat: coat('#3556b8', '#c7dcff', '#e2ecff', '#101a4a', '#8ff0ff', '#8fa8f0', '#cfe4ff'),
  },
  // opal moth
  {
    build: build('cone', 0.84, 0.92, 1.1, 84, 82),
    head: 'round',
    ears: 'none',
    horns: 'feeler',
    wings: 'moth',
    tail: 'puff',
    eyes: 'gem',
    muzzle: 'plain',
    mane: 'none',
    skin: 'fur',
    mark: 'moth',
    rune: 'eye',
    coat: coat('#bfe3e0', '#f59ac8', '#fff4fa', '#2f2a5c', '#e0569f', '#ffb3d4', '#ffcf6b'),
  },
  // jade ram
  {
    build: build('ball', 1.34, 0.94, 1.02, 80, 84),
    head: 'wide',
    ears: 'droop',
    horns: 'ram',
    wings: 'none',
    tail: 'tassel',
    eyes: 'slit',
    muzzle: 'snout',
    mane: 'lion',
    skin: 'fur',
    mark: 'blaze',
    feet: 'hoof',
    rune: 'wave',
    coat: coat('#4fb09a', '#f4f0dc', '#fdf7e4', '#123f40', '#ff9d3d', '#a8e6d2', '#e2b866'),
  },
  // aquamarine serpent
  {
    build: build('bean', 0.92, 1.06, 1, 80, 78),
    head: 'wide',
    ears: 'fin',
    horns: 'coral',
    wings: 'fin',
    tail: 'paddle',
    eyes: 'slit',
    muzzle: 'plain',
    mane: 'none',
    skin: 'scales',
    mark: 'snout',
    rune: 'wave',
    coat: coat('#1fa3c4', '#8af0e0', '#d2fff2', '#08314f', '#ff7ab8', '#7ae6e6', '#ff9a8a'),
  },
  // onyx imp
  {
    build: build('pear', 0.9, 0.86, 1.16, 80, 78),
    head: 'dome',
    ears: 'elf',
    horns: 'imp',
    wings: 'bat',
    tail: 'spade',
    eyes: 'almond',
    muzzle: 'plain',
    mane: 'crest',
    skin: 'scales',
    mark: 'heart',
    rune: 'eye',
    coat: coat('#5a4590', '#ff5ca8', '#b79be6', '#170d33', '#ff6bd0', '#c05ce6', '#ff9ad0'),
  },
  // sun lion
  {
    build: build('pear', 1.26, 1, 1.02, 82, 82),
    head: 'wide',
    ears: 'round',
    horns: 'none',
    wings: 'feather',
    tail: 'tassel',
    eyes: 'almond',
    muzzle: 'long',
    mane: 'lion',
    skin: 'fur',
    mark: 'snout',
    rune: 'sun',
    coat: coat('#f2b84b', '#d9622b', '#fff0c9', '#4a1f1c', '#2fc6b0', '#ff9d7a', '#ff8a3c'),
  },
];
