import { shade, tint } from '../color.ts';
import type { Mood } from '../look.ts';
import type { Coat } from '../parts/coat.ts';
import { drop, line, oval, shape } from '../parts/shapes.ts';
import type { Paint } from '../paint.ts';
import { group, svg } from '../svg.ts';

export type Muzzle = 'button' | 'snout' | 'beak' | 'plain' | 'long';

const MOUTH = '#7a2440';

function openMouth(paint: Paint, y: number, half: number, deep: number, tongue: string): string {
  const d = svg`M${-half},${y}Q0,${y + deep * 0.16} ${half},${y}Q${half * 0.96},${y + deep} 0,${y + deep}Q${-half * 0.96},${y + deep} ${-half},${y}Z`;
  return (
    shape(d, paint.linear(['#4d1230', MOUTH])) +
    oval(
      0,
      y + deep * 0.98,
      half * 0.66,
      deep * 0.46,
      tongue,
      ` clip-path="${paint.clip(`<path d="${d}"/>`)}"`,
    )
  );
}

function lips(paint: Paint, mood: Mood, y: number, coat: Coat): string {
  const ink = shade(coat.ink, 0.05);
  const tongue = '#ff8fa0';
  if (mood === 'celebrating') return openMouth(paint, y, 25, 33, tongue);
  if (mood === 'proud')
    return (
      line(svg`M-20,${y + 2}Q2,${y + 19} 23,${y - 3}`, ink, 6.5) +
      line(svg`M17,${y - 5}Q22,${y - 4} 25,${y}`, ink, 4.5)
    );
  if (mood === 'sleepy') return oval(0, y + 8, 9, 10, MOUTH);
  if (mood === 'sad') return line(svg`M-17,${y + 16}Q0,${y - 5} 17,${y + 16}`, ink, 6.5);
  if (mood === 'hungry')
    return (
      openMouth(paint, y + 1, 20, 25, tongue) +
      shape(
        svg`M6,${y + 11}C8,${y + 28} 22,${y + 28} 22,${y + 12}C18,${y + 7} 10,${y + 7} 6,${y + 11}Z`,
        tongue,
      ) +
      shape(drop(-20, y + 24, 7.5), '#a9dcff')
    );
  return (
    openMouth(paint, y + 1, 17, 19, tongue) +
    line(svg`M-20,${y}Q-19,${y + 2} -16,${y + 2}M20,${y}Q19,${y + 2} 16,${y + 2}`, ink, 4.5)
  );
}

function beak(paint: Paint, mood: Mood, y: number, coat: Coat): string {
  const color = coat.accent;
  const open =
    mood === 'celebrating' ? 20 : mood === 'hungry' ? 16 : mood === 'happy' ? 9 : mood === 'sleepy' ? 5 : 0;
  const corner = mood === 'sad' ? 6 : mood === 'proud' ? -4 : 0;
  const lower =
    open > 0
      ? shape(svg`M-15,${y + 2}Q0,${y + 10 + open * 1.7} 15,${y + 2}Z`, MOUTH) +
        shape(
          svg`M-11,${y + 4 + open * 0.5}Q0,${y + 12 + open * 1.5} 11,${y + 4 + open * 0.5}Q0,${y + 2 + open} -11,${y + 4 + open * 0.5}Z`,
          shade(color, 0.22),
        )
      : '';
  const upper = svg`M-24,${y + corner}C-20,${y - 16} -8,${y - 20} 0,${y - 20}C8,${y - 20} 20,${y - 16} 24,${y + corner}C16,${y + 3} 8,${y + 6} 0,${y + 14}C-8,${y + 6} -16,${y + 3} -24,${y + corner}Z`;
  return (
    lower +
    shape(upper, paint.linear([tint(color, 0.5), color, shade(color, 0.24)])) +
    oval(-7, y - 12, 6, 3, '#fff', ' opacity=".55"')
  );
}

/** Nose and mouth in head units; `top` is the line of the nose. */
export function animalMouth(paint: Paint, muzzle: Muzzle, coat: Coat, mood: Mood, top: number): string {
  const center = [0, top + 14] as const;
  if (muzzle === 'beak') return group('f-mouth', beak(paint, mood, top + 12, coat), center);
  if (muzzle === 'plain') return group('f-mouth', lips(paint, mood, top + 8, coat), center);
  const isLong = muzzle === 'long';
  const patch =
    muzzle === 'button'
      ? ''
      : oval(
          0,
          top + 15,
          isLong ? 42 : 37,
          isLong ? 32 : 27,
          paint.radial([tint(coat.belly, 0.5), coat.belly], [0.4, 0.25, 0.8]),
        );
  const w = isLong ? 14 : 11;
  const nose = svg`M${-w},${top - 5}C${-w},${top - 12} ${w},${top - 12} ${w},${top - 5}C${w},${top + 2} 4,${top + 7} 0,${top + 7}C-4,${top + 7} ${-w},${top + 2} ${-w},${top - 5}Z`;
  const dark = isLong ? shade(coat.ink, 0.1) : shade(coat.inner, 0.5);
  return (
    patch +
    shape(nose, paint.linear([tint(dark, 0.2), dark])) +
    oval(-w * 0.3, top - 6, w * 0.32, 2.4, '#fff', ' opacity=".7"') +
    group('f-mouth', lips(paint, mood, top + 9, coat), center)
  );
}

export function cheeks(paint: Paint, color: string, mood: Mood, x: number, y: number): string {
  const strength = mood === 'sad' ? '.3' : mood === 'celebrating' || mood === 'proud' ? '.95' : '.7';
  const fill = paint.radial([`${color}/${strength}`, `${color}/0`], [0.5, 0.5, 0.5]);
  return oval(-x, y, 21, 15, fill) + oval(x, y, 21, 15, fill);
}

/** A tear under the left eye. */
export const tear = (paint: Paint, x: number, y: number): string =>
  shape(drop(x, y + 14, 12), paint.linear(['#eefaff', '#5cb4ff'])) + oval(x - 4, y + 16, 2.6, 4, '#fff');
