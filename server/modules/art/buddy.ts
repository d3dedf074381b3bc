import { anchorsOf } from './anchors.ts';
import { figureOf } from './figure.ts';
import type { Figure } from './figure.ts';
import type { ItemCategory } from './items/categories.ts';
import { wear } from './items/wear.ts';
import { settleLook } from './look.ts';
import type { ArtStyle, BuddyLook, SettledLook, Stage } from './look.ts';
import { createPaint } from './paint.ts';
import { groundShadow } from './parts/creature-parts.ts';
import { moodProps } from './props.ts';
import { cute } from './styles/cute.ts';
import { fantasy } from './styles/fantasy.ts';
import { minimal } from './styles/minimal.ts';
import { sciFi } from './styles/sci-fi.ts';
import type { StyleArt } from './styles/style.ts';
import { group, picture, placed, shortHash, svg } from './svg.ts';

export const STYLES: Readonly<Record<ArtStyle, StyleArt>> = { cute, 'sci-fi': sciFi, fantasy, minimal };

const AGE_NAMES: Readonly<Record<Stage, string>> = {
  1: 'hatchling',
  2: 'fledgling',
  3: 'juvenile',
  4: 'adult',
  5: 'elder',
};

const articled = (name: string): string => {
  const noun = name.toLowerCase();
  return /[^s]s$/.test(noun) ? noun : `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
};

const listed = (verb: string, items: SettledLook['items']): string => {
  const names = items.map((item) => articled(item.name));
  const last = names.pop();
  return last ? ` ${verb} ${names.length ? `${names.join(', ')} and ` : ''}${last}` : '';
};

function titleOf(look: SettledLook): string {
  const of = (...categories: ItemCategory[]) =>
    look.items.filter((item) => categories.includes(item.category));
  const wears = listed('wearing', of('head', 'face', 'neck', 'body', 'feet'));
  const rest =
    listed('holding', of('hand')) + listed('with', of('accessory')) + listed('in front of', of('background'));
  return `A ${look.mood} ${AGE_NAMES[look.stage]} ${look.style} buddy${wears}${rest}`;
}

/** The figure and anchors a look is drawn from, for those who place things round a buddy. */
export function figureAndAnchors(look: SettledLook) {
  const style = STYLES[look.style];
  const isHolding = look.items.some((item) => item.category === 'hand');
  const figure: Figure = figureOf(style.build(look.variant), look.stage, look.mood, isHolding);
  return { style, figure, anchors: anchorsOf(figure, style.face(look.variant)) };
}

/**
 * Draws a buddy: one `<svg>`, viewBox 0 0 400 400, the same bytes for the same look. Groups named `f-…` are for the
 * page's own stylesheet to animate; none carries a transform, and `data-ox`/`data-oy` is where it turns, in the
 * coordinates of its parent.
 */
export function composeBuddy(look: BuddyLook): string {
  const settled = settleLook(look);
  const { style, figure, anchors } = figureAndAnchors(settled);
  const title = titleOf(settled);
  const paint = createPaint(`b${shortHash(`${title}${settled.variant}`)}`);
  const worn: ReadonlySet<ItemCategory> = new Set(settled.items.map((item) => item.category));
  const layers = style.draw({ variant: settled.variant, figure, paint, worn });
  const items = wear(settled.items, { figure, anchors, paint });
  const { x, y, scale, tilt } = figure.head;
  const head = { x, y, scale };
  const arms = layers.arms + items.sleeves + items.hand + layers.grips;
  // A mane falls over the shoulders, but raised arms come out of it.
  const limbs = figure.mood === 'celebrating' ? layers.collar + arms : arms + layers.collar;
  const isInShell = !worn.has('body');
  const onHead = layers.ears + layers.head;
  const headParts = placed(head, onHead) + items.face + placed(head, layers.crown) + items.head;
  const body =
    items.back +
    (isInShell ? layers.shellBack : '') +
    layers.tail +
    layers.wings +
    layers.legs +
    layers.torso +
    (isInShell ? layers.shell : '') +
    items.body +
    layers.feet +
    items.feet +
    limbs +
    items.neck +
    group('f-head', tilt ? svg`<g transform="rotate(${tilt},${x},${y})">${headParts}</g>` : headParts, [
      figure.neck.x,
      figure.neck.y,
    ]);
  const content =
    // A scene is background enough: an elder's aura would lie over it like a sticker.
    (items.background || layers.aura) +
    group('f-shadow', groundShadow(figure, paint), [figure.head.x, figure.ground]) +
    layers.ground +
    group('f-body', body, [figure.head.x, figure.ground]) +
    items.accessory +
    moodProps(figure, paint, layers.party);
  return picture(400, title, paint.defs(), content);
}
