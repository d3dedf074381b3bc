import { glow } from '../paint.ts';
import { dot, line, oval, shape, twinkle } from '../parts/shapes.ts';
import type { Drawing } from './drawing.ts';

const smile = (x: number, y: number, ink: string) =>
  dot(x - 11, y, 4.2, ink) +
  dot(x + 11, y, 4.2, ink) +
  dot(x - 12.4, y - 1.6, 1.5, '#fff') +
  dot(x + 9.6, y - 1.6, 1.5, '#fff') +
  line(`M${x - 5},${y + 6}Q${x},${y + 11} ${x + 5},${y + 6}`, ink, 3);

// Float units: 0,0 is the middle, nothing beyond 62 across or 78 up and down.
export const ACCESSORIES = {
  little_globe: {
    stands: true,
    draw: (p) => {
      const sphere = p.clip('<circle cx="0" cy="-6" r="44"/>');
      return (
        line('M-46,-36C-70,10 -36,56 14,50', '#d8962c', 7) +
        line('M0,46V60', '#a9670c', 8) +
        shape('M-28,58H28Q34,70 26,70H-26Q-34,70 -28,58Z', p.linear(['#ffd97a', '#b9740f'])) +
        dot(0, -6, 44, p.radial(['#bff1ff', '#3fa9f5', '#1b57b8'])) +
        `<g clip-path="${sphere}">${shape('M-44,-30C-26,-46 -6,-36 -10,-20C-14,-8 -30,-10 -28,4C-26,18 -12,16 -14,34C-30,40 -50,10 -44,-30ZM8,-50C26,-50 44,-32 42,-18C30,-14 26,-26 14,-24C2,-28 0,-42 8,-50ZM12,-4C26,-12 42,-4 46,8C40,28 26,34 18,26C12,16 4,8 12,-4Z', '#6fd08a')}</g>` +
        line('M-30,-24C-24,-36 -14,-42 -4,-43', '#fff', 6, ' opacity=".8"')
      );
    },
  },
  wise_parrot: {
    stands: true,
    draw: (p) =>
      line('M-46,62H46', '#8f5b34', 10) +
      shape('M-10,30C-22,54 -20,70 -8,78C4,70 12,54 12,32Z', p.linear(['#2f7fe6', '#163f9c'])) +
      shape(
        'M0,-70C34,-70 44,-40 40,-6C38,34 22,60 0,62C-24,60 -40,34 -40,-6C-42,-40 -32,-70 0,-70Z',
        p.radial(['#ff9f7a', '#f0423f', '#a81838']),
      ) +
      shape('M20,-14C42,-10 50,26 30,56C14,48 8,10 20,-14Z', p.linear(['#ffd84d', '#38c172', '#1b7fd6'])) +
      shape(
        'M-20,-14C-42,-10 -50,26 -30,56C-14,48 -8,10 -20,-14Z',
        p.linear(['#ffd84d', '#38c172', '#1b7fd6']),
      ) +
      oval(-15, -38, 16, 18, '#fff5e8') +
      oval(15, -38, 16, 18, '#fff5e8') +
      dot(-13, -38, 7.5, '#2a1430') +
      dot(13, -38, 7.5, '#2a1430') +
      dot(-15.5, -41, 2.8, '#fff') +
      dot(10.5, -41, 2.8, '#fff') +
      shape(
        'M-11,-30C-10,-40 10,-40 11,-30C10,-14 4,-8 0,-4C-4,-8 -10,-14 -11,-30Z',
        p.linear(['#5a5468', '#241f33']),
      ) +
      shape('M-4,-68C-12,-78 -4,-78 2,-76C0,-78 10,-78 10,-72C8,-66 4,-66 4,-64Z', '#ffd84d') +
      line('M-16,60V68M-8,61V69M8,61V69M16,60V68', '#ffb347', 5),
  },
  bouncing_ball: {
    stands: true,
    draw: (p) =>
      oval(0, 62, 36, 7, '#2a1a4a', ' opacity=".25"') +
      line(
        'M-40,-62C-46,-70 -46,-74 -44,-76M0,-70V-78M40,-62C46,-70 46,-74 44,-76',
        '#ff9d4d',
        5,
        ' opacity=".8"',
      ) +
      dot(0, -8, 48, p.radial(['#ffc98f', '#ff8a3c', '#c4501c'])) +
      line(
        'M0,-56C14,-30 14,14 0,40M-48,-8C-20,-2 20,-2 48,-8M-34,-42C-14,-26 -14,10 -34,26M34,-42C14,-26 14,10 34,26',
        '#6e2a12',
        4,
      ) +
      line('M-30,-30C-24,-40 -14,-46 -6,-48', '#fff', 6, ' opacity=".6"'),
  },
  hourglass: {
    stands: true,
    draw: (p) =>
      glow(p, '#9fd8ff', 0, 0, 62, '.35') +
      shape(
        'M-30,-54H30C30,-26 8,-16 6,0C8,16 30,26 30,54H-30C-30,26 -8,16 -6,0C-8,-16 -30,-26 -30,-54Z',
        p.linear(['#f3fcff/.95', '#bfe6ff/.9']),
      ) +
      shape(
        'M-21,-34H21C16,-18 4,-12 0,0C-4,-12 -16,-18 -21,-34ZM0,10C6,24 22,34 25,52H-25C-22,34 -6,24 0,10Z',
        p.linear(['#ffe08a', '#f09a3c']),
      ) +
      line('M0,0V34', '#f2b04a', 3) +
      shape(
        'M-40,-70H40Q46,-62 40,-54H-40Q-46,-62 -40,-70ZM-40,54H40Q46,62 40,70H-40Q-46,62 -40,54Z',
        p.linear(['#c98a5a', '#7d4726']),
      ) +
      line('M-36,-54V54M36,-54V54', '#9a5f38', 5) +
      line('M-20,-44C-18,-30 -12,-24 -8,-18', '#fff', 4),
  },
  diamond_friend: {
    draw: (p) =>
      glow(p, '#8ff0ff', 0, 0, 66, '.5') +
      shape(
        'M-34,-50H34L58,-16L0,58L-58,-16Z',
        p.linear(['#e6fdff', '#7fdcff', '#3f8df0'], [0, 0, 0.8, 1]),
        ' stroke="#f2feff" stroke-width="3" stroke-linejoin="round"',
      ) +
      shape('M-34,-50L-22,-16L0,-50L22,-16L34,-50L58,-16H-58Z', '#fff', ' opacity=".45"') +
      shape('M-22,-16H22L0,58Z', '#fff', ' opacity=".25"') +
      smile(0, -4, '#123a6e') +
      oval(-22, 4, 6, 4, '#ff9fc0', ' opacity=".8"') +
      oval(22, 4, 6, 4, '#ff9fc0', ' opacity=".8"') +
      shape(twinkle(50, -52, 15) + twinkle(-50, 34, 10), '#fff'),
  },
  dumpling_friend: {
    stands: true,
    draw: (p) =>
      line(
        'M-22,-56C-30,-64 -14,-68 -22,-78M2,-58C-6,-66 10,-70 2,-78M26,-56C18,-64 34,-68 26,-78',
        '#fff',
        5,
        ' opacity=".85"',
      ) +
      shape('M-50,44H50C48,62 30,70 0,70C-30,70 -48,62 -50,44Z', p.linear(['#d9a066', '#9c6430'])) +
      line('M-47,54C-20,60 20,60 47,54', '#7a4a20', 3) +
      shape(
        'M0,-48C6,-40 16,-44 20,-36C30,-36 34,-26 40,-22C56,-8 58,40 0,46C-58,40 -56,-8 -40,-22C-34,-26 -30,-36 -20,-36C-16,-44 -6,-40 0,-48Z',
        p.radial(['#ffffff', '#fdf1df', '#e2c39a']),
      ) +
      line(
        'M0,-42C-2,-32 -2,-26 0,-20M-18,-32C-12,-28 -8,-24 -6,-18M18,-32C12,-28 8,-24 6,-18',
        '#d9b78a',
        3.5,
      ) +
      smile(0, 10, '#54302a') +
      oval(-24, 18, 7, 5, '#ff9fa8', ' opacity=".8"') +
      oval(24, 18, 7, 5, '#ff9fa8', ' opacity=".8"'),
  },
  balloons: {
    draw: (p) => {
      const one = (x: number, y: number, light: string, mid: string, dark: string) =>
        shape(`M${x - 4},${y + 31}H${x + 4}L${x},${y + 25}Z`, dark) +
        oval(x, y, 23, 28, p.radial([light, mid, dark])) +
        oval(x - 8, y - 11, 5, 8, '#fff', ` opacity=".7" transform="rotate(24,${x - 8},${y - 11})"`);
      return (
        line('M-30,4C-24,30 -4,44 0,74M30,0C24,30 4,44 0,74M0,-16C2,20 -2,44 0,74', '#b9a8d9', 2.5) +
        one(-32, -26, '#ffd0dc', '#ff6f91', '#c42a5c') +
        one(32, -30, '#cdf3ff', '#46b7ff', '#1d6ccb') +
        one(0, -48, '#fff3c0', '#ffc83d', '#d98a12')
      );
    },
  },
} as const satisfies Readonly<Record<string, Drawing>>;
