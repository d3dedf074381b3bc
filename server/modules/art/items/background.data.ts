import { glow } from '../paint.ts';
import type { Paint } from '../paint.ts';
import { dot, heart, line, oval, scallop, shape, star, twinkle } from '../parts/shapes.ts';
import { svg } from '../svg.ts';
import type { Drawing } from './drawing.ts';

// Pixels of the whole picture; a scene fills a card with round corners and has its ground at 318.
const CARD = 'M56,8H344Q392,8 392,56V344Q392,392 344,392H56Q8,392 8,344V56Q8,8 56,8Z';
const scene = (p: Paint, sky: string, content: string): string =>
  shape(CARD, sky) + `<g clip-path="${p.clip(`<path d="${CARD}"/>`)}">${content}</g>`;

const STARS: readonly (readonly [number, number, number])[] = [
  [40, 52, 3],
  [92, 34, 2],
  [132, 78, 2.4],
  [186, 40, 2],
  [236, 66, 3],
  [282, 30, 2],
  [330, 74, 2.4],
  [364, 42, 2],
  [54, 122, 2],
  [350, 130, 3],
  [24, 176, 2],
  [376, 190, 2],
  [300, 118, 2],
  [104, 130, 2],
];
const stars = (fill: string) => STARS.map(([x, y, r]) => dot(x, y, r, fill, ' opacity=".85"')).join('');
const cloud = (x: number, y: number, k: number, fill: string, opacity: string) =>
  shape(
    svg`M${x - 44 * k},${y}C${x - 60 * k},${y - 22 * k} ${x - 30 * k},${y - 34 * k} ${x - 20 * k},${y - 24 * k}C${x - 10 * k},${y - 46 * k} ${x + 22 * k},${y - 40 * k} ${x + 22 * k},${y - 22 * k}C${x + 48 * k},${y - 32 * k} ${x + 60 * k},${y - 6 * k} ${x + 44 * k},${y}Z`,
    fill,
    ` opacity="${opacity}"`,
  );

