import type { Trace } from './trace.ts';

/** One letter a code. No E: it may stand in a figure. */
const LETTERS = 'ABCDFGHIJKLMNOPQRSTUVWXYZ';
const PAIR = /([A-Z])([^A-Z]*)/g;

/** A trace as text of a few characters a rule: a letter for each code, and the figure where it is not 0. */
export function packTrace(trace: Trace): string {
  let text = '';
  for (let i = 0; i < trace.length; i += 2) {
    const figure = trace[i + 1] ?? 0;
    text += LETTERS.charAt(trace[i] ?? 0);
    if (figure !== 0) text += figure;
  }
  return text;
}

export function unpackTrace(text: string): Trace {
  return [...text.matchAll(PAIR)].flatMap(([, letter = '', figure = '']) => [
    LETTERS.indexOf(letter),
    figure === '' ? 0 : Number(figure),
  ]);
}
