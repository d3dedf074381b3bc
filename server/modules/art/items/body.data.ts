import { dot, line, oval, shape, star } from '../parts/shapes.ts';
import { mirrored } from '../svg.ts';
import type { Drawing } from './drawing.ts';

// Torso units: x from -100 to 100, y from 0 (neck) to 200 (hem); cut to the torso, so cloth may run over.
const CLOTH = 'M-130,-10H130V168C70,184 -70,184 -130,168Z';
const fold = (color: string) =>
  line('M-78,60C-70,100 -74,130 -84,158M78,60C70,100 74,130 84,158', color, 5, ' opacity=".5"');

export const CLOTHES = {
  scholar_gown: {
    sleeve: '#3d3480',
    draw: (p) =>
      shape('M-130,-10H130V230H-130Z', p.linear(['#5b4fb0', '#3d3480', '#272058'])) +
      shape('M-40,-10L0,110L40,-10Z', '#fff') +
      shape('M-14,10H14L20,90L0,116L-20,90Z', '#c9304f') +
      shape('M-64,-10L-8,130V230H8V130L64,-10L40,-10L0,104L-40,-10Z', p.linear(['#ffd770', '#e09a26'])) +
      line('M-60,60C-56,120 -62,170 -66,210M60,60C56,120 62,170 66,210', '#1d174a', 5, ' opacity=".5"'),
  },
  track_jersey: {
    sleeve: '#f0503f',
    draw: (p) =>
      shape(CLOTH, p.linear(['#ff8a66', '#f0503f', '#c22f3a'])) +
      shape('M-34,-10C-26,26 26,26 34,-10Z', '#fff') +
      shape('M-130,30H-62L-74,190H-130ZM130,30H62L74,190H130Z', '#fff', ' opacity=".9"') +
      line('M-66,30L-76,180M66,30L76,180', '#2b57c9', 8) +
      shape('M-14,66L10,52H20V134H-2V82L-14,88Z', '#fff'),
  },
  office_vest: {
    draw: (p) =>
      shape('M-60,-10H60L0,90Z', '#fff') +
      shape('M-13,8H13L16,70L0,94L-16,70Z', '#3f6fe0') +
      shape(
        'M-130,-10H-58L0,92L58,-10H130V170C70,186 -70,186 -130,170Z',
        p.linear(['#7fc79a', '#3f9a70', '#25704f']),
      ) +
      [-72, -24, 24, 72]
        .map((x) => shape(`M${x},96L${x + 18},118L${x},140L${x - 18},118Z`, '#d9f2df', ' opacity=".75"'))
        .join('') +
      line('M-58,-8L0,92L58,-8', '#d9f2df', 7) +
      line('M-120,164C-70,178 70,178 120,164', '#d9f2df', 9),
  },
  rocket_pack: {
    back: (p) => {
      const tank =
        shape(
          'M78,-6C78,-44 96,-62 112,-70C128,-62 148,-44 148,-6V118H78Z',
          p.linear(['#ff9a8a', '#e0394f', '#951a40'], [0, 0, 1, 0.2]),
        ) +
        shape('M78,50H148V70H78Z', '#fff') +
        shape('M88,118H138L146,142H80Z', '#4a5070') +
        shape(
          'M88,142C84,176 104,190 113,224C122,190 142,176 138,142Z',
          p.linear(['#fff6b8', '#ffb52e', '#ff5a2f/.2']),
        ) +
        dot(113, 4, 15, '#9fe8ff', ' stroke="#fff" stroke-width="6"');
      return mirrored(tank);
    },
    draw: (p) =>
      mirrored(
        line('M52,-16C64,50 60,120 100,170', '#3b3f63', 22) +
          line('M52,-16C64,50 60,120 100,170', '#6c75a8', 6),
      ) +
      shape('M-60,78H60V106H-60Z', '#3b3f63') +
      dot(0, 92, 20, p.linear(['#ffe79a', '#e89a1e']), ' stroke="#8a4f08" stroke-width="4"'),
  },
  pinstripe_vest: {
    draw: (p) =>
      shape('M-52,-10H52L0,76Z', '#fff') +
      shape(
        'M-130,-10H-50L-2,84V190H2V84L50,-10H130V160L40,168L0,196L-40,168L-130,160Z',
        p.linear(['#5d6a9c', '#38426f', '#232a4e']),
      ) +
      line(
        'M-88,-10V190M-66,-10V190M-44,20V190M44,20V190M66,-10V190M88,-10V190M-22,56V190M22,56V190',
        '#a9b6e6',
        2.5,
        ' opacity=".6"',
      ) +
      line('M-50,-8L0,84L50,-8', '#1a2040', 7) +
      [108, 134, 160].map((y) => dot(0, y, 8, '#ffd35c')).join('') +
      line('M34,120H76', '#1a2040', 6) +
      line('M0,134C18,152 40,148 52,124', '#ffd35c', 5),
  },
  chef_jacket: {
    sleeve: '#f7f4ff',
    draw: (p) =>
      shape('M-130,-10H130V186C70,200 -70,200 -130,186Z', p.linear(['#ffffff', '#f1edfb', '#cdc5e4'])) +
      shape('M-44,-10L0,44L44,-10L58,8L6,64H-6L-58,8Z', '#ff6f61') +
      line('M0,60V190', '#c5bcdf', 4) +
      [84, 116, 148].map((y) => dot(-24, y, 9, '#4a4166') + dot(24, y, 9, '#4a4166')).join('') +
      fold('#b9afd6'),
  },
  cozy_sweater: {
    sleeve: '#e8695a',
    draw: (p) =>
      shape(CLOTH, p.linear(['#ff9a7d', '#e8695a', '#bd4350'])) +
      shape('M-130,62H130V104H-130Z', '#fff4e2') +
      line('M-118,92L-94,74L-70,92L-46,74L-22,92L2,74L26,92L50,74L74,92L98,74L122,92', '#2f9c8c', 8) +
      [-80, -40, 0, 40, 80]
        .map(
          (x) => dot(x, 42, 6, '#fff4e2') + dot(x + 20, 126, 6, '#fff4e2') + dot(x - 20, 126, 6, '#fff4e2'),
        )
        .join('') +
      shape('M-46,-10C-40,26 40,26 46,-10Z', '#c44a50') +
      line('M-130,166C-70,182 70,182 130,166', '#c44a50', 22) +
      line(
        'M-92,162V182M-66,166V186M-40,168V188M-14,170V190M14,170V190M40,168V188M66,166V186M92,162V182',
        '#e8695a',
        4,
      ),
  },
  hero_cape: {
    back: (p) =>
      shape(
        'M-78,-8C-110,60 -134,150 -150,206C-118,196 -96,214 -70,206C-40,196 -26,216 0,208C26,216 40,196 70,206C96,214 118,196 150,206C134,150 110,60 78,-8Z',
        p.linear(['#ff6a7f', '#d92550', '#8c1145']),
      ) +
      line(
        'M-92,60C-104,110 -112,160 -112,196M92,60C104,110 112,160 112,196',
        '#6e0a38',
        7,
        ' opacity=".5"',
      ) +
      line('M-84,8C-112,70 -130,140 -144,196', '#ffb3bd', 5, ' opacity=".6"'),
    draw: (p) =>
      shape('M-110,-20C-60,26 60,26 110,-20L104,20C60,54 -60,54 -104,20Z', p.linear(['#ff7f8f', '#c41f4a'])) +
      dot(0, 34, 24, p.linear(['#fff3b0', '#f2a92a']), ' stroke="#a9660a" stroke-width="4"') +
      shape(star(0, 34, 16), '#d92550') +
      oval(-60, 12, 20, 5, '#fff', ' opacity=".3"'),
  },
} as const satisfies Readonly<Record<string, Drawing>>;
