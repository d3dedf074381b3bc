import { dot, line, oval, shape, star } from '../parts/shapes.ts';
import { mirrored } from '../svg.ts';
import type { Drawing } from './drawing.ts';

// Neck units: 0,0 is the middle of the neck under the chin, 100 its half width.
const LOOP =
  'M-112,-20C-110,30 -50,50 0,50C50,50 110,30 112,-20L104,-34C80,6 40,18 0,18C-40,18 -80,6 -104,-34Z';

export const NECKWEAR = {
  travel_scarf: {
    draw: (p) => {
      const clip = p.clip(`<path d="${LOOP}"/>`);
      const tail = 'M30,34L74,28C84,64 88,96 84,128L36,132C42,98 40,64 30,34Z';
      const stripe = (d: string) => line(d, '#fff3dc', 11);
      return (
        shape(tail, p.linear(['#c93b4a', '#f0646a'])) +
        `<g clip-path="${p.clip(`<path d="${tail}"/>`)}">${stripe('M26,72L92,66')}${stripe('M26,104L92,98')}</g>` +
        line('M42,132V142M54,132V142M66,131V141M78,130V140', '#f0646a', 5) +
        shape(LOOP, p.linear(['#ff8079', '#d63f4e', '#a82a42'])) +
        `<g clip-path="${clip}">${stripe('M-70,0L-84,44')}${stripe('M-30,12L-36,56')}${stripe('M72,0L86,40')}</g>` +
        shape(
          'M22,14C40,8 62,12 70,20C74,32 66,46 54,48C38,50 24,46 20,38Z',
          p.linear(['#ff8f85', '#c93b4a']),
        )
      );
    },
  },
  whistle: {
    draw: (p) =>
      line('M-84,-22C-70,24 -28,54 4,74C34,54 72,24 84,-22', '#2b6fe0', 9) +
      line('M-82,-22C-68,22 -28,50 4,70', '#8fbcff', 3) +
      shape(
        'M-18,78H32C44,78 46,90 34,92H22C30,112 10,130 -8,122C-26,114 -30,90 -18,78Z',
        p.linear(['#ffe89a', '#f4ab2c', '#c5780e']),
      ) +
      dot(-2, 102, 9, '#7a4a08') +
      dot(0, 104, 4.5, '#ff6b5e') +
      dot(4, 74, 5, '#cfd6ea') +
      line('M-14,86C-20,94 -20,104 -14,110', '#fff', 4, ' opacity=".7"'),
  },
  gold_medal: {
    draw: (p) =>
      shape(
        'M-96,-26L-74,-30C-56,14 -22,44 0,60L-12,82C-50,60 -88,20 -96,-26Z',
        p.linear(['#5aa0ff', '#2a5fd0']),
      ) +
      shape('M96,-26L74,-30C56,14 22,44 0,60L12,82C50,60 88,20 96,-26Z', p.linear(['#ff7585', '#cf2f50'])) +
      dot(0, 104, 40, p.radial(['#fff8d0', '#ffc83d', '#c77f0f']), ' stroke="#a9640a" stroke-width="3"') +
      `<circle cx="0" cy="104" r="30" fill="none" stroke="#fff0b0" stroke-width="3"/>` +
      shape(star(0, 103, 22), '#fff6cf', ' stroke="#d4901a" stroke-width="2" stroke-linejoin="round"'),
  },
  necktie: {
    draw: (p) => {
      const blade = 'M-13,40L13,40L30,118L0,146L-30,118Z';
      return (
        mirrored(
          shape(
            'M0,12L70,-22L80,8L18,42Z',
            p.linear(['#ffffff', '#d9d6ea']),
            ' stroke="#b8b3d2" stroke-width="2"',
          ),
        ) +
        shape(blade, p.linear(['#5f8dff', '#2f4fd0'])) +
        `<g clip-path="${p.clip(`<path d="${blade}"/>`)}">${line('M-34,84L30,50M-34,112L34,76M-34,140L34,104', '#ffd35c', 7)}</g>` +
        shape('M-19,14H19L13,44H-13Z', p.linear(['#7ba4ff', '#3a5be0']))
      );
    },
  },
  bow_tie: {
    draw: (p) =>
      mirrored(
        shape(
          'M4,30C24,6 56,-4 80,2C88,20 88,44 80,62C54,66 24,54 4,36Z',
          p.linear(['#ff8fb3', '#d92f6e', '#9a1850'], [0, 0, 1, 1]),
        ) +
          line('M18,32C34,26 50,24 62,26', '#9a1850', 4, ' opacity=".7"') +
          dot(60, 14, 5, '#ffd9e6') +
          dot(64, 44, 5, '#ffd9e6') +
          dot(36, 40, 4, '#ffd9e6'),
      ) +
      shape('M-16,18Q0,12 16,18V46Q0,52 -16,46Z', p.linear(['#ff7aa4', '#b81f5c'])) +
      line('M-7,24V40M7,24V40', '#fff', 3, ' opacity=".4"'),
  },
  coin_pendant: {
    draw: (p) =>
      line('M-90,-24C-76,24 -34,54 0,68C34,54 76,24 90,-24', '#c98717', 8, ' stroke-dasharray="1 11"') +
      line('M-90,-24C-76,24 -34,54 0,68C34,54 76,24 90,-24', '#ffdf7a', 5, ' stroke-dasharray="1 11"') +
      dot(0, 96, 31, p.radial(['#fff6c8', '#ffc436', '#b9720c']), ' stroke="#9c5d08" stroke-width="3"') +
      `<circle cx="0" cy="96" r="22" fill="none" stroke="#d4901a" stroke-width="3"/>` +
      shape('M0,80L12,96L0,112L-12,96Z', p.linear(['#d6fff6', '#1fbf9c'])),
  },
  napkin: {
    draw: (p) =>
      shape(
        'M-84,-20C-60,16 60,16 84,-20C92,30 70,92 0,136C-70,92 -92,30 -84,-20Z',
        p.linear(['#ffffff', '#efeaf8', '#d3cbe6']),
      ) +
      `<g clip-path="${p.clip('<path d="M-84,-20C-60,16 60,16 84,-20C92,30 70,92 0,136C-70,92 -92,30 -84,-20Z"/>')}">${line('M-100,24L20,144M-70,-4L60,126M100,24L-20,144M70,-4L-60,126', '#ff8d8d', 7, ' opacity=".55"')}</g>` +
      oval(30, 52, 9, 6, '#e2533f', ' opacity=".75"') +
      shape('M-18,6C-10,14 10,14 18,6L12,26H-12Z', '#e4ddf2'),
  },
  bell_collar: {
    draw: (p) =>
      shape(LOOP, p.linear(['#ff7a6e', '#d2354c'])) +
      line('M-104,-20C-96,20 -46,38 0,38C46,38 96,20 104,-20', '#ffd0c4', 3.5, ' stroke-dasharray="6 8"') +
      dot(0, 62, 27, p.radial(['#fff7cf', '#ffc83d', '#c07a10']), ' stroke="#a0620a" stroke-width="2.5"') +
      line('M-26,60C-12,68 12,68 26,60', '#a0620a', 4) +
      dot(0, 74, 5.5, '#6b3f06') +
      line('M0,78V88', '#6b3f06', 4) +
      oval(-9, 50, 8, 5, '#fff', ' opacity=".8"'),
  },
} as const satisfies Readonly<Record<string, Drawing>>;
