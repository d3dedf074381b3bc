import { BUDGETS } from './answers/budgets.ts';
import { DINING } from './answers/dining.ts';
import { DRAFTING } from './answers/drafting.ts';
import { FIXING } from './answers/fixing.ts';
import { LISTING } from './answers/listing.ts';
import { AHEAD } from './answers/ahead.ts';
import { COMPARING } from './answers/comparing.ts';
import { HEALTH } from './answers/health.ts';
import { RANKING } from './answers/ranking.ts';
import { RECURRING } from './answers/recurring.ts';
import { STANDING } from './answers/standing.ts';
import { PLAYING } from './answers/playing.ts';
import { SPENDING } from './answers/spending.ts';
import { TALKING } from './answers/talking.ts';
import { CUES } from './cues.data.ts';
import { CONCEPTS } from '../tools/names/concepts.data.ts';
import type { Intent } from './turn.ts';
import { compileCue, wordsOfCues, type CompiledCue } from './understand/cues.ts';

/** Everything people may want. Of intents that fit as well as each other the earlier wins. */
const ALL: readonly Intent[] = [
  ...DRAFTING,
  ...FIXING,
  ...BUDGETS,
  ...SPENDING,
  ...RANKING,
  ...COMPARING,
  ...STANDING,
  ...AHEAD,
  ...RECURRING,
  ...HEALTH,
  ...LISTING,
  ...PLAYING,
  ...DINING,
  ...TALKING,
];

export interface KnownIntent extends Intent {
  readonly compiled: readonly CompiledCue[];
}

export const INTENTS: readonly KnownIntent[] = ALL.map((intent) => ({
  ...intent,
  compiled: (CUES[intent.name] ?? []).map(compileCue),
}));

export const intentNamed = (name: string): KnownIntent | undefined =>
  INTENTS.find((intent) => intent.name === name);

/** What typing errors are mended towards. */
export const VOCABULARY: ReadonlySet<string> = new Set([
  ...Object.values(CUES).flatMap(wordsOfCues),
  ...Object.keys(CONCEPTS).flatMap((name) => name.split(' ')),
  ...(
    'january february march april june july august september october november december monday tuesday wednesday thursday friday saturday ' +
    'sunday yesterday today tomorrow month months week weeks year quarter weekend'
  ).split(' '),
]);
