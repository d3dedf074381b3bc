import type { Build } from '../figure.ts';
import type { HeadShape } from '../parts/heads.data.ts';

export type FlatEar =
  | 'triangle'
  | 'circle'
  | 'capsule'
  | 'leaf'
  | 'flap'
  | 'square'
  | 'horn'
  | 'feather'
  | 'stem'
  | 'none';
export type FlatTail = 'ball' | 'wedge' | 'arc' | 'capsule' | 'zigzag' | 'diamond' | 'leaf' | 'fan';
export type FlatMark =
  | 'band'
  | 'half'
  | 'cap'
  | 'stripes'
  | 'mask'
  | 'muzzle'
  | 'dots'
  | 'blaze'
  | 'eyes'
  | 'split'
  | 'chevron'
  | 'plain';
export type FlatEye = 'dot' | 'pill' | 'ring' | 'oval';
export type FlatNose = 'triangle' | 'pill' | 'beak' | 'none';

/** Five flat colours and no more. */
export interface Flat {
  base: string;
  second: string;
  belly: string;
  accent: string;
  ink: string;
}

export interface MinimalVariant {
  build: Build;
  head: HeadShape;
  ear: FlatEar;
  tail: FlatTail;
  mark: FlatMark;
  eye: FlatEye;
  nose: FlatNose;
  flat: Flat;
}

const build = (
  shape: Build['shape'],
  wide: number,
  tall: number,
  head: number,
  crown: number,
  chin: number,
): Build => ({ shape, wide, tall, head, crown, chin });
const flat = (base: string, second: string, belly: string, accent: string, ink: string): Flat => ({
  base,
  second,
  belly,
  accent,
  ink,
});

export const MINIMAL: readonly [MinimalVariant, ...MinimalVariant[]] = [
  {
    build: build('bean', 1, 1, 1, 84, 84),
    head: 'round',
    ear: 'triangle',
    tail: 'arc',
    mark: 'blaze',
    eye: 'dot',
    nose: 'triangle',
    flat: flat('#f26b4e', '#fff0dd', '#fff0dd', '#ffc145', '#2c1d33'),
  },
  {
    build: build('box', 1.24, 0.94, 1.06, 78, 78),
    head: 'square',
    ear: 'circle',
    tail: 'ball',
    mark: 'muzzle',
    eye: 'dot',
    nose: 'pill',
    flat: flat('#3f6c8f', '#f3e3c8', '#f3e3c8', '#ff8a5c', '#152536'),
  },
  {
    build: build('slim', 0.84, 1.03, 0.95, 84, 82),
    head: 'pear',
    ear: 'capsule',
    tail: 'ball',
    mark: 'split',
    eye: 'pill',
    nose: 'triangle',
    flat: flat('#f3b7c4', '#e58aa2', '#fff3f2', '#5b8def', '#3a2140'),
  },
  {
    build: build('ball', 1.36, 0.86, 0.98, 82, 80),
    head: 'dome',
    ear: 'none',
    tail: 'fan',
    mark: 'cap',
    eye: 'oval',
    nose: 'beak',
    flat: flat('#ffcf4a', '#f0892e', '#fff5d6', '#ef6440', '#3a2418'),
  },
  {
    build: build('cone', 1.1, 0.98, 1.02, 80, 80),
    head: 'hex',
    ear: 'horn',
    tail: 'wedge',
    mark: 'chevron',
    eye: 'oval',
    nose: 'none',
    flat: flat('#2fa58a', '#1c6e6a', '#d4f2d8', '#ffb84d', '#0f2f33'),
  },
  {
    build: build('box', 0.98, 1, 1.02, 84, 82),
    head: 'dome',
    ear: 'flap',
    tail: 'capsule',
    mark: 'half',
    eye: 'dot',
    nose: 'pill',
    flat: flat('#e9c79a', '#9a5f3c', '#fff3e0', '#4aa8d8', '#33201b'),
  },
  {
    build: build('slim', 0.84, 1.05, 1.02, 82, 80),
    head: 'heart',
    ear: 'leaf',
    tail: 'leaf',
    mark: 'dots',
    eye: 'oval',
    nose: 'none',
    flat: flat('#8fbf5a', '#4f8a3f', '#f2f7d8', '#f2667a', '#22321c'),
  },
  {
    build: build('ball', 1.28, 0.94, 1.06, 80, 80),
    head: 'square',
    ear: 'feather',
    tail: 'fan',
    mark: 'eyes',
    eye: 'ring',
    nose: 'beak',
    flat: flat('#6b5aa8', '#f4e9ff', '#c9b8f0', '#ffb03a', '#241a45'),
  },
  {
    build: build('box', 1.08, 1, 0.98, 76, 78),
    head: 'square',
    ear: 'square',
    tail: 'zigzag',
    mark: 'band',
    eye: 'pill',
    nose: 'none',
    flat: flat('#e8e6df', '#ff5c4d', '#ffffff', '#2e6bff', '#23232e'),
  },
  {
    build: build('pear', 1.2, 0.96, 1.02, 82, 82),
    head: 'wide',
    ear: 'circle',
    tail: 'arc',
    mark: 'stripes',
    eye: 'ring',
    nose: 'triangle',
    flat: flat('#4a4f68', '#f2a541', '#e6e3ef', '#f2a541', '#12141f'),
  },
  {
    build: build('chest', 1.12, 1.02, 0.96, 84, 80),
    head: 'heart',
    ear: 'triangle',
    tail: 'wedge',
    mark: 'mask',
    eye: 'ring',
    nose: 'triangle',
    flat: flat('#d9455f', '#2d2a45', '#ffe3dc', '#ffd166', '#1d1830'),
  },
  {
    build: build('cone', 0.86, 0.92, 1.16, 82, 78),
    head: 'round',
    ear: 'stem',
    tail: 'diamond',
    mark: 'plain',
    eye: 'oval',
    nose: 'none',
    flat: flat('#5cc3e8', '#2b7fc4', '#e4f8ff', '#ff7f6b', '#15314a'),
  },
];
