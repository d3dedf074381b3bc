import type { Build } from '../figure.ts';
import type { HeadShape } from '../parts/heads.data.ts';

export type Visor = 'wide' | 'round' | 'goggles' | 'bean' | 'shield' | 'split';
export type Lamp = 'oval' | 'bar' | 'ring' | 'pixel' | 'cat' | 'dot';
export type Gear =
  | 'rods'
  | 'dishes'
  | 'panels'
  | 'blades'
  | 'headset'
  | 'fins'
  | 'rotors'
  | 'speakers'
  | 'loops'
  | 'prongs';
export type Mast = 'bulb' | 'twin' | 'fin' | 'dome' | 'beacon' | 'dish';
export type Cable = 'plug' | 'segments' | 'thruster' | 'fin' | 'coil' | 'claw';
/** What it stands on. */
export type Base = 'boots' | 'hover' | 'wheel' | 'tread';
export type Core = 'ring' | 'hex' | 'bars' | 'bolt' | 'drop' | 'grid';

export interface Metal {
  shell: string;
  trim: string;
  rubber: string;
  glass: string;
  neon: string;
  spark: string;
}

export interface SciFiVariant {
  build: Build;
  head: HeadShape;
  visor: Visor;
  lamp: Lamp;
  gear: Gear;
  mast: Mast;
  cable: Cable;
  core: Core;
  base: Base;
  metal: Metal;
}

const build = (
  shape: Build['shape'],
  wide: number,
  tall: number,
  head: number,
  crown: number,
  chin: number,
): Build => ({ shape, wide, tall, head, crown, chin });

const metal = (
  shell: string,
  trim: string,
  rubber: string,
  glass: string,
  neon: string,
  spark: string,
): Metal => ({ shell, trim, rubber, glass, neon, spark });

export const SCI_FI: readonly [SciFiVariant, ...SciFiVariant[]] = [
  {
    build: build('bean', 1, 1, 1.02, 78, 76),
    head: 'square',
    visor: 'wide',
    lamp: 'oval',
    gear: 'headset',
    mast: 'bulb',
    cable: 'plug',
    core: 'ring',
    base: 'boots',
    metal: metal('#e6edfb', '#7f92c9', '#323b66', '#0c1230', '#46e6ff', '#ff6bd0'),
  },
  {
    build: build('box', 1.14, 0.92, 1, 74, 74),
    head: 'square',
    visor: 'shield',
    lamp: 'pixel',
    gear: 'panels',
    mast: 'fin',
    cable: 'segments',
    core: 'grid',
    base: 'tread',
    metal: metal('#4a3f9e', '#7d6ff0', '#1f1a4a', '#0b0826', '#ff5fd2', '#5ff0ff'),
  },
  {
    build: build('ball', 1.3, 0.9, 1.06, 82, 80),
    head: 'round',
    visor: 'round',
    lamp: 'ring',
    gear: 'rods',
    mast: 'dome',
    cable: 'thruster',
    core: 'drop',
    base: 'wheel',
    metal: metal('#2f8f9e', '#8ff0e6', '#123a4a', '#06202b', '#7dffcf', '#ffd166'),
  },
  {
    build: build('slim', 0.84, 1.04, 0.96, 82, 80),
    head: 'dome',
    visor: 'bean',
    lamp: 'cat',
    gear: 'blades',
    mast: 'twin',
    cable: 'fin',
    core: 'bolt',
    base: 'boots',
    metal: metal('#f3e6ee', '#f08fb8', '#54304f', '#1d0a24', '#ff6fb1', '#7df9ff'),
  },
  {
    build: build('chest', 1.26, 1.02, 0.98, 76, 76),
    head: 'hex',
    visor: 'shield',
    lamp: 'bar',
    gear: 'fins',
    mast: 'fin',
    cable: 'claw',
    core: 'hex',
    base: 'boots',
    metal: metal('#2d3a6e', '#5b78e0', '#161c3c', '#070b20', '#6df2ff', '#ff9b4a'),
  },
  {
    build: build('pear', 1.24, 0.94, 1.08, 80, 78),
    head: 'pear',
    visor: 'goggles',
    lamp: 'dot',
    gear: 'speakers',
    mast: 'beacon',
    cable: 'coil',
    core: 'bars',
    base: 'boots',
    metal: metal('#ffb84d', '#fff0cf', '#5a3a26', '#1f1208', '#7dffb2', '#ff5f6d'),
  },
  {
    build: build('cone', 0.94, 1, 1, 80, 78),
    head: 'heart',
    visor: 'wide',
    lamp: 'cat',
    gear: 'panels',
    mast: 'bulb',
    cable: 'plug',
    core: 'drop',
    base: 'hover',
    metal: metal('#2a2f45', '#4be3b0', '#14172a', '#05070f', '#52ffb8', '#c08bff'),
  },
  {
    build: build('ball', 1.18, 0.94, 1.04, 80, 82),
    head: 'wide',
    visor: 'split',
    lamp: 'oval',
    gear: 'rotors',
    mast: 'dish',
    cable: 'thruster',
    core: 'ring',
    base: 'hover',
    metal: metal('#8fa8e8', '#f3f7ff', '#2b3a70', '#0c1434', '#ffe66d', '#6df2ff'),
  },
  {
    build: build('slim', 0.84, 1.05, 0.98, 84, 78),
    head: 'round',
    visor: 'bean',
    lamp: 'oval',
    gear: 'loops',
    mast: 'twin',
    cable: 'segments',
    core: 'hex',
    base: 'boots',
    metal: metal('#efeaff', '#b69cff', '#4a3a86', '#160c38', '#a98bff', '#ff8fd8'),
  },
  {
    build: build('box', 1.28, 0.96, 1.04, 72, 76),
    head: 'square',
    visor: 'goggles',
    lamp: 'ring',
    gear: 'dishes',
    mast: 'dish',
    cable: 'coil',
    core: 'grid',
    base: 'tread',
    metal: metal('#d95a4e', '#ffd0b0', '#4a1d2a', '#1d070f', '#ffd84d', '#6df2ff'),
  },
  {
    build: build('chest', 1.1, 1.02, 1, 80, 76),
    head: 'tufted',
    visor: 'shield',
    lamp: 'bar',
    gear: 'blades',
    mast: 'fin',
    cable: 'fin',
    core: 'bolt',
    base: 'boots',
    metal: metal('#1f6e6a', '#38e0c0', '#0d2f38', '#041418', '#c6ff5f', '#ff7ad9'),
  },
  {
    build: build('cone', 1.14, 0.96, 1.08, 82, 80),
    head: 'dome',
    visor: 'round',
    lamp: 'pixel',
    gear: 'prongs',
    mast: 'beacon',
    cable: 'claw',
    core: 'bars',
    base: 'wheel',
    metal: metal('#5a2f86', '#ff9ad6', '#281245', '#10041f', '#ff8ae6', '#8affea'),
  },
];
