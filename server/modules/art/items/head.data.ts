import { glow } from '../paint.ts';
import { dot, line, oval, shape, star } from '../parts/shapes.ts';
import type { Drawing } from './drawing.ts';

// Head units: 0,0 is the crown of the head, 100 its half width. Nothing below 52: there are eyes.
export const HATS = {
  beret: {
    draw: (p) =>
      line('M14,-50C14,-58 20,-62 24,-66', '#7d1a3a', 7) +
      shape(
        'M-84,12C-98,-30 -40,-56 18,-52C78,-48 106,-18 88,12C70,26 -64,30 -84,12Z',
        p.radial(['#ff7d95', '#d8345f', '#8e1743']),
      ) +
      shape('M-72,14C-40,26 44,26 78,10L76,22C44,34 -42,34 -70,24Z', '#74123a') +
      line('M-70,-4C-64,-26 -32,-40 4,-42', '#ffc2cc', 5, ' opacity=".6"'),
  },
  mortarboard: {
    draw: (p) =>
      shape('M-62,-6L62,-6L66,34C30,50 -30,50 -66,34Z', p.linear(['#2c3a73', '#1a2350'])) +
      shape('M0,-56L118,-22L0,14L-118,-22Z', p.linear(['#55679f', '#2f3e7c', '#222d62'], [0, 0, 1, 1])) +
      line('M-112,-22L0,-54', '#9fb0e6', 3, ' opacity=".7"') +
      line('M0,-22C40,-18 74,-12 84,-4V20', '#ffd35c', 5) +
      dot(0, -22, 7, '#ffe49a') +
      shape('M76,18H92L96,42H72Z', p.linear(['#ffe08a', '#f0a92e'])) +
      line('M78,26V40M84,26V41M90,26V40', '#c77d12', 2),
  },
  headband: {
    draw: (p) =>
      shape(
        'M-84,22C-50,-2 50,-2 84,22L88,46C50,20 -50,20 -88,46Z',
        p.linear(['#ff8b6b', '#f2483f', '#c22a3c']),
      ) +
      shape('M-78,24C-48,3 48,3 78,24L79,31C48,9 -48,9 -79,31Z', '#fff', ' opacity=".85"') +
      oval(0, 13, 13, 9, '#fff') +
      shape('M-3,18L1,8H6L3,12H7L-2,19Z', '#f2483f'),
  },
  champion_laurel: {
    draw: (p) => {
      const leaf = p.linear(['#fff6c4', '#ffcf4a', '#d48a12'], [0, 0, 1, 1]);
      const one = (x: number, y: number, turn: number, k: number) =>
        `<path d="M0,0C-12,-10 -14,-28 0,-40C14,-28 12,-10 0,0Z" fill="${leaf}" stroke="#b8730c" stroke-width="1.5" transform="translate(${x},${y})rotate(${turn})scale(${k})"/>`;
      const side =
        one(90, 38, 30, 0.8) +
        one(86, 22, -34, 0.9) +
        one(82, 18, 40, 0.95) +
        one(70, 4, -38, 1) +
        one(62, -2, 44, 1) +
        one(48, -10, -34, 1) +
        one(36, -13, 50, 0.95);
      return (
        glow(p, '#ffe27a', 0, -22, 64, '.5') +
        line('M-94,40C-74,-6 -34,-16 -6,-16M94,40C74,-6 34,-16 6,-16', '#c98717', 5) +
        side +
        `<g transform="scale(-1,1)">${side}</g>` +
        shape(
          star(0, -20, 20),
          p.linear(['#fffbe0', '#ffb930']),
          ' stroke="#b8730c" stroke-width="2" stroke-linejoin="round"',
        )
      );
    },
  },
  thinking_cap: {
    draw: (p) =>
      line('M0,-46V-66', '#5b6478', 6) +
      shape('M-2,-70C-26,-88 -60,-86 -66,-74C-60,-62 -28,-62 -2,-68Z', p.linear(['#ffdf7a', '#ff9c3a'])) +
      shape('M2,-70C26,-88 60,-86 66,-74C60,-62 28,-62 2,-68Z', p.linear(['#8fe3ff', '#3a9bff'])) +
      dot(0, -69, 7, '#ff5d73') +
      shape(
        'M-82,24C-84,-24 -44,-48 0,-48C44,-48 84,-24 82,24C40,8 -40,8 -82,24Z',
        p.radial(['#7fd0ff', '#2f86e8', '#1c4fa8']),
      ) +
      shape(
        'M0,-48C-26,-34 -32,-8 -30,13C-10,10 10,10 30,13C32,-8 26,-34 0,-48Z',
        p.linear(['#ffe48c', '#ffb637']),
      ) +
      shape('M-86,20C-44,4 44,4 86,20L88,34C44,18 -44,18 -88,34Z', p.linear(['#ff7a6b', '#de3d55'])) +
      line('M-64,-8C-56,-24 -42,-34 -30,-38', '#fff', 5, ' opacity=".55"'),
  },
  headphones: {
    draw: (p) => {
      const cup = (s: 1 | -1) =>
        `<g transform="scale(${s},1)">${shape('M84,44C98,34 120,44 122,72C124,102 108,116 92,110C84,106 82,50 84,44Z', p.linear(['#8f7bff', '#5a3fd6', '#38229a'], [0, 0, 1, 1]))}${shape('M84,48C76,50 74,106 88,110C94,104 94,52 84,48Z', '#241a52')}${oval(107, 77, 7, 18, '#6ff2e0', ' opacity=".9"')}</g>`;
      return (
        line('M-98,58C-108,-32 -50,-24 0,-24C50,-24 108,-32 98,58', '#2a2058', 19) +
        line('M-98,54C-106,-30 -50,-25 0,-25C50,-25 106,-30 98,54', p.linear(['#a998ff', '#5a3fd6']), 12) +
        line('M-66,-17C-40,-23 -20,-24 0,-24', '#e2dbff', 4, ' opacity=".8"') +
        cup(1) +
        cup(-1)
      );
    },
  },
  top_hat: {
    draw: (p) =>
      shape(
        'M-58,10L-66,-88C-30,-100 30,-100 66,-88L58,10Z',
        p.linear(['#5a4a86', '#2f2552', '#1d1638'], [0, 0, 1, 0.2]),
      ) +
      oval(0, -89, 66, 11, p.linear(['#7566a8', '#40346e'])) +
      shape('M-60,-18C-30,-8 30,-8 60,-18L58,8C30,18 -30,18 -58,8Z', p.linear(['#ff7d95', '#c7264f'])) +
      shape(
        'M-104,8C-96,-6 -72,-6 -58,4C-30,14 30,14 58,4C72,-6 96,-6 104,8C96,34 40,38 0,38C-40,38 -96,34 -104,8Z',
        p.linear(['#635396', '#2b2150']),
      ) +
      shape('M18,-12L34,-16L40,4L24,8Z', p.linear(['#fff1b0', '#f2ae2e'])) +
      line('M-52,-78L-48,-26', '#cfc3ff', 6, ' opacity=".45"'),
  },
  royal_crown: {
    draw: (p) =>
      glow(p, '#ffd86a', 0, -30, 72, '.55') +
      shape(
        'M-62,26L-76,-46L-40,-16L-26,-66L0,-22L26,-66L40,-16L76,-46L62,26C30,40 -30,40 -62,26Z',
        p.linear(['#fff3b2', '#ffc93c', '#dd8f14']),
        ' stroke="#b36d0b" stroke-width="2.5" stroke-linejoin="round"',
      ) +
      shape('M-63,8C-30,22 30,22 63,8L60,27C30,41 -30,41 -60,27Z', p.linear(['#ff6f91', '#b81f56'])) +
      dot(-76, -48, 8, '#7be7ff') +
      dot(76, -48, 8, '#7be7ff') +
      dot(-26, -68, 9, '#ff8fb0') +
      dot(26, -68, 9, '#ff8fb0') +
      shape('M0,-14L13,2L0,20L-13,2Z', p.linear(['#c9fff4', '#23c6a4'])) +
      dot(-38, 10, 6, '#fff1b0') +
      dot(38, 10, 6, '#fff1b0') +
      line('M-58,-24L-52,2M-20,-38L-14,-12', '#fff', 4.5, ' opacity=".7"'),
  },
  chef_hat: {
    draw: (p) =>
      shape(
        'M-56,12C-90,-2 -100,-52 -58,-64C-52,-100 -12,-112 8,-92C34,-110 74,-92 70,-60C102,-48 92,0 56,12Z',
        p.radial(['#ffffff', '#f3f0fb', '#c9c2e0']),
      ) +
      line('M-34,-2C-38,-16 -38,-28 -34,-40M0,2V-44M34,-2C38,-16 38,-28 34,-40', '#c3bbdc', 4.5) +
      shape('M-62,0C-30,12 30,12 62,0L66,32C32,46 -32,46 -66,32Z', p.linear(['#ffffff', '#dcd6ee'])) +
      line('M-60,4C-30,15 30,15 60,4', '#c3bbdc', 3),
  },
  golden_cloche: {
    draw: (p) =>
      glow(p, '#ffe08a', 0, -30, 74, '.5') +
      dot(0, -78, 11, p.radial(['#fffbe0', '#f4b533'])) +
      shape(
        'M-80,16C-84,-40 -44,-70 0,-70C44,-70 84,-40 80,16Z',
        p.linear(['#fff6c8', '#ffc845', '#c97f12'], [0.1, 0, 0.9, 1]),
      ) +
      shape(
        'M-96,12C-60,24 60,24 96,12C100,24 96,32 88,35C50,46 -50,46 -88,35C-96,32 -100,24 -96,12Z',
        p.linear(['#ffe79a', '#d28c18']),
      ) +
      line('M-62,-2C-60,-30 -40,-50 -18,-56', '#fff', 8, ' opacity=".75"') +
      line('M60,6C62,-14 54,-30 44,-40', '#a8640a', 4, ' opacity=".4"'),
  },
  sun_hat: {
    draw: (p) =>
      oval(0, 20, 138, 27, p.linear(['#ffe9b0', '#f0bf6a', '#c98a3c'])) +
      oval(0, 15, 128, 20, p.linear(['#fff3cc', '#f5cf84'])) +
      shape(
        'M-72,14C-80,-36 -46,-62 0,-62C46,-62 80,-36 72,14C40,28 -40,28 -72,14Z',
        p.radial(['#fff5d6', '#f7d28a', '#d89f50']),
      ) +
      shape('M-74,-10C-40,6 40,6 74,-10L73,14C40,28 -40,28 -73,14Z', p.linear(['#ff8fa8', '#e2527f'])) +
      dot(52, 8, 15, '#fff') +
      dot(40, 16, 8, '#fff') +
      dot(64, 16, 8, '#fff') +
      dot(43, -1, 8, '#fff') +
      dot(61, -1, 8, '#fff') +
      dot(52, 8, 8, '#ffc43c') +
      line('M-46,-32C-34,-46 -18,-50 -4,-51', '#fff', 6, ' opacity=".7"'),
  },
} as const satisfies Readonly<Record<string, Drawing>>;
