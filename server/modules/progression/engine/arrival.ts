import { diffStates, type StateDiff } from './diff.ts';
import { comparePositions, type BuddyFacts, type EngineEvent } from './event.ts';
import { applyEvent, fold } from './fold.ts';
import type { CompiledVersion } from './plan.ts';
import { emptyState, parseState, printState, type EngineState } from './state.ts';

/** A state and how many events of the canonical order are in it. */
interface Checkpoint {
  events: number;
  state: EngineState;
}

export interface Arrived {
  state: EngineState;
  /** All that was posted, by token. */
  posted: Record<string, number>;
  badges: Set<string>;
}

/**
 * The smallest loop that takes events as they come: what is next is applied, what is late is replayed from the last
 * checkpoint before it and the difference posted. The tests hold the engine to it; storage works the same way.
 */
export function arrive(
  version: CompiledVersion,
  facts: BuddyFacts,
  arrivals: readonly EngineEvent[],
  checkpointEvery: number,
): Arrived {
  const history: EngineEvent[] = [];
  let checkpoints: Checkpoint[] = [{ events: 0, state: emptyState() }];
  let head = emptyState();
  const posted: Record<string, number> = {};
  const badges = new Set<string>();

  const post = ({
    coins,
    tokens,
    badgesAwarded,
  }: Pick<StateDiff, 'coins' | 'tokens' | 'badgesAwarded'>): void => {
    for (const [token, amount] of Object.entries({ ...tokens, [version.coinKey]: coins }))
      posted[token] = (posted[token] ?? 0) + amount;
    for (const badge of badgesAwarded) {
      if (badges.has(badge)) throw new Error(`${badge} was awarded twice`);
      badges.add(badge);
    }
  };

  for (const event of arrivals) {
    const last = history.at(-1);
    if (!last || comparePositions(last, event) < 0) {
      history.push(event);
      const applied = applyEvent(version, facts, parseState(printState(head)), event);
      post(applied.effects);
      head = applied.state;
      if (history.length % checkpointEvery === 0) checkpoints.push({ events: history.length, state: head });
      continue;
    }
    const at = history.findIndex((known) => comparePositions(event, known) < 0);
    history.splice(at, 0, event);
    checkpoints = checkpoints.filter(({ events }) => events <= at);
    const from = checkpoints.at(-1) ?? { events: 0, state: emptyState() };
    const replayed = fold(version, facts, from.state, history.slice(from.events));
    const diff = diffStates(version, facts, head, replayed.state);
    post(diff);
    head = diff.state;
  }
  return { state: head, posted, badges };
}
