import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureAndAnchors } from './buddy.ts';
import { composeBuddy, ITEM_ART, MOODS, STAGES, VARIANTS, ART_STYLES } from './index.ts';
import { GROUND, NEST_RIM } from './figure.ts';
import type { ArtStyle, BuddyLook, ItemArt, Stage } from './index.ts';
import { BOXES } from './items/boxes.data.ts';
import { drawingOf } from './items/drawings.ts';
import { placementsOf } from './items/wear.ts';
import { settleLook } from './look.ts';
import { createPaint } from './paint.ts';
import { CUTE } from './styles/cute-variants.data.ts';
import { FANTASY } from './styles/fantasy-variants.data.ts';
import { MINIMAL } from './styles/minimal-variants.data.ts';
import { SCI_FI } from './styles/sci-fi-variants.data.ts';
import type { Placement } from './svg.ts';

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const variants = Array.from({ length: VARIANTS }, (_, index) => index);
const looks: readonly BuddyLook[] = ART_STYLES.flatMap((style) =>
  variants.flatMap((variant) =>
    STAGES.flatMap((stage) => MOODS.map((mood) => ({ style, variant, stage, mood }))),
  ),
);
const boxed = ITEM_ART.filter((item) => BOXES[item.key]);

/** The box round a box that was scaled, turned and moved. */
function at(
  { x, y, scale, rotation = 0 }: Placement,
  [left, top, width, height]: readonly [number, number, number, number],
): Box {
  const [sx, sy] = typeof scale === 'number' ? [scale, scale] : scale;
  const turn = (rotation * Math.PI) / 180;
  const corners = [
    [left, top],
    [left + width, top],
    [left, top + height],
    [left + width, top + height],
  ].map(([cx = 0, cy = 0]) => ({
    x: x + cx * sx * Math.cos(turn) - cy * sy * Math.sin(turn),
    y: y + cx * sx * Math.sin(turn) + cy * sy * Math.cos(turn),
  }));
  const [xs, ys] = [corners.map((corner) => corner.x), corners.map((corner) => corner.y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

const known = new Map<string, ReturnType<typeof figureAndAnchors>>();

/** The body that carries an item; cached, since thousands of pairs share a few hundred bodies. */
function bodyOf(look: BuddyLook, item?: ItemArt): ReturnType<typeof figureAndAnchors> {
  const held = item?.category === 'hand' ? [item.key] : [];
  const key = `${look.style} ${look.variant} ${look.stage} ${look.mood ?? ''} ${held.length}`;
  const body = known.get(key) ?? figureAndAnchors(settleLook({ ...look, items: held }));
  known.set(key, body);
  return body;
}

const boxesOf = (item: ItemArt, look: BuddyLook, nth = 0): readonly Box[] => {
  const drawing = drawingOf(item.key);
  const box = BOXES[item.key];
  if (!drawing || !box) return [];
  const { anchors } = bodyOf(look, item);
  return placementsOf(item, drawing, anchors, nth).map((placement) => at(placement, box));
};

/** The box round a box that leans with the head. */
function leaning(box: Box, look: BuddyLook, item?: ItemArt): Box {
  const { x, y, tilt } = bodyOf(look, item).figure.head;
  return at({ x, y, scale: 1, rotation: tilt }, [
    box.left - x,
    box.top - y,
    box.right - box.left,
    box.bottom - box.top,
  ]);
}

/** Calls back for every item of a category on every look. */
function everywhere(
  category: ItemArt['category'],
  visit: (item: ItemArt, look: BuddyLook, box: Box) => void,
): void {
  for (const item of boxed.filter((entry) => entry.category === category)) {
    for (const look of looks) for (const box of boxesOf(item, look)) visit(item, look, box);
  }
}

const eyeBox = (look: BuddyLook, item: ItemArt): Box => {
  const { style, figure } = bodyOf(look, item);
  const { head } = figure;
  const face = style.face(look.variant);
  const half = (face.apart + (face.eyeY - face.eyeTop)) * head.scale;
  return {
    left: head.x - half,
    right: head.x + half,
    top: head.y + face.eyeTop * head.scale,
    bottom: head.y + (face.eyeY * 2 - face.eyeTop) * head.scale,
  };
};

const said = (item: ItemArt, look: BuddyLook): string =>
  `${item.key} on ${look.style} ${look.variant} stage ${look.stage} ${look.mood ?? ''}`;

describe('item boxes', () => {
  it('are what the drawings cover', () => {
    for (const item of ITEM_ART) {
      const drawing = drawingOf(item.key);
      if (!drawing) throw new Error(`${item.key} has no drawing`);
      if (item.category === 'background' || item.category === 'body') continue;
      const paint = createPaint('x');
      const content = drawing.draw(paint);
      const seen = new Resvg(
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-500 -500 1000 1000"><defs>${paint.defs()}</defs>${content}</svg>`,
      ).getBBox();
      const covered = seen ? [seen.x, seen.y, seen.width, seen.height].map(Math.round) : [];
      const off = covered.some((value, side) => Math.abs(value - (BOXES[item.key]?.[side] ?? Infinity)) > 2);
      if (off || !seen) throw new Error(`${item.key} covers [${covered.join(', ')}]`);
    }
  });
});

describe('worn items', () => {
  it('stay inside the frame on every style, variant, stage and mood', () => {
    const outside = new Map<string, string>();
    for (const category of ['feet', 'hand', 'neck', 'face', 'head'] as const) {
      everywhere(category, (item, look, upright) => {
        const box = category === 'head' || category === 'face' ? leaning(upright, look) : upright;
        if (box.left < 0 || box.top < 0 || box.right > 400 || box.bottom > 400)
          outside.set(
            item.key,
            `${said(item, look)}: ${Math.round(box.left)},${Math.round(box.top)} ${Math.round(box.right)},${Math.round(box.bottom)}`,
          );
      });
    }
    expect([...outside.values()]).toEqual([]);
  });

  it('stand or float inside the frame as accessories, each at its own place', () => {
    const look: BuddyLook = { style: 'cute', variant: 0, stage: 3 };
    for (const item of boxed.filter((entry) => entry.category === 'accessory')) {
      for (const nth of [0, 1, 2, 3]) {
        const [box] = boxesOf(item, look, nth);
        expect([
          item.key,
          nth,
          (box?.left ?? -1) >= 0,
          (box?.top ?? -1) >= 0,
          (box?.right ?? 999) <= 400,
          (box?.bottom ?? 999) <= 400,
        ]).toEqual([item.key, nth, true, true, true, true]);
      }
    }
  });

  it('have their feet on the ground where they stand', () => {
    const look: BuddyLook = { style: 'fantasy', variant: 4, stage: 5, mood: 'celebrating' };
    const standing = boxed.filter((item) => drawingOf(item.key)?.stands);
    expect(standing.length).toBeGreaterThan(0);
    for (const item of standing)
      for (const seat of [1, 3])
        for (const { bottom } of boxesOf(item, look, seat))
          expect([item.key, seat, Math.abs(bottom - GROUND) < 6]).toEqual([item.key, seat, true]);
  });

  it('beside the body never share a seat', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          ITEM_ART.filter(({ category }) => category === 'accessory').map(({ key }) => key),
          { minLength: 2, maxLength: 4 },
        ),
        (items) => {
          const look: BuddyLook = { style: 'cute', variant: 0, stage: 3, items };
          const drawn = composeBuddy(look).matchAll(
            /class="f-items-accessory"><g transform="translate\(([^)]*)\)/g,
          );
          const seats = [...drawn].map(([, seat]) => seat);
          expect(seats).toHaveLength(items.length);
          expect(new Set(seats).size).toBe(items.length);
        },
      ),
    );
  });

  it('on the face stay below the brow, out of the hat', () => {
    const wrong = new Set<string>();
    everywhere('face', (item, look, box) => {
      const { anchors } = bodyOf(look, item);
      if (box.top < anchors.brow.y - 0.5)
        wrong.add(`${item.key} on ${look.style} by ${Math.round(anchors.brow.y - box.top)}`);
    });
    expect([...wrong]).toEqual([]);
  });

  it('on the head end above the eyes, or beside them as the cups of headphones', () => {
    const wrong = new Set<string>();
    everywhere('head', (item, look, box) => {
      if (item.key !== 'headphones' && box.bottom > eyeBox(look, item).top + 0.5)
        wrong.add(
          `${item.key} on ${look.style} ${look.variant} by ${Math.round(box.bottom - eyeBox(look, item).top)}`,
        );
    });
    expect([...wrong]).toEqual([]);
  });

  it('in the hand never cover the eyes', () => {
    const wrong = new Set<string>();
    everywhere('hand', (item, look, box) => {
      const eyes = leaning(eyeBox(look, item), look, item);
      if (box.left < eyes.right && box.right > eyes.left && box.top < eyes.bottom && box.bottom > eyes.top)
        wrong.add(said(item, look));
    });
    expect([...wrong]).toEqual([]);
  });

  it('on the feet stand on the ground', () => {
    everywhere('feet', (item, look, box) => {
      const { figure } = bodyOf(look);
      if (Math.abs(box.bottom - figure.ground) > 5) throw new Error(said(item, look));
    });
  });
});

