import { Engine } from 'json-rules-engine';
import { configContent } from '../server/modules/config/content.ts';
import {
  applyEvent,
  compile,
  emptyState,
  fold,
  packTrace,
  parseState,
  printState,
  type BuddyFacts,
  type CompiledVersion,
  type EngineEvent,
  type EngineState,
} from '../server/modules/progression/engine/index.ts';

interface Result {
  name: string;
  value: number;
  unit: string;
  note?: string;
}

const RULES = 50;
const EVENTS = 2_000;
const FACTS: BuddyFacts = {
  timezone: 'Europe/Berlin',
  audience: 'default',
  stage: 1,
  externalCoinsEarned: 0,
  externalTokensEarned: 0,
  externalBadges: [],
};

const rule = (i: number) => ({
  id: `rule-${i}`,
  key: `rule_${i}`,
  eventType: 'lesson_completed',
  amount: 5 + i,
  conditions: [
    { field: 'score', operator: 'gte', value: i * 2 },
    { field: 'subject', operator: 'eq', value: i % 2 === 0 ? 'math' : 'art' },
  ],
});

function content(parts: object): CompiledVersion {
  const stages = [1, 2, 3, 4, 5].map((stage) => ({
    stage,
    name: `Stage ${stage}`,
    requirements: stage > 1 ? { tokens: stage * 100_000_000 } : {},
  }));
  return compile(
    configContent.parse({
      tokens: { primary: { key: 'coins', label: 'Coins' }, progression: { key: 'xp', label: 'XP' } },
      coinRules: [],
      tokenRules: [],
      skillSets: [],
      skillRules: [],
      badges: [],
      streaks: [],
      evolution: { stages },
      gates: [],
      eventTypes: [],
      ...parts,
    }),
    'bench',
  );
}

/** 50 coin rules of two conditions each, as json-rules-engine gets them too. */
const alike = () => content({ coinRules: Array.from({ length: RULES }, (_, i) => rule(i)) });

/** 50 rules of every kind, most of them with something to remember. */
function mixed(): CompiledVersion {
  const times = <T>(count: number, make: (i: number) => T): T[] =>
    Array.from({ length: count }, (_, i) => make(i));
  return content({
    coinRules: times(20, (i) => ({
      ...rule(i),
      ...(i % 4 === 0
        ? {}
        : { dailyLimit: 500, weeklyLimit: 2_000, totalLimit: 1_000_000, cooldownSeconds: 30 }),
    })),
    tokenRules: times(8, (i) => ({ ...rule(i), key: `xp_${i}`, tokenKey: 'xp', dailyLimit: 1_000 })),
    skillSets: [
      {
        id: 's',
        key: 'all',
        name: 'All',
        skills: times(6, (i) => ({ key: `skill_${i}`, name: 'S', max: 1_000 })),
      },
    ],
    skillRules: times(6, (i) => ({
      ...rule(i),
      key: `learn_${i}`,
      amount: 1,
      skillKey: `skill_${i}`,
      dailyLimit: 20,
    })),
    streaks: times(3, (i) => ({
      id: `t${i}`,
      key: `streak_${i}`,
      name: 'Streak',
      eventTypes: ['lesson_completed'],
      period: ['daily', 'weekly', 'monthly'][i],
      tickReward: { coins: 2 },
      milestones: [{ count: 7, coins: 50 }],
    })),
    badges: times(12, (i) => ({
      id: `b${i}`,
      key: `badge_${i}`,
      name: 'Badge',
      criteria: [
        { type: 'milestone', eventType: 'lesson_completed', count: 100 * (i + 1) },
        { type: 'coin_threshold', coins: 10_000 * (i + 1) },
        { type: 'streak', streakKey: 'streak_0', count: 30 * (i + 1) },
        { type: 'collection', eventType: 'lesson_completed', field: 'unit', count: 40 },
      ][i % 4],
      reward: { coins: 10 },
    })),
  });
}

const START_MS = Date.parse('2026-01-05T08:00:00.000Z');

