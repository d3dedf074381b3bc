import { mix, shade, tint } from './color.ts';
import { EGG, eggColors, eggShell, nest } from './egg-shells.ts';
import type { EggColors } from './egg-shells.ts';
import { VARIANTS } from './look.ts';
import type { EggLook, EggState } from './look.ts';
import { createPaint, glow } from './paint.ts';
import type { Paint } from './paint.ts';
import { dot, line, oval, shape, star, twinkle } from './parts/shapes.ts';
import { group, picture, shortHash, wrap } from './svg.ts';

const RIM = [
  [84, 214],
  [112, 234],
  [138, 208],
  [166, 238],
  [194, 206],
  [222, 236],
  [250, 208],
  [282, 236],
  [316, 212],
] as const;
const rim = RIM.map(([x, y], index) => `${index ? 'L' : 'M'}${x},${y}`).join('');
const UPPER = `${rim}V40H84Z`;
const LOWER = `${rim}V380H84Z`;
const CENTER = [200, 340] as const;

const SAYS: Readonly<Record<EggState, string>> = {
  waiting: 'waiting to be cared for',
  ready: 'ready to hatch',
  hatching: 'hatching',
  hatched: 'hatched and empty',
  cancelled: 'cancelled',
};

const sparkles = (paint: Paint, color: string, at: readonly (readonly [number, number, number])[]): string =>
  group(
    'f-sparkle',
    shape(at.map(([x, y, r]) => twinkle(x, y, r)).join(''), paint.linear([tint(color, 0.75), color])),
    [200, 200],
  );

function rays(paint: Paint, color: string): string {
  const beam = paint.linear([`${color}/0`, `${tint(color, 0.4)}/.75`]);
  return [-52, -30, -10, 10, 30, 52]
    .map(
      (turn) =>
        `<path d="M-16,-190H16L7,0H-7Z" fill="${beam}" transform="translate(200,232)rotate(${turn})"/>`,
    )
    .join('');
}

function hollow(paint: Paint, { shell, light }: EggColors): string {
  return oval(
    200,
    222,
    112,
    30,
    paint.radial([light, shade(shell, 0.55), shade(shell, 0.8)], [0.5, 0.6, 0.6]),
  );
}

/** Two eyes in the dark of the gap. */
function peek({ iris }: EggColors): string {
  return group(
    'f-eyes',
    [164, 236]
      .map(
        (x) =>
          oval(x, 192, 17, 20, '#fff') +
          `<g class="f-pupils" data-ox="${x}" data-oy="194">${dot(x, 195, 12, mix(iris, '#1a1030', 0.55))}${dot(x - 4, 190, 4.5, '#fff')}</g>`,
      )
      .join(''),
    [200, 194],
  );
}

const crackOf = (color: string): string =>
  group(
    'f-crack',
    line('M200,120L186,146L208,164L190,188M208,164L232,176M186,146L166,150', color, 5),
    [200, 150],
  );

// The way of the crack over the shell.
const BURST = 'M112,196L138,180L158,202L182,170L204,196L230,166L252,190L280,172';

/** A shell about to give way: a crack from side to side, a chip gone, and light behind it. */
const burstOf = (paint: Paint, { shell, light }: EggColors): string => {
  const dark = shade(shell, 0.75);
  const hole = 'M182,170L204,196L230,166L216,148L196,152Z';
  return group(
    'f-crack',
    line(
      `${BURST}M158,202L150,226L162,240M252,190L262,214M182,170L170,140L180,122M230,166L242,138`,
      dark,
      6,
    ) +
      glow(paint, light, 206, 170, 62, '.85') +
      shape(
        hole,
        paint.linear([tint(light, 0.8), light]),
        ` stroke="${dark}" stroke-width="5" stroke-linejoin="round"`,
      ) +
      line(BURST, tint(light, 0.6), 2),
    [206, 172],
  );
};

