import type { EyeKind } from '../faces/animal-eyes.ts';
import type { Muzzle } from '../faces/animal-mouth.ts';
import type { Build } from '../figure.ts';
import type { Coat } from '../parts/coat.ts';
import type { EarKind } from '../parts/ears.data.ts';
import type { FootKind } from '../parts/limbs.ts';
import type { HeadShape } from '../parts/heads.data.ts';
import type { WingKind } from '../parts/horns.data.ts';
import type { TailKind } from '../parts/tails.data.ts';

export type CuteMark =
  | 'stripes'
  | 'blaze'
  | 'patches'
  | 'mask'
  | 'patch'
  | 'freckles'
  | 'wool'
  | 'disk'
  | 'spots'
  | 'cap'
  | 'bandit'
  | 'star';

export interface CuteVariant {
  build: Build;
  head: HeadShape;
  ears: EarKind | 'none';
  tail: TailKind;
  eyes: EyeKind;
  muzzle: Muzzle;
  marks: readonly CuteMark[];
  /** Paws unless told. */
  feet?: FootKind;
  /** On the back; a bird's arms are wings already. */
  wings?: WingKind;
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

export const CUTE: readonly [CuteVariant, ...CuteVariant[]] = [
  // peach cat
  {
    build: build('bean', 1, 1, 1, 84, 82),
    head: 'tufted',
    ears: 'cat',
    tail: 'curl',
    eyes: 'round',
    muzzle: 'button',
    marks: ['stripes'],
    coat: coat('#ffb88a', '#f08a5d', '#fff1e0', '#43243a', '#58c0a8', '#ff9fae', '#ffd166'),
  },
  // lilac bunny
  {
    build: build('pear', 0.92, 0.98, 0.95, 84, 82),
    head: 'round',
    ears: 'long',
    tail: 'puff',
    eyes: 'tall',
    muzzle: 'button',
    marks: ['blaze'],
    coat: coat('#cdb4f6', '#fff3fb', '#fff5fd', '#3c2760', '#c56bff', '#ffb3d4', '#ff8fb8'),
  },
  // mint panda
  {
    build: build('round', 1.32, 0.95, 1.1, 82, 80),
    head: 'wide',
    ears: 'round',
    tail: 'stub',
    eyes: 'round',
    muzzle: 'snout',
    marks: ['patches'],
    coat: coat('#e9f7f0', '#4fa894', '#ffffff', '#1e3b44', '#58d6b4', '#ff9fb0', '#4fa894'),
  },
  // coral fox
  {
    build: build('slim', 0.86, 1.04, 0.98, 84, 82),
    head: 'tufted',
    ears: 'fox',
    tail: 'fluffy',
    eyes: 'almond',
    muzzle: 'button',
    marks: ['mask'],
    coat: coat('#ff8a5c', '#fff3e6', '#fff1e2', '#4a1f2d', '#ffb02e', '#ffb3a1', '#ffd166'),
  },
  // butter chick
  {
    build: build('ball', 1.38, 0.86, 0.96, 86, 84),
    head: 'round',
    ears: 'none',
    tail: 'fan',
    eyes: 'bead',
    muzzle: 'beak',
    marks: ['cap'],
    feet: 'bird',
    coat: coat('#ffe08a', '#ffb74d', '#fff8dd', '#4a2f22', '#a86a2d', '#ff9a8b', '#ff9838'),
  },
  // caramel puppy
  {
    build: build('box', 1.04, 0.99, 1.02, 84, 84),
    head: 'dome',
    ears: 'floppy',
    tail: 'wag',
    eyes: 'round',
    muzzle: 'snout',
    marks: ['patch'],
    coat: coat('#f3cfa3', '#a9683f', '#fff6e9', '#3e2420', '#8a5a34', '#ff9c94', '#5bb8ff'),
  },
  // rose axolotl
  {
    build: build('slim', 0.84, 0.93, 1.14, 76, 74),
    head: 'wide',
    ears: 'gill',
    tail: 'paddle',
    eyes: 'bead',
    muzzle: 'plain',
    marks: ['freckles'],
    coat: coat('#ffb6cb', '#ff6f9c', '#ffe9f0', '#54203f', '#ff6f9c', '#ff6f9c', '#ff9dbb'),
  },
  // blue mouse
  {
    build: build('cone', 0.86, 0.88, 0.93, 82, 82),
    head: 'pear',
    ears: 'big',
    tail: 'thin',
    eyes: 'star',
    muzzle: 'button',
    marks: ['star'],
    coat: coat('#a9c7ec', '#7f9fd6', '#f2f8ff', '#233457', '#6aa6ff', '#ffb9cb', '#ffd166'),
  },
  // cocoa raccoon
  {
    build: build('pear', 1.26, 0.98, 1, 84, 82),
    head: 'tufted',
    ears: 'round',
    tail: 'ringed',
    eyes: 'round',
    muzzle: 'snout',
    marks: ['bandit'],
    coat: coat('#b9a7b5', '#54425f', '#f7eef2', '#2b1d38', '#a7e06a', '#e9b7c3', '#ffcf70'),
  },
  // cream lamb
  {
    build: build('ball', 1.28, 0.95, 0.98, 82, 84),
    head: 'heart',
    ears: 'droop',
    tail: 'puff',
    eyes: 'tall',
    muzzle: 'plain',
    marks: ['wool'],
    feet: 'hoof',
    coat: coat('#f8dcc6', '#fffaf0', '#fffaf2', '#4b3040', '#7aa7e8', '#ffb0b8', '#f7c56b'),
  },
  // lagoon dragonling
  {
    build: build('chest', 1.08, 1.04, 1, 84, 80),
    head: 'dome',
    ears: 'fin',
    tail: 'spade',
    eyes: 'slit',
    muzzle: 'plain',
    marks: ['spots'],
    wings: 'bat',
    coat: coat('#6fd3d6', '#2f9fb5', '#fff3c9', '#123a52', '#ff9f43', '#ffd98a', '#ffc35b'),
  },
  // plum owl
  {
    build: build('ball', 1.26, 0.97, 1.08, 80, 78),
    head: 'square',
    ears: 'tuft',
    tail: 'fan',
    eyes: 'wide',
    muzzle: 'beak',
    marks: ['disk'],
    feet: 'bird',
    coat: coat('#9a86cf', '#6a53a6', '#f6eeff', '#2a1c4e', '#ffb53c', '#ffc1d8', '#ffb347'),
  },
];
