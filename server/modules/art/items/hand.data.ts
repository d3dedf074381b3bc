import { glow } from '../paint.ts';
import { dot, heart, line, oval, shape, star, twinkle } from '../parts/shapes.ts';
import { num } from '../svg.ts';
import type { Drawing } from './drawing.ts';

const petals = (x: number, y: number, r: number, color: string, heartColor: string): string =>
  [0, 72, 144, 216, 288]
    .map(
      (turn) =>
        `<ellipse cx="0" cy="${num(-r * 0.72)}" rx="${num(r * 0.46)}" ry="${num(r * 0.62)}" fill="${color}" transform="translate(${x},${y})rotate(${turn})"/>`,
    )
    .join('') + dot(x, y, r * 0.4, heartColor);

// Hand units: 0,0 is the grip; up is away from the ground, left is towards the body.
export const HELD = {
  phrasebook: {
    draw: (p) =>
      shape('M-34,-78H40Q48,-78 48,-70V20Q48,28 40,28H-34Z', p.linear(['#54d0b4', '#1d9c8c', '#0f6c6b'])) +
      shape('M-34,-78H-22V28H-34Q-42,28 -42,18V-68Q-42,-78 -34,-78Z', '#0b5456') +
      shape('M-18,22H44V28H-34Q-40,28 -40,22Z', '#fff4dc') +
      shape('M28,24V46L34,38L40,46V24Z', '#ff6b7d') +
      shape(
        'M-10,-56H34Q40,-56 40,-50V-24Q40,-18 34,-18H12L2,-6V-18H-10Q-16,-18 -16,-24V-50Q-16,-56 -10,-56Z',
        '#fff6e2',
      ) +
      line('M-4,-44H28M-4,-32H18', '#1d9c8c', 5),
  },
  quill: {
    draw: (p) =>
      shape(
        'M-4,6C-22,-40 -14,-96 34,-122C44,-84 34,-30 6,2Z',
        p.linear(['#ffffff', '#bcd3ff', '#6d8df0'], [0.8, 0, 0.2, 1]),
      ) +
      shape('M34,-122C40,-84 30,-30 6,2L2,2C14,-40 24,-80 34,-122Z', '#5573dd', ' opacity=".55"') +
      line('M-12,36C-6,14 6,-40 30,-110', '#f5e2b8', 4.5) +
      shape('M-14,30L-18,48L-6,34Z', '#3a2b4e') +
      line('M-14,-44L0,-34M-12,-64L6,-52M22,-46L10,-36', '#fff', 3, ' opacity=".8"'),
  },
  dumbbell: {
    draw: (p) => {
      const plate = p.linear(['#8f9bc4', '#4a5688', '#2b3460']);
      const end = (x: number, w: number, h: number) =>
        `<rect x="${x - w / 2}" y="${-h / 2}" width="${w}" height="${h}" rx="7" fill="${plate}"/><rect x="${x - w / 2 + 3}" y="${-h / 2 + 5}" width="4" height="${h - 18}" rx="2" fill="#fff" opacity=".5"/>`;
      return (
        `<rect x="-54" y="-7" width="108" height="14" rx="6" fill="${p.linear(['#eef2ff', '#8a94b8'])}"/>` +
        end(-42, 18, 66) +
        end(42, 18, 66) +
        end(-58, 14, 44) +
        end(58, 14, 44)
      );
    },
  },
  water_bottle: {
    draw: (p) =>
      shape('M-10,-98H10V-80H-10Z', '#2d6fe0') +
      shape('M-20,-84H20Q26,-84 26,-76V-66H-26V-76Q-26,-84 -20,-84Z', p.linear(['#63a8ff', '#2d6fe0'])) +
      shape(
        'M-26,-66H26C34,-50 34,-44 34,-30V26Q34,38 22,38H-22Q-34,38 -34,26V-30C-34,-44 -34,-50 -26,-66Z',
        p.linear(['#e9fbff', '#aee9ff', '#7bcdf7']),
      ) +
      shape(
        'M-34,-28C-16,-36 14,-20 34,-28V26Q34,38 22,38H-22Q-34,38 -34,26Z',
        p.linear(['#5fc8ff', '#2b86ee']),
      ) +
      shape('M-34,-8H34V16H-34Z', '#fff', ' opacity=".85"') +
      shape('M0,-6C8,2 8,12 0,14C-8,12 -8,2 0,-6Z', '#2d8cf0') +
      line('M-24,-44V24', '#fff', 6, ' opacity=".8"'),
  },
  checklist: {
    draw: (p) =>
      shape(
        'M-42,-88H42Q50,-88 50,-80V18Q50,26 42,26H-42Q-50,26 -50,18V-80Q-50,-88 -42,-88Z',
        p.linear(['#c98f5e', '#8f5b34']),
      ) +
      shape('M-40,-78H40V16H-40Z', p.linear(['#ffffff', '#efeefa'])) +
      shape('M-18,-96H18V-76H-18Z', p.linear(['#d4dcf2', '#8d99c0'])) +
      dot(0, -94, 7, '#8d99c0') +
      [-56, -34, -12]
        .map(
          (y) =>
            line(`M-32,${y}L-26,${y + 6}L-15,${y - 7}`, '#25b67c', 5) + line(`M-6,${y}H30`, '#b9bcd8', 5),
        )
        .join('') +
      `<rect x="-31" y="3" width="13" height="11" rx="3" fill="none" stroke="#b9bcd8" stroke-width="3.5"/>` +
      line('M-6,9H20', '#b9bcd8', 5),
  },
  coffee_mug: {
    draw: (p) =>
      line('M-10,-66C-20,-78 2,-84 -8,-98M14,-66C4,-78 26,-84 16,-98', '#ffffff', 6, ' opacity=".75"') +
      line('M36,-38C62,-40 62,6 36,6', '#e2506e', 11) +
      shape(
        'M-40,-52H40V8C40,28 26,36 0,36C-26,36 -40,28 -40,8Z',
        p.linear(['#ff9dac', '#f0607d', '#c43a60'], [0, 0, 1, 0.6]),
      ) +
      oval(0, -52, 40, 11, '#fff0f0') +
      oval(0, -51, 33, 8, '#5a2f1d') +
      oval(-6, -52, 16, 3.5, '#a46a41') +
      shape(heart(0, -8, 14), '#fff') +
      line('M-30,-32V8', '#fff', 5, ' opacity=".6"'),
  },
  piggy_bank: {
    draw: (p) =>
      shape('M-34,24H-16V40H-34ZM16,24H34V40H16Z', '#d9658f') +
      shape(
        'M-8,-52C34,-56 58,-30 54,0C50,28 24,36 0,36C-34,36 -56,18 -56,-8C-56,-34 -36,-50 -8,-52Z',
        p.radial(['#ffd6e4', '#ff97b8', '#d9608e']),
      ) +
      shape('M-32,-44C-38,-62 -30,-68 -26,-68C-16,-64 -10,-56 -8,-50Z', '#f27fa6') +
      oval(-48, -2, 14, 17, '#ff85ac', ' stroke="#d9608e" stroke-width="2"') +
      oval(-51, -6, 2.6, 4, '#8f2f58') +
      oval(-45, 4, 2.6, 4, '#8f2f58') +
      oval(-26, -18, 4.5, 5.5, '#4a1d3a') +
      dot(-27.5, -20, 1.8, '#fff') +
      line('M-2,-46H24', '#a83a68', 6) +
      shape(
        'M2,-50C2,-72 22,-72 22,-50Z',
        p.linear(['#ffe898', '#f0a526']),
        ' stroke="#b9720c" stroke-width="2"',
      ) +
      line('M54,-8C66,-14 66,-26 58,-26', '#d9608e', 5),
  },
  magnifier: {
    draw: (p) =>
      line('M-2,10L14,-22', '#6b3f22', 15) +
      line('M-3,8L12,-20', '#b9743f', 7) +
      dot(
        26,
        -66,
        42,
        p.radial(['#ffffff/.7', '#c8f0ff/.45', '#7fcbff/.5']),
        ` stroke="${p.linear(['#fff3c0', '#f0b32f', '#b9740f'])}" stroke-width="11"`,
      ) +
      `<circle cx="26" cy="-66" r="35" fill="none" stroke="#a9670c" stroke-width="2"/>` +
      line('M4,-74C8,-90 18,-96 30,-97', '#fff', 7),
  },
  ice_cream: {
    draw: (p) => {
      const cone = 'M-28,-30H28L2,44Z';
      return (
        shape(cone, p.linear(['#ffd694', '#d98f3d'])) +
        `<g clip-path="${p.clip(`<path d="${cone}"/>`)}">${line('M-30,-20L14,50M-12,-34L26,26M30,-20L-14,50M12,-34L-26,26', '#b56f26', 3)}</g>` +
        dot(-17, -44, 24, p.radial(['#fff3d6', '#ffdf9a', '#efb24f'])) +
        dot(18, -44, 24, p.radial(['#e6fff4', '#96ecc8', '#4cc09a'])) +
        dot(0, -72, 25, p.radial(['#ffe0ec', '#ff9cc0', '#e35a92'])) +
        line('M-10,-66L-5,-62M6,-82L12,-82M8,-60L13,-64', '#fff', 4) +
        dot(4, -99, 9, p.radial(['#ff9a8f', '#e0263c'])) +
        line('M5,-106C8,-114 14,-116 18,-116', '#4f9a3c', 3)
      );
    },
  },
  whisk: {
    draw: () =>
      line('M0,34V-18', '#e2506e', 14) +
      line('M-3,30V-14', '#ff9dac', 4) +
      shape('M-8,-16H8L6,-32H-6Z', '#c9d2ea') +
      oval(0, -74, 29, 46, 'none', ' stroke="#8e9cc4" stroke-width="5"') +
      oval(0, -74, 14, 46, 'none', ' stroke="#c3cde8" stroke-width="5"') +
      line('M0,-120V-30', '#e9eefb', 5) +
      shape('M-24,-100C-10,-112 14,-114 24,-98C22,-84 -16,-84 -24,-100Z', '#fffdf2', ' opacity=".9"'),
  },
  golden_fork: {
    draw: (p) => {
      const gold = p.linear(['#fff8d0', '#ffc93c', '#c47d0e']);
      return (
        glow(p, '#ffe27a', 0, -84, 36, '.6') +
        shape('M-5,46C-8,20 -6,-20 -5,-42H5C6,-20 8,20 5,46Q0,54 -5,46Z', gold) +
        shape(
          'M-24,-116C-26,-122 -17,-122 -16,-116L-14,-80H-7L-5,-117C-4,-123 4,-123 5,-117L7,-80H14L16,-116C17,-122 26,-122 24,-116L24,-70C24,-50 12,-40 0,-38C-12,-40 -24,-50 -24,-70Z',
          gold,
          ' stroke="#a9660a" stroke-width="1.5"',
        ) +
        line('M-17,-72C-16,-58 -10,-50 -4,-48', '#fff', 4, ' opacity=".8"') +
        dot(0, 34, 5, '#ff5d7d') +
        shape(twinkle(30, -104, 13), '#fff8d0')
      );
    },
  },
  bouquet: {
    draw: (p) =>
      line('M0,20L-24,-50M2,20L4,-64M4,20L30,-46', '#3f9a5a', 5) +
      shape(
        'M-26,-26C-44,-30 -50,-44 -46,-56C-32,-54 -22,-42 -26,-26ZM28,-30C44,-28 54,-40 52,-54C38,-54 28,-44 28,-30Z',
        '#5fc27a',
      ) +
      petals(-26, -62, 23, '#ff9ec4', '#ffd24d') +
      petals(28, -58, 22, '#ffe08a', '#ff8f5a') +
      petals(2, -86, 25, '#b79bff', '#fff3b0') +
      shape('M-40,-40C-16,-28 20,-28 42,-38L12,44H-10Z', p.linear(['#ffffff', '#ffe3ef', '#f2a9c8'])) +
      line('M-14,14C-4,20 8,20 16,14', '#e2508f', 8) +
      shape('M0,16C-18,4 -22,22 0,18C22,22 18,4 2,16Z', '#e2508f'),
  },
  magic_wand: {
    draw: (p) =>
      line('M-6,38L12,-48', '#3a2568', 11) +
      line('M-6,34L12,-48', '#8a63e0', 4) +
      line('M-7,38L-4,26', '#ffe08a', 11) +
      glow(p, '#ffe98a', 18, -80, 52, '.75') +
      shape(
        star(18, -80, 34, 5, 0.5, 12),
        p.linear(['#fffbe0', '#ffcf3f', '#ff9a3c']),
        ' stroke="#fff3b0" stroke-width="4" stroke-linejoin="round"',
      ) +
      shape(twinkle(-28, -96, 13) + twinkle(52, -112, 10) + twinkle(48, -40, 8), '#fff0b0'),
  },
} as const satisfies Readonly<Record<string, Drawing>>;