function standing(paint: Paint, whole: string, look: EggLook, colors: EggColors): string {
  if (look.state === 'ready')
    return (
      glow(paint, colors.light, 200, 214, 182, '.6') +
      group('f-egg', whole + burstOf(paint, colors), CENTER) +
      sparkles(paint, colors.light, [
        [78, 120, 16],
        [326, 104, 19],
        [346, 196, 10],
        [56, 208, 11],
        [292, 58, 10],
        [116, 62, 12],
      ])
    );
  if (look.state === 'cancelled') {
    const strip = (turn: number) =>
      `<g transform="translate(206,178)rotate(${turn})"><rect x="-48" y="-14" width="96" height="28" rx="12" fill="#f4d9bd" stroke="#c9a98a" stroke-width="2"/><rect x="-16" y="-14" width="32" height="28" fill="#e8c4a2"/>${[-8, 0, 8].map((x) => dot(x, -5, 2, '#c9a98a') + dot(x, 5, 2, '#c9a98a')).join('')}</g>`;
    return group('f-egg', whole + crackOf('#565466') + strip(34) + strip(-34), CENTER);
  }
  return group('f-egg', whole, CENTER);
}

function opened(paint: Paint, whole: string, look: EggLook, colors: EggColors): string {
  const top = paint.clip(`<path d="${UPPER}"/>`);
  const bottom = paint.clip(`<path d="${LOWER}"/>`);
  const cup =
    `<g clip-path="${bottom}">${whole}</g>` +
    line(rim, tint(colors.shell, 0.6), 4, ` clip-path="${paint.clip(`<path d="${EGG}"/>`)}"`);
  const lid = `<g clip-path="${top}">${whole}</g>`;
  const light = glow(paint, colors.light, 200, 190, 190, '.75') + rays(paint, colors.light);
  if (look.state === 'hatching') {
    const dark = shape(
      'M92,222C96,180 120,150 200,150C280,150 304,180 308,222C280,250 120,250 92,222Z',
      paint.linear([shade(colors.shell, 0.72), shade(colors.shell, 0.9)]),
    );
    return (
      light +
      group(
        'f-egg',
        dark +
          peek(colors) +
          cup +
          group('f-crack', `<g transform="translate(6,-56)rotate(9,200,200)">${lid}</g>`, [300, 210]),
        CENTER,
      ) +
      sparkles(paint, colors.light, [
        [70, 130, 16],
        [336, 120, 15],
        [350, 220, 11],
        [48, 226, 12],
      ])
    );
  }
  // The empty cup, its lid beside it, and the joy still in the air.
  return (
    light +
    group('f-egg', hollow(paint, colors) + cup, CENTER) +
    group(
      'f-crack',
      `<g transform="translate(318,334)rotate(112)scale(.46)translate(-200,-212)">${lid}</g>`,
      [300, 340],
    ) +
    sparkles(paint, colors.light, [
      [200, 118, 22],
      [146, 84, 13],
      [258, 78, 15],
      [110, 150, 10],
      [296, 142, 11],
    ]) +
    group('f-sparkle', shape(star(174, 162, 10) + star(230, 148, 8), colors.light), [200, 150])
  );
}

/** Draws an egg: one `<svg>`, viewBox 0 0 400 400; it wears the colours of the buddy that will come out of it. */
export function composeEgg(look: EggLook): string {
  const variant = wrap(look.variant, VARIANTS);
  const title = `A ${look.style} egg, ${SAYS[look.state]}`;
  const paint = createPaint(`e${shortHash(`${title}${variant}`)}`);
  const colors = eggColors(look.style, variant, look.state === 'cancelled');
  const shadow = group(
    'f-shadow',
    oval(200, 358, 132, 17, paint.radial(['#1d1233/.42', '#1d1233/0'], [0.5, 0.5, 0.5])),
    [200, 358],
  );
  const whole = eggShell(paint, look.style, variant, colors);
  const egg =
    look.state === 'hatching' || look.state === 'hatched'
      ? opened(paint, whole, look, colors)
      : standing(paint, whole, look, colors);
  const content = shadow + egg + nest(paint, look.style, colors);
  return picture(400, title, paint.defs(), content);
}