/** An event every hour: three months of one busy user. */
const eventAt = (i: number): EngineEvent => ({
  eventId: `evt_${String(i + 1_000).padStart(8, '0')}`,
  type: 'lesson_completed',
  occurredAt: new Date(START_MS + i * 3_600_000).toISOString(),
  properties: {
    score: Math.abs(i * 37) % 101,
    subject: i % 3 === 0 ? 'art' : 'math',
    unit: Math.abs(i) % 60,
  },
});

const FIRST_DAY = Array.from({ length: 24 }, (_, i) => eventAt(i - 24));

/** So few that a slice ends before the machine turns to something else. */
const SLICE = 100;
const ROUNDS = 60;

/** Microseconds an event: of each slice of the events the best of all rounds, so that a busy machine does not blur it. */
function timed(events: EngineEvent[], begin: () => (slice: EngineEvent[]) => void): number {
  const slices = Array.from({ length: events.length / SLICE }, (_, i) =>
    events.slice(i * SLICE, (i + 1) * SLICE),
  );
  const best = slices.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round++) {
    const take = begin();
    for (const [i, slice] of slices.entries()) {
      const start = performance.now();
      take(slice);
      best[i] = Math.min(best[i] ?? 0, performance.now() - start);
    }
  }
  return (best.reduce((sum, ms) => sum + ms) * 1_000) / events.length;
}

/** What the first day left, as intake finds it: read from its text. */
const stored = (version: CompiledVersion): EngineState =>
  parseState(printState(fold(version, FACTS, emptyState(), FIRST_DAY).state));

/** One event after the other, each on the state that the last one left. */
const carryOn = (version: CompiledVersion, pack: boolean) => () => {
  let state = stored(version);
  return (slice: EngineEvent[]): void => {
    for (const event of slice) {
      const applied = applyEvent(version, FACTS, state, event);
      state = applied.state;
      if (pack) packTrace(applied.trace);
    }
  };
};

const foldOn = (version: CompiledVersion) => () => {
  let state = stored(version);
  return (slice: EngineEvent[]): void => {
    state = fold(version, FACTS, state, slice).state;
  };
};

async function jsonRulesEngine(events: EngineEvent[]): Promise<number> {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (let i = 0; i < RULES; i++) {
    engine.addRule({
      conditions: {
        all: [
          { fact: 'score', operator: 'greaterThanInclusive', value: i * 2 },
          { fact: 'subject', operator: 'equal', value: i % 2 === 0 ? 'math' : 'art' },
        ],
      },
      event: { type: 'coins', params: { amount: 5 + i } },
    });
  }
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    for (const { properties } of events) await engine.run(properties);
    best = Math.min(best, ((performance.now() - start) * 1_000) / events.length);
  }
  return best;
}

/** What the engine costs an event, and what json-rules-engine costs for the same 50 rules. */
export async function run(): Promise<Result[]> {
  const events = Array.from({ length: EVENTS }, (_, i) => eventAt(i));
  const [plain, rich] = [alike(), mixed()];
  const like = timed(events, carryOn(plain, false));
  const kinds = timed(events, carryOn(rich, false));
  const packed = timed(events, carryOn(rich, true));
  const folded = timed(events, foldOn(rich));
  const { state } = fold(rich, FACTS, stored(rich), events);
  const text = printState(state);
  const readAndWritten = timed(events, () => (slice) => slice.forEach(() => printState(parseState(text))));
  const theirs = await jsonRulesEngine(events.slice(0, 10));
  const unit = 'µs/event';
  const ratio = `${(theirs / like).toFixed(0)} times the engine`;
  return [
    { name: '50 coin rules', value: like, unit, note: 'conditions, effects, trace, state carried on' },
    { name: 'json-rules-engine, the same 50 rules', value: theirs, unit, note: `conditions only; ${ratio}` },
    {
      name: '50 rules of every kind',
      value: kinds,
      unit,
      note: 'limits, cooldowns, skills, streaks, badges',
    },
    { name: '50 rules of every kind, trace packed', value: packed, unit },
    {
      name: '50 rules of every kind, folded in one go',
      value: folded,
      unit,
      note: `${SLICE} events at once`,
    },
    {
      name: 'state read and written',
      value: readAndWritten,
      unit: 'µs',
      note: `${text.length} characters of JSON`,
    },
  ];
}
