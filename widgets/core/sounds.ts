import type { FledgeEventName } from './fledge-events.ts';

/** Notes in hertz, one after the other: a third up for a coin, a chord for what is rare. */
const TUNES: Partial<Record<FledgeEventName, readonly number[]>> = {
  'coin-earned': [988, 1_319],
  purchased: [659, 880],
  equipped: [784],
  'chat-answered': [880],
  'chat-action-executed': [659, 988],
  'skill-leveled': [659, 784, 988],
  'badge-awarded': [659, 784, 988, 1_319],
  hatched: [523, 659, 784, 1_047],
  evolved: [523, 659, 784, 1_047, 1_319],
};
const NOTE_SECONDS = 0.09;
const FADE_SECONDS = 0.22;
/** Quiet beside whatever else the page plays. */
const LOUDNESS = 0.06;

let context: AudioContext | undefined;

/** A short tune for what happened; nothing while nobody has touched the page, or nobody looks at it. */
export function play(name: FledgeEventName): void {
  const tune = TUNES[name];
  // A browser keeps silent until somebody has touched the page, and complains when it is asked before.
  if (!tune || document.hidden || navigator.userActivation?.hasBeenActive === false) return;
  context ??= new AudioContext();
  const { currentTime, destination } = context;
  for (const [index, hertz] of tune.entries()) {
    const start = currentTime + index * NOTE_SECONDS;
    const tone = new OscillatorNode(context, { type: 'triangle', frequency: hertz });
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setTargetAtTime(LOUDNESS, start, 0.005);
    gain.gain.setTargetAtTime(0, start + NOTE_SECONDS, FADE_SECONDS / 4);
    tone.connect(gain).connect(destination);
    tone.start(start);
    tone.stop(start + NOTE_SECONDS + FADE_SECONDS);
  }
}
