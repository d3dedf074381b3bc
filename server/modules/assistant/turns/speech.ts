import type { TurnEvent } from '../turn-events.ts';

const MOST_CHARS = 32_000;
const MOST_SPOKEN = 20_000;

/** An answer of which there is more than anybody reads. */
export class TooLong extends Error {
  override readonly name = 'TooLong';
}

export interface Speech {
  /** What was said so far, by whomever. */
  text(): string;
  say(event: TurnEvent): void;
}

/** Passes on what can be kept: whole characters, no NUL, and only so much of it. Throws `TooLong`. */
export function openSpeech(pass: (event: TurnEvent) => void): Speech {
  let text = '';
  let half = '';
  let spoken = 0;

  /** Models may split a character over two pieces. */
  function whole(piece: string): string {
    const joined = half + piece;
    const isSplit = /[\ud800-\udbff]$/.test(joined);
    half = isSplit ? joined.slice(-1) : '';
    return (isSplit ? joined.slice(0, -1) : joined).replaceAll('\0', '').toWellFormed();
  }

  return {
    text: () => text,
    say(event) {
      if (++spoken > MOST_SPOKEN) throw new TooLong('too many events');
      if (event.type !== 'delta') return pass(event);
      const piece = whole(event.text)
        .slice(0, Math.max(0, MOST_CHARS - text.length))
        .toWellFormed();
      text += piece;
      if (piece !== '') pass({ type: 'delta', text: piece });
      if (text.length >= MOST_CHARS) throw new TooLong('too long an answer');
    },
  };
}
