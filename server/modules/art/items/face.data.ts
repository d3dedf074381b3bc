import { dot, line, oval, shape, star } from '../parts/shapes.ts';
import { mirrored } from '../svg.ts';
import type { Drawing } from './drawing.ts';

// Eye units: the pupils are at -100,0 and 100,0.
const SQUARE = 'M42,-62H158Q178,-62 178,-42V34Q178,66 146,66H62Q28,66 28,32V-46Q28,-62 42,-62Z';
const MOUSTACHE =
  'M0,12C10,0 34,0 48,14C58,24 74,22 74,10C74,4 68,2 64,6C60,-6 82,-12 88,4C94,24 76,42 52,38C32,36 14,34 0,22Z';
const glint = 'M-34,-26L-6,-50M-36,0L22,-50';

export const FACE_WEAR = {
  round_glasses: {
    draw: (p) =>
      // A rim of light: dark frames are seen on dark faces and screens, too.
      mirrored(
        dot(100, 0, 76, 'none', ' stroke="#fff" stroke-width="27" stroke-opacity=".6"') +
          dot(
            100,
            0,
            76,
            p.linear(['#ffffff/.34', '#bfe4ff/.12'], [0, 0, 1, 1]),
            ' stroke="#3d2a55" stroke-width="13"',
          ) +
          `<circle cx="100" cy="0" r="76" fill="none" stroke="#8a6bb8" stroke-width="4"/>` +
          line('M176,-10C196,-18 206,-18 218,-14', '#3d2a55', 11),
      ) +
      line('M-26,-14C-12,-30 12,-30 26,-14', '#3d2a55', 12) +
      `<g transform="translate(-98,4)">${line(glint, '#fff', 9, ' opacity=".7"')}</g><g transform="translate(102,4)">${line(glint, '#fff', 9, ' opacity=".7"')}</g>`,
  },
  sport_shades: {
    draw: (p) =>
      shape(
        'M-196,-46C-120,-66 120,-66 196,-46C208,-20 196,40 150,56C100,70 44,60 22,18C14,4 -14,4 -22,18C-44,60 -100,70 -150,56C-196,40 -208,-20 -196,-46Z',
        p.linear(['#ff5fa0', '#ff9a3d', '#3ad0ff'], [0, 0, 1, 0.4]),
        ' stroke="#1f2440" stroke-width="12" stroke-linejoin="round"',
      ) +
      line('M-196,-44C-120,-64 120,-64 196,-44', '#2f3766', 15) +
      line(
        'M-160,-22C-130,-34 -90,-38 -60,-38M70,-36C100,-36 130,-32 150,-26',
        '#fff',
        11,
        ' opacity=".75"',
      ) +
      line('M-198,-40L-224,-32M198,-40L224,-32', '#1f2440', 16),
  },
  square_glasses: {
    draw: (p) =>
      mirrored(
        shape(
          SQUARE,
          'none',
          ' stroke="#fff" stroke-width="29" stroke-opacity=".6" stroke-linejoin="round"',
        ) +
          shape(
            SQUARE,
            p.linear(['#ffffff/.3', '#a9d4ff/.1'], [0, 0, 1, 1]),
            ' stroke="#262a3f" stroke-width="15" stroke-linejoin="round"',
          ) +
          line('M34,-60H172', '#4b5380', 9) +
          line('M178,-38L214,-34', '#262a3f', 14),
      ) +
      line('M-28,-30C-12,-38 12,-38 28,-30', '#262a3f', 14) +
      `<g transform="translate(-96,10)">${line(glint, '#fff', 9, ' opacity=".65"')}</g><g transform="translate(104,10)">${line(glint, '#fff', 9, ' opacity=".65"')}</g>`,
  },
  monocle: {
    draw: (p) =>
      dot(
        100,
        0,
        72,
        p.linear(['#ffffff/.45', '#ffe9a8/.12'], [0, 0, 1, 1]),
        ` stroke="${p.linear(['#fff1b8', '#e09a1c'])}" stroke-width="15"`,
      ) +
      `<circle cx="100" cy="0" r="80" fill="none" stroke="#a8670c" stroke-width="3"/>` +
      line('M178,20C206,60 196,120 176,158', '#e2a526', 6, ' stroke-dasharray="2 10"') +
      dot(176, 164, 9, '#f4bd3e') +
      `<g transform="translate(104,4)">${line(glint, '#fff', 10, ' opacity=".85"')}</g>`,
  },
  curly_moustache: {
    sits: 'nose',
    draw: (p) =>
      mirrored(
        shape(
          MOUSTACHE,
          'none',
          ' stroke="#ffe9d6" stroke-width="5" stroke-opacity=".6" stroke-linejoin="round"',
        ) +
          shape(MOUSTACHE, p.linear(['#6b4430', '#3c2118']), ' stroke="#2b160f" stroke-width="1.5"') +
          line('M12,15C24,11 34,15 44,23', '#a3755a', 3, ' opacity=".8"'),
      ),
  },
  star_shades: {
    draw: (p) => {
      const lens = p.linear(['#ff8fd0', '#a04bff', '#5a2bd6'], [0, 0, 1, 1]);
      const one = (x: number) =>
        shape(star(x, 12, 88, 5, 0.62), lens, ` stroke="#ffd34d" stroke-width="14" stroke-linejoin="round"`);
      return (
        line('M-30,-6C-12,-16 12,-16 30,-6', '#ffd34d', 14) +
        one(-100) +
        one(100) +
        line('M-134,-6L-108,-46M66,-6L92,-46', '#fff', 12, ' opacity=".7"') +
        oval(-70, 34, 9, 6, '#fff', ' opacity=".6"') +
        oval(130, 34, 9, 6, '#fff', ' opacity=".6"')
      );
    },
  },
} as const satisfies Readonly<Record<string, Drawing>>;