describe('bodies', () => {
  it('stay inside the frame', { timeout: 60_000 }, () => {
    const outside: string[] = [];
    for (const look of looks.filter(({ mood, stage }) => stage > 2 && mood === 'celebrating')) {
      const box = new Resvg(composeBuddy(look)).getBBox();
      if (!box || box.x < 0 || box.y < 0 || box.x + box.width > 400 || box.y + box.height > 400)
        outside.push(
          `${look.style} ${look.variant} ${look.stage} ${look.mood ?? ''}: ${Math.round(box?.x ?? 0)},${Math.round(box?.y ?? 0)} ${Math.round((box?.x ?? 0) + (box?.width ?? 0))},${Math.round((box?.y ?? 0) + (box?.height ?? 0))}`,
        );
    }
    expect(outside).toEqual([]);
  });

  it('sit in half an egg as hatchlings, paws on its rim, and lose it as they grow', () => {
    for (const look of looks.filter(({ stage, mood }) => stage === 1 && mood !== 'celebrating')) {
      const { figure } = bodyOf(look);
      for (const { hand } of figure.arms) {
        if (
          Math.abs(hand.y - (figure.ground - NEST_RIM)) > 4 ||
          Math.abs(hand.x - 200) > figure.head.scale * 90
        )
          throw new Error(`${look.style} ${look.variant} reaches past its egg`);
      }
    }
    for (const style of ART_STYLES) {
      const { style: art } = bodyOf({ style, variant: 0, stage: 1 });
      const cupAt = (stage: Stage): string => {
        const { figure } = bodyOf({ style, variant: 0, stage });
        return art.draw({ variant: 0, figure, paint: createPaint('x'), worn: new Set() }).shell;
      };
      expect(STAGES.map((stage) => cupAt(stage) !== '')).toEqual([true, false, false, false, false]);
    }
  });

  it('take another pose in every mood', () => {
    for (const style of ART_STYLES) {
      for (const variant of variants) {
        for (const stage of [2, 3, 4, 5] as const) {
          const poses = MOODS.map((mood) => {
            const { arms, head, ground } = bodyOf({ style, variant, stage, mood }).figure;
            return [arms[0].hand.x, arms[0].hand.y, head.tilt, ground].map(Math.round).join();
          });
          expect(new Set(poses).size, `${style} ${variant} ${stage}`).toBe(MOODS.length);
        }
      }
    }
  });

  it('differ between the variants of a style in more than colour', () => {
    const traits: Readonly<Record<ArtStyle, readonly object[]>> = {
      cute: CUTE,
      'sci-fi': SCI_FI,
      fantasy: FANTASY,
      minimal: MINIMAL,
    };
    const plain = new Set(['coat', 'metal', 'flat']);
    const alike = new Set<string>();
    for (const style of ART_STYLES) {
      const list = traits[style].map(
        (variant) =>
          new Map(
            Object.entries(variant)
              .filter(([key]) => !plain.has(key))
              .map(([key, value]) => [key, JSON.stringify(value)]),
          ),
      );
      list.forEach((one, index) =>
        list.slice(index + 1).forEach((other, offset) => {
          const keys = new Set([...one.keys(), ...other.keys()]);
          const different = [...keys].filter((key) => one.get(key) !== other.get(key));
          if (different.length < 4) alike.add(`${style} ${index} ${index + 1 + offset}: ${different.join()}`);
        }),
      );
    }
    expect([...alike]).toEqual([]);
  });

  it('grow with age', () => {
    for (const style of ART_STYLES) {
      for (const variant of variants) {
        const tops = STAGES.map((stage) => bodyOf({ style, variant, stage }).anchors.headTop.y);
        expect(tops).toEqual([...tops].sort((a, b) => b - a));
      }
    }
  });
});
