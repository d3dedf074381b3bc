import { INSTRUMENTS, type Instrument, type Phase, type Track } from './instruments.data.ts';

export const listInstruments = ({
  phase,
  track,
}: {
  phase?: Phase | undefined;
  track?: Track | undefined;
}): Instrument[] =>
  INSTRUMENTS.filter(
    (instrument) =>
      (phase === undefined || instrument.phases.includes(phase)) &&
      (track === undefined || instrument.tracks.includes(track)),
  );

/**
 * The mean of the answered items with reversed ones turned round, on the instrument's scale, to two digits; null when
 * fewer than half were answered or an answer is off the scale. (Mean-item scoring, the usual rule for such scales.)
 */
export function scoreOf(instrument: Instrument, responses: Readonly<Record<string, unknown>>): number | null {
  const { scale, items } = instrument;
  const scores: number[] = [];
  for (const { key, isReversed } of items) {
    const answer = responses[key];
    if (answer === undefined || answer === null) continue;
    if (typeof answer !== 'number' || answer < scale.min || answer > scale.max) return null;
    scores.push(isReversed ? scale.min + scale.max - answer : answer);
  }
  if (scores.length * 2 < items.length) return null;
  return Math.round((scores.reduce((sum, score) => sum + score, 0) / scores.length) * 100) / 100;
}