export const BACKGROUNDS = {
  paris_evening: {
    draw: (p) =>
      scene(
        p,
        p.linear(['#3d3a86', '#a8549c', '#ff9a76', '#ffd39a']),
        stars('#fff3d6') +
          glow(p, '#ffe0a8', 292, 210, 130, '.7') +
          shape(
            'M0,262V232H30V214H64V240H92V222H112V250H150V262H250V244H284V220H306V238H336V210H366V236H400V330H0Z',
            '#6d3d7d',
            ' opacity=".7"',
          ) +
          shape(
            'M298,84L301,84L304,132C308,186 322,246 350,300H326C318,276 308,262 299.500,262C291,262 281,276 273,300H249C277,246 291,186 295,132Z',
            p.linear(['#54306e', '#3b2058']),
          ) +
          line('M288,186H311M279,226H320M292,150H307', '#ffd68a', 4) +
          dot(299.5, 84, 5, '#fff0b8') +
          shape('M0,292H400V400H0Z', p.linear(['#7a4b8f', '#3c2a66'])) +
          line('M30,322H120M220,344H350M70,368H160', '#ffc79a', 3, ' opacity=".5"'),
      ),
  },
  word_cloud: {
    draw: (p) => {
      const bubble = (
        x: number,
        y: number,
        w: number,
        h: number,
        fill: string,
        tail: number,
        glyph: string,
      ) =>
        shape(
          svg`M${x - w + 16},${y - h}H${x + w - 16}Q${x + w},${y - h} ${x + w},${y - h + 16}V${y + h - 16}Q${x + w},${y + h} ${x + w - 16},${y + h}H${x + tail + 12}L${x + tail},${y + h + 16}L${x + tail - 10},${y + h}H${x - w + 16}Q${x - w},${y + h} ${x - w},${y + h - 16}V${y - h + 16}Q${x - w},${y - h} ${x - w + 16},${y - h}Z`,
          fill,
        ) + glyph;
      return scene(
        p,
        p.linear(['#bfe9ff', '#e6f4ff', '#fff2e6']),
        bubble(78, 76, 52, 34, '#ff9db5', -10, shape(heart(78, 76, 17), '#fff')) +
          bubble(322, 66, 50, 32, '#8fb8ff', 14, line('M298,66H346M298,80H330M298,52H338', '#fff', 7)) +
          bubble(
            58,
            196,
            38,
            28,
            '#ffd479',
            12,
            dot(44, 196, 5, '#fff') + dot(58, 196, 5, '#fff') + dot(72, 196, 5, '#fff'),
          ) +
          bubble(
            346,
            184,
            36,
            30,
            '#8fe0c0',
            -12,
            line('M336,176C336,164 356,164 356,176C356,184 346,184 346,192M346,201V202', '#fff', 7),
          ) +
          bubble(204, 44, 34, 24, '#c9a8ff', 4, line('M190,44L200,54L220,34', '#fff', 7)) +
          shape('M0,318C100,300 300,300 400,318V400H0Z', p.linear(['#d9f2e4', '#a8dcc4'])),
      );
    },
  },
  stadium: {
    draw: (p) =>
      scene(
        p,
        p.linear(['#1f2a6b', '#3f5fc4', '#8fb4f2']),
        shape('M0,190C110,150 290,150 400,190V270H0Z', '#2b3678') +
          [0, 1, 2, 3]
            .map((row) =>
              Array.from({ length: 17 }, (_, i) =>
                dot(
                  12 + i * 24 + (row % 2) * 12,
                  196 + row * 17 - Math.sin(((i + 0.5) / 17) * Math.PI) * 22,
                  5.5,
                  ['#ff9d7a', '#ffd97a', '#8fe0ff', '#f2a8d9', '#ffffff'][(i * 3 + row * 2) % 5] ?? '#fff',
                  ' opacity=".75"',
                ),
              ).join(''),
            )
            .join('') +
          [54, 346]
            .map(
              (x) =>
                line(`M${x},190V70`, '#1a2150', 8) +
                shape(`M${x - 34},44H${x + 34}V78H${x - 34}Z`, '#e9f2ff') +
                glow(p, '#fffbe0', x, 60, 84, '.8') +
                [-20, 0, 20].map((dx) => dot(x + dx, 61, 8, '#fffdf0')).join(''),
            )
            .join('') +
          shape('M0,262H400V400H0Z', p.linear(['#f07a55', '#c94a3c'])) +
          line(
            'M-10,290C120,276 280,276 410,290M-20,326C120,306 280,306 420,326M-30,372C120,346 280,346 430,372',
            '#fff',
            4,
            ' opacity=".85"',
          ) +
          shape('M0,254H400V268H0Z', '#4fb36b'),
      ),
  },
  tidy_study: {
    draw: (p) =>
      scene(
        p,
        p.linear(['#f6e6d4', '#eed2b6']),
        shape('M124,44H276V196H124Z', '#fff') +
          shape('M134,54H266V186H134Z', p.linear(['#a8dcff', '#fff1cf'])) +
          glow(p, '#fff6c8', 240, 90, 70, '.9') +
          cloud(176, 120, 0.8, '#fff', '.9') +
          line('M200,54V186M134,118H266', '#fff', 7) +
          [36, 296]
            .map(
              (x, side) =>
                shape(
                  `M${x - 12},86H${x + 80}V96H${x - 12}ZM${x - 12},170H${x + 80}V180H${x - 12}Z`,
                  '#a9714a',
                ) +
                ['#e2675f', '#4fa3c9', '#f0b552', '#6a7fd6', '#5fb58a', '#c77bc0']
                  .map(
                    (color, i) =>
                      `<rect x="${x + i * 11 - 4}" y="${86 - 34 - ((i * 7 + side * 5) % 14)}" width="9" height="${34 + ((i * 7 + side * 5) % 14)}" rx="2" fill="${color}"/><rect x="${x + i * 11 - 4}" y="${170 - 40 - ((i * 5) % 12)}" width="9" height="${40 + ((i * 5) % 12)}" rx="2" fill="${['#5fb58a', '#c77bc0', '#e2675f', '#f0b552', '#4fa3c9', '#6a7fd6'][i] ?? color}"/>`,
                  )
                  .join(''),
            )
            .join('') +
          shape('M0,300H400V400H0Z', p.linear(['#c98f63', '#9c6540'])) +
          oval(200, 350, 160, 30, '#7fb0d9', ' opacity=".8"') +
          oval(200, 350, 140, 24, 'none', ' stroke="#fff" stroke-width="4" opacity=".7"'),
      ),
  },
  mountain_sunrise: {
    draw: (p) =>
      scene(
        p,
        p.linear(['#4f5fc4', '#b583d6', '#ff9f9a', '#ffe0a3']),
        glow(p, '#fff3c0', 200, 196, 190, '.95') +
          dot(200, 200, 62, p.linear(['#fffbe6', '#ffd27a'])) +
          cloud(76, 92, 0.9, '#fff', '.55') +
          cloud(326, 70, 1, '#fff', '.5') +
          shape(
            'M-20,290L70,150L128,226L176,164L252,268L316,132L430,290Z',
            p.linear(['#8f74c4', '#5d4c9c']),
          ) +
          shape(
            'M70,150L98,187L82,196L66,184L50,196L44,190ZM316,132L352,182L332,192L314,178L298,192L290,186Z',
            '#fff4ee',
          ) +
          shape(
            'M-20,330L60,238L150,310L240,244L330,306L420,236V400H-20Z',
            p.linear(['#4f4a94', '#2f2f6b']),
          ) +
          shape('M0,330C120,300 280,300 400,330V400H0Z', p.linear(['#5b9c7f', '#2f6b5f'])),
      ),
  },
  vault: {
    draw: (p) =>
      scene(
        p,
        p.linear(['#4d5674', '#2f3654', '#23283f']),
        Array.from({ length: 5 }, (_, i) =>
          line(`M${i * 90 + 20},8V392`, '#1d2238', 3, ' opacity=".6"'),
        ).join('') +
          dot(200, 176, 150, p.linear(['#cfd8ee', '#8592b8', '#55618c'], [0, 0, 1, 1])) +
          dot(200, 176, 126, p.linear(['#6d7aa6', '#a8b4d6'], [0, 0, 1, 1])) +
          dot(200, 176, 112, p.radial(['#fff0b0', '#f2b94a', '#9c6414'], [0.5, 0.5, 0.6])) +
          Array.from({ length: 12 }, (_, i) =>
            dot(
              200 + Math.cos((i * Math.PI) / 6) * 138,
              176 + Math.sin((i * Math.PI) / 6) * 138,
              7,
              '#e9effc',
            ),
          ).join('') +
          [
            [60, 330],
            [104, 338],
            [300, 334],
            [346, 328],
          ]
            .map(([x = 0, y = 0]) =>
              [0, 1, 2]
                .map((i) =>
                  oval(
                    x,
                    y - i * 11,
                    24,
                    8,
                    p.linear(['#ffe898', '#e09a1c']),
                    ' stroke="#a9660a" stroke-width="1.5"',
                  ),
                )
                .join(''),
            )
            .join('') +
          shape('M0,338H400V400H0Z', p.linear(['#3d4668', '#262c47'])),
      ),
  },
  coin_rain: {
    draw: (p) =>
      scene(
        p,
        p.linear(['#1d7f74', '#38b08c', '#b8ecc4']),
        (
          [
            [46, 60, 17, -20],
            [120, 34, 12, 30],
            [78, 138, 14, 50],
            [288, 44, 15, -30],
            [350, 92, 18, 16],
            [326, 176, 12, -40],
            [36, 226, 13, 24],
            [368, 250, 15, 40],
            [188, 30, 13, 0],
            [236, 92, 10, 60],
            [150, 90, 10, -30],
          ] as const
        )
          .map(
            ([x, y, r, turn]) =>
              `<g transform="translate(${x},${y})rotate(${turn})">${oval(0, 0, r, r * 0.82, p.linear(['#fff3b8', '#ffc63a', '#d18a14']), ' stroke="#b36f0c" stroke-width="1.5"')}${oval(0, 0, r * 0.64, r * 0.5, 'none', ' stroke="#fff1b0" stroke-width="2"')}</g>`,
          )
          .join('') +
          shape('M0,330C110,296 290,296 400,330V400H0Z', p.linear(['#2f9c7a', '#176a5c'])) +
          [
            [70, 336],
            [126, 350],
            [282, 348],
            [338, 334],
            [312, 360],
            [92, 364],
          ]
            .map(([x = 0, y = 0]) =>
              oval(x, y, 20, 8, p.linear(['#ffe898', '#e09a1c']), ' stroke="#a9660a" stroke-width="1.5"'),
            )
            .join(''),
      ),
  },
  bistro_terrace: {
    draw: (p) =>
      scene(
        p,
        p.linear(['#2c3566', '#5b4a8a', '#b9708f']),
        shape('M40,92H360V300H40Z', '#7d3f4f') +
          shape('M62,150H150V300H62ZM250,150H338V300H250Z', p.linear(['#ffe3a0', '#ffb763'])) +
          line('M106,150V300M62,214H150M294,150V300M250,214H338', '#5a2b3b', 6) +
          Array.from({ length: 8 }, (_, i) =>
            shape(
              svg`M${28 + i * 43},92H${71 + i * 43}V128Q${49.5 + i * 43},148 ${28 + i * 43},128Z`,
              i % 2 ? '#fff6ea' : '#e2505a',
            ),
          ).join('') +
          shape('M24,78H376V94H24Z', '#54283c') +
          line('M8,40C90,76 150,70 200,56C260,40 320,40 392,66', '#241a3c', 3) +
          (
            [
              [54, 60],
              [104, 68],
              [158, 66],
              [206, 54],
              [258, 46],
              [312, 46],
              [362, 56],
            ] as const
          )
            .map(([x, y]) => glow(p, '#ffe9a0', x, y + 6, 22, '.9') + dot(x, y + 6, 6, '#fff6cf'))
            .join('') +
          shape('M0,300H400V400H0Z', p.linear(['#a3827f', '#6b4d5c'])) +
          line(
            'M0,336H400M60,300L30,392M150,300L140,392M250,300L260,392M340,300L370,392',
            '#54384a',
            3,
            ' opacity=".5"',
          ),
      ),
  },
  picnic_meadow: {
    draw: (p) =>
      scene(
        p,
        p.linear(['#7fcfff', '#c9efff', '#fdf7df']),
        dot(326, 76, 34, '#fff0a8') +
          glow(p, '#fff3b0', 326, 76, 80, '.8') +
          cloud(88, 92, 1, '#fff', '.95') +
          cloud(236, 60, 0.7, '#fff', '.9') +
          shape('M0,250C80,210 150,220 220,246C290,214 350,220 400,240V400H0Z', '#8fd68a') +
          shape('M0,290C120,258 280,262 400,286V400H0Z', p.linear(['#7ccb72', '#4ea65a'])) +
          shape(scallop(58, 206, 40, 42, 9), '#4fae6b') +
          line('M58,246V276', '#8a5a34', 10) +
          shape('M60,340L124,308H276L340,340L372,392H28Z', '#ff7d7d') +
          line('M92,324H308M44,366H356', '#fff', 12, ' opacity=".75"') +
          line('M150,308L116,392M200,308V392M250,308L284,392', '#fff', 12, ' opacity=".75"') +
          [
            [30, 312],
            [366, 306],
            [350, 330],
            [20, 346],
          ]
            .map(
              ([x = 0, y = 0]) =>
                dot(x - 5, y, 4, '#fff') +
                dot(x + 5, y, 4, '#fff') +
                dot(x, y - 5, 4, '#fff') +
                dot(x, y + 5, 4, '#fff') +
                dot(x, y, 4, '#ffc83d'),
            )
            .join(''),
      ),
  },
  starry_night: {
    draw: (p) =>
      scene(
        p,
        p.linear(['#141845', '#2b2f7f', '#6a55b0']),
        stars('#fff') +
          shape(twinkle(70, 88, 12) + twinkle(334, 92, 10) + twinkle(214, 36, 9), '#fff3c0') +
          shape('M300,40A46,46 0 1 0 340,112A38,38 0 1 1 300,40Z', p.linear(['#fffbe0', '#ffd98a'])) +
          line('M118,52L62,92', '#fff', 3, ' opacity=".7"') +
          shape(star(120, 51, 8), '#fff') +
          shape('M0,312C90,262 180,268 250,300C310,276 360,280 400,296V400H0Z', '#3a3580') +
          shape('M0,336C120,300 280,300 400,334V400H0Z', p.linear(['#2a5a78', '#183a58'])),
      ),
  },
  aurora: {
    draw: (p) =>
      scene(
        p,
        p.linear(['#0b1038', '#15245c', '#1f4a78']),
        stars('#fff') +
          shape(
            'M-10,210C60,70 120,210 200,90C270,0 320,150 410,40V-10C320,90 280,-20 200,30C120,100 70,-10 -10,120Z',
            p.linear(['#5affc8/0', '#4dffb8/.75', '#3fd6ff/0']),
          ) +
          shape(
            'M-10,250C80,150 140,250 220,160C290,90 340,210 410,130V60C340,160 290,30 220,100C150,180 80,80 -10,180Z',
            p.linear(['#b98aff/0', '#c77dff/.7', '#ff8ad6/0']),
          ) +
          shape(
            'M-10,270C80,220 150,270 230,220C300,180 350,240 410,200V160C350,200 300,140 230,180C150,230 80,180 -10,230Z',
            p.linear(['#7affe0/0', '#7affd0/.6', '#7affe0/0']),
          ) +
          shape('M-10,300L60,236L110,282L180,226L250,290L320,240L410,300V400H-10Z', '#123456') +
          shape('M0,330C110,304 290,304 400,330V400H0Z', p.linear(['#e6f6ff', '#9cc4e8'])),
      ),
  },
} as const satisfies Readonly<Record<string, Drawing>>;
