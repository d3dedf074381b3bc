import { composeBuddy } from './buddy.ts';
import { composeEgg } from './egg.ts';
import { composeIcon, ICON_KINDS, settleIcon } from './icon.ts';
import type { IconLook } from './icon.ts';
import { composeItem } from './item.ts';
import { itemOf } from './items/catalogue.ts';
import { ART_STYLES, EGG_STATES, MOODS, settleLook, STAGES, VARIANTS } from './look.ts';
import type { BuddyLook, EggLook } from './look.ts';
import { wrap } from './svg.ts';

/** Belongs into the URL: raise it with every change of a drawing, since pictures are cached for ever. */
export const ART_VERSION = 3;

export type ArtRef =
  | { kind: 'buddy'; look: BuddyLook }
  | { kind: 'egg'; look: EggLook }
  | { kind: 'item'; key: string }
  | { kind: 'icon'; icon: IconLook };

const LONGEST_PATH = 600;

const two = (variant: number): string => String(wrap(variant, VARIANTS)).padStart(2, '0');

// Letters and digits stay; all else becomes `~`, its code point in hex, `~`.
const escapeName = (name: string): string =>
  [...name]
    .map((character) =>
      /^[A-Za-z0-9]$/.test(character) ? character : `~${(character.codePointAt(0) ?? 0).toString(16)}~`,
    )
    .join('');

function unescapeName(text: string): string | undefined {
  if (!/^(?:[A-Za-z0-9]|~[0-9a-f]{1,6}~)*$/.test(text)) return undefined;
  const points = text.match(/~[0-9a-f]+~|[A-Za-z0-9]/g) ?? [];
  const characters = points.map((part) =>
    part.length === 1 ? part : codePoint(Number.parseInt(part.slice(1, -1), 16)),
  );
  return characters.includes(undefined) ? undefined : characters.join('');
}

const codePoint = (value: number): string | undefined =>
  value <= 0x10ffff ? String.fromCodePoint(value) : undefined;

/** The file name of a picture: short, URL-safe, and one only for each picture. */
export function artPath(ref: ArtRef): string {
  if (ref.kind === 'buddy') {
    const { style, variant, stage, mood, items } = settleLook(ref.look);
    const worn = items.length > 0 ? `-${items.map((item) => item.key).join('.')}` : '';
    return `buddy/${style}-${two(variant)}-${stage}-${mood}${worn}.svg`;
  }
  if (ref.kind === 'egg') return `egg/${ref.look.style}-${two(ref.look.variant)}-${ref.look.state}.svg`;
  if (ref.kind === 'item') return `item/${ref.key}.svg`;
  const { kind, name, color, glyph } = settleIcon(ref.icon);
  return `icon/${kind}-${color?.slice(1) ?? 'auto'}-${glyph ?? 'auto'}-${escapeName(name)}.svg`;
}

const oneOf = <T extends string>(list: readonly T[], text: string | undefined): T | undefined =>
  list.find((entry) => entry === text);

function parseBuddy(name: string): ArtRef | undefined {
  const [, styleName, variant, stageName, moodName, worn] =
    /^([a-z-]+)-(\d\d)-([1-5])-([a-z]+)(?:-([a-z_.]+))?$/.exec(name) ?? [];
  const style = oneOf(ART_STYLES, styleName);
  const mood = oneOf(MOODS, moodName);
  const stage = STAGES.find((entry) => String(entry) === stageName);
  if (!style || !mood || !stage) return undefined;
  return {
    kind: 'buddy',
    look: { style, variant: Number(variant), stage, mood, items: worn ? worn.split('.') : [] },
  };
}

function parseEgg(name: string): ArtRef | undefined {
  const [, styleName, variant, stateName] = /^([a-z-]+)-(\d\d)-([a-z]+)$/.exec(name) ?? [];
  const style = oneOf(ART_STYLES, styleName);
  const state = oneOf(EGG_STATES, stateName);
  return style && state ? { kind: 'egg', look: { style, variant: Number(variant), state } } : undefined;
}

function parseIcon(text: string): ArtRef | undefined {
  const [, kindName, color, glyph, escaped = ''] =
    /^([a-z]+)-([0-9a-f]{6}|auto)-([a-z]+)-([^-]*)$/.exec(text) ?? [];
  const kind = oneOf(ICON_KINDS, kindName);
  const name = unescapeName(escaped);
  if (!kind || name === undefined) return undefined;
  return {
    kind: 'icon',
    icon: {
      kind,
      name,
      ...(color === 'auto' ? {} : { color: `#${color}` }),
      ...(glyph === 'auto' ? {} : { glyph }),
    },
  };
}

function parseLoosely(path: string): ArtRef | undefined {
  const [, family, name = ''] = /^(buddy|egg|item|icon)\/(.+)\.svg$/.exec(path) ?? [];
  if (family === 'buddy') return parseBuddy(name);
  if (family === 'egg') return parseEgg(name);
  if (family === 'icon') return parseIcon(name);
  return itemOf(name) ? { kind: 'item', key: name } : undefined;
}

/** Reads a file name back; undefined for whatever `artPath` would not print, so that each picture has one URL. */
export function parseArtPath(path: string): ArtRef | undefined {
  if (path.length > LONGEST_PATH) return undefined;
  const ref = parseLoosely(path);
  return ref && artPath(ref) === path ? ref : undefined;
}

/** Draws whatever a path names. */
export function composeArt(ref: ArtRef): string {
  if (ref.kind === 'buddy') return composeBuddy(ref.look);
  if (ref.kind === 'egg') return composeEgg(ref.look);
  return ref.kind === 'item' ? composeItem(ref.key) : composeIcon(ref.icon);
}
