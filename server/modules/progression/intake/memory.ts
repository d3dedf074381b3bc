import { perApp } from '../../../db/context.ts';
import { userKey, type Player } from './items.ts';

/** States are kept as text of so many characters in all: with what they are made of, some 100 MB. */
const MAX_CHARACTERS = 24_000_000;
/** What a user takes beside its states. */
const BASE = 400;
/** Ids of events that were just taken in: whoever did not hear our answer sends them again soon. */
const MAX_RECENT = 20_000;
/** Batches that look for repeats after one has come that was not recent: somebody sends a history again. */
const DOUBTFUL_BATCHES = 50;

export interface Memory {
  /** What is known of a user, which is forgotten until it is kept again: a batch that fails remembers nothing. */
  take(key: string): Player | undefined;
  keep(player: Player, characters: number): void;
  noteEvent(key: string): void;
  isRecent(key: string): boolean;
  /** Repeats are to be looked for in the database for a while. */
  doubt(): void;
  /** Whether this batch must look for repeats. */
  isDoubtful(): boolean;
}

/**
 * What intake knows of the users whose events it took in last, so that it need not read and parse it anew for each.
 * It is as old as the last batch, and another node or another verb may have changed it since: every write compares
 * the user's `version`, which moves on with every lock.
 */
export const memory = perApp((): Memory => {
  const players = new Map<string, { player: Player; characters: number }>();
  let characters = 0;
  let recent = new Set<string>();
  let older = new Set<string>();
  let doubtful = 0;

  const take = (key: string): Player | undefined => {
    const known = players.get(key);
    if (!known) return undefined;
    players.delete(key);
    characters -= known.characters;
    return known.player;
  };
  return {
    take,
    keep(player, size) {
      const key = userKey(player.customerId, player.id);
      take(key);
      players.set(key, { player, characters: size + BASE });
      characters += size + BASE;
      for (const oldest of players.keys()) {
        if (characters <= MAX_CHARACTERS) break;
        take(oldest);
      }
    },
    noteEvent(key) {
      recent.add(key);
      if (recent.size < MAX_RECENT / 2) return;
      older = recent;
      recent = new Set();
    },
    isRecent: (key) => recent.has(key) || older.has(key),
    doubt: () => void (doubtful = DOUBTFUL_BATCHES),
    isDoubtful: () => doubtful > 0 && doubtful-- > 0,
  };
});
