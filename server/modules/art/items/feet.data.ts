import { dot, line, oval, shape } from '../parts/shapes.ts';
import type { Drawing } from './drawing.ts';

// Foot units: 0,0 is the ground under the foot, 100 its half width; drawn for the right foot, the left is mirrored.
const SHOE = 'M-96,-8C-104,-60 -92,-112 -60,-132C-20,-144 40,-140 66,-112C96,-84 112,-46 108,-10Z';
const SOLE = 'M-100,-24H110C118,-10 114,2 102,3H-94C-106,2 -108,-12 -100,-24Z';
const BOOT = 'M-88,-12L-84,-190C-50,-204 40,-204 70,-190L74,-120C100,-100 114,-54 110,-12Z';

export const SHOES = {
  wanderer_boots: {
    draw: (p) =>
      shape(BOOT, p.linear(['#c98a55', '#94572c', '#6a3a1c'])) +
      shape('M-90,-196C-50,-212 40,-212 76,-196L74,-164C40,-176 -48,-176 -88,-164Z', '#e8c294') +
      line('M-30,-146L34,-146M-30,-116L40,-116M-26,-86L48,-86', '#f6dfb6', 10) +
      shape(SOLE, p.linear(['#5a3a2a', '#2f1b14'])) +
      line('M-66,-60C-64,-90 -64,-120 -62,-146', '#fff', 8, ' opacity=".3"'),
  },
  running_shoes: {
    draw: (p) =>
      shape(SHOE, p.linear(['#6fe3ff', '#2f8df0', '#1b57c4'], [0, 0, 0.8, 1])) +
      shape('M-62,-132C-30,-152 20,-150 46,-130C30,-112 -34,-112 -62,-132Z', '#123a8c') +
      line('M-34,-96L30,-100M-36,-72L46,-78', '#fff', 11) +
      shape('M-80,-52C-30,-30 40,-46 104,-36L108,-18H-92Z', '#ff7a59', ' opacity=".95"') +
      shape(SOLE, p.linear(['#ffffff', '#cfd8ee'])) +
      line('M-70,-100C-60,-116 -50,-122 -40,-126', '#fff', 9, ' opacity=".6"'),
  },
  winged_sneakers: {
    draw: (p) =>
      shape(
        'M70,-90C110,-110 128,-150 120,-192C150,-176 158,-150 152,-128C166,-128 172,-122 176,-112C164,-78 120,-56 84,-58Z',
        p.linear(['#ffffff', '#ffe9b8', '#f2b64a']),
      ) +
      line('M90,-82C116,-92 134,-108 140,-130M94,-68C126,-72 148,-84 158,-100', '#d8962c', 5) +
      shape(SHOE, p.linear(['#fff8dc', '#ffd35a', '#dd8f1e'], [0, 0, 0.8, 1])) +
      shape('M-62,-132C-30,-152 20,-150 46,-130C30,-112 -34,-112 -62,-132Z', '#8a4b12') +
      line('M-34,-98L28,-102M-36,-74L42,-80', '#fff', 11) +
      shape(SOLE, p.linear(['#ffffff', '#ffe3a6'])),
  },
  slippers: {
    draw: (p) =>
      shape(
        'M-100,-10C-110,-70 -60,-118 8,-116C76,-114 116,-64 108,-10Z',
        p.radial(['#ffc6da', '#f084ad', '#c34e85']),
      ) +
      shape('M-74,-84C-44,-120 48,-128 84,-82C50,-62 -36,-62 -74,-84Z', '#fff5fa') +
      dot(-52, -92, 19, '#fff') +
      dot(-22, -104, 22, '#fff') +
      dot(14, -106, 22, '#fff') +
      dot(46, -100, 20, '#fff') +
      dot(70, -84, 17, '#fff') +
      shape('M-98,-18H108C112,-4 106,3 98,3H-90C-100,3 -104,-6 -98,-18Z', '#8f3a68'),
  },
  dress_shoes: {
    draw: (p) =>
      shape(SHOE, p.linear(['#6b4a5e', '#3a2236', '#22121f'], [0, 0, 0.8, 1])) +
      shape('M-62,-132C-30,-152 20,-150 46,-130C30,-112 -34,-112 -62,-132Z', '#180c16') +
      line('M-32,-98L28,-102M-34,-76L36,-82', '#d9b5cc', 7) +
      line('M-88,-58C-40,-40 60,-48 106,-34', '#120810', 6, ' stroke-dasharray="8 9"') +
      shape('M-100,-18H110C114,-6 110,2 102,3H-94C-104,2 -106,-8 -100,-18Z', '#140a12') +
      shape('M30,-60C60,-62 84,-50 94,-34C74,-44 50,-46 30,-60Z', '#fff', ' opacity=".5"'),
  },
  kitchen_clogs: {
    draw: (p) =>
      shape(
        'M-100,-12C-108,-90 -60,-136 6,-136C76,-136 114,-78 110,-12Z',
        p.radial(['#8ff0c4', '#2bb98a', '#137a63']),
      ) +
      dot(-34, -92, 12, '#0d5c4b') +
      dot(6, -100, 12, '#0d5c4b') +
      dot(46, -90, 12, '#0d5c4b') +
      dot(-14, -64, 12, '#0d5c4b') +
      dot(28, -64, 12, '#0d5c4b') +
      shape(SOLE, p.linear(['#1c8f70', '#0c5546'])) +
      line('M-72,-84C-62,-106 -46,-118 -28,-122', '#fff', 9, ' opacity=".6"'),
  },
  rain_boots: {
    draw: (p) =>
      shape(BOOT, p.linear(['#fff09a', '#ffc928', '#e09a0c'], [0, 0, 0.8, 1])) +
      shape('M-92,-198C-50,-214 42,-214 78,-198L76,-168C40,-180 -50,-180 -90,-168Z', '#ff9f1c') +
      oval(-6, -199, 70, 10, '#a85f06') +
      shape(SOLE, p.linear(['#e0860a', '#a85a06'])) +
      line('M-62,-60C-60,-90 -60,-124 -58,-156', '#fff', 13, ' opacity=".65"'),
  },
  rocket_skates: {
    draw: (p) =>
      shape(
        'M-118,-64C-150,-70 -182,-52 -200,-30C-174,-30 -150,-26 -114,-34Z',
        p.linear(['#fff3b0/.9', '#ff7a2f/.9'], [1, 0, 0, 0]),
      ) +
      shape('M-130,-76H-80V-26H-126Q-140,-50 -130,-76Z', p.linear(['#e4ebfb', '#7e8bb4'])) +
      shape(
        'M-92,-34L-88,-150C-50,-164 30,-160 58,-130C90,-104 110,-70 108,-34Z',
        p.linear(['#ff9cc7', '#e23d8f', '#9c1e6c'], [0, 0, 0.8, 1]),
      ) +
      shape('M-88,-152C-56,-168 14,-166 44,-142C20,-126 -56,-128 -88,-152Z', '#fff') +
      line('M-40,-112L24,-116M-40,-84L40,-90', '#fff', 11) +
      shape('M-98,-40H112V-24H-98Z', '#413a78') +
      dot(-56, -14, 19, '#2a2552', ' stroke="#7cf1ff" stroke-width="9"') +
      dot(66, -14, 19, '#2a2552', ' stroke="#7cf1ff" stroke-width="9"'),
  },
} as const satisfies Readonly<Record<string, Drawing>>;
