import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configContent, type ConfigContent } from '../../config/content.ts';
import { arrive, type Arrived } from './arrival.ts';
import { compile } from './compile.ts';
import type { EngineEvent } from './event.ts';
import { explainTrace } from './explain.ts';
import { contentOf, facts, named } from './fixtures.ts';
import { applyEvent, fold } from './fold.ts';
import { packTrace, unpackTrace } from './pack.ts';
import type { CompiledVersion } from './plan.ts';
import { emptyState, parseState, printState, type EngineState } from './state.ts';

const TYPES = ['lesson', 'quiz', 'login', 'note'];

/** Optional keys are there or not, never undefined: that is what a parsed configuration looks like. */
const some = <T extends Record<string, fc.Arbitrary<unknown>>>(parts: T) =>
  fc.record(parts, { requiredKeys: [] });

const condition = fc.oneof(
  fc.record({
    field: fc.constantFrom('score', 'deep.score'),
    operator: fc.constantFrom('gte', 'lt', 'neq', 'eq'),
    value: fc.integer({ min: 0, max: 10 }),
  }),
  fc.record({ field: fc.constantFrom('score', 'tag'), operator: fc.constant('exists') }),
  fc.record({
    field: fc.constant('tag'),
    operator: fc.constantFrom('in', 'contains'),
    value: fc.constantFrom('a', 'b'),
  }),
);
const conditions = fc.oneof({ arbitrary: fc.constant([]), weight: 2 }, fc.array(condition, { maxLength: 2 }));
const type = fc.constantFrom(...TYPES.slice(0, 3));
const rare = some({
  audience: fc.constantFrom('default', 'default', 'others'),
  active: fc.constantFrom(true, true, true, false),
});
const limits = some({
  dailyLimit: fc.integer({ min: 1, max: 40 }),
  weeklyLimit: fc.integer({ min: 1, max: 90 }),
  totalLimit: fc.integer({ min: 1, max: 200 }),
  cooldownSeconds: fc.integer({ min: 1, max: 200_000 }),
  multiplier: fc.oneof(fc.constantFrom(0.5, 1.15, 3), fc.constant({ field: 'score', max: 5 })),
});
const pay = fc
  .tuple(fc.record({ eventType: type, amount: fc.integer({ min: 1, max: 20 }), conditions }), limits, rare)
  .map(([base, more, guard]) => ({ ...base, ...more, ...guard }));
const reward = fc.record({ coins: fc.integer({ min: 0, max: 60 }), tokens: fc.integer({ min: 0, max: 9 }) });
const criteria = fc.oneof(
  fc.record({
    type: fc.constant('milestone'),
    eventType: type,
    count: fc.integer({ min: 1, max: 6 }),
    conditions,
  }),
  fc.record({
    type: fc.constant('streak'),
    streakKey: fc.constantFrom('streak_0', 'streak_1'),
    count: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    type: fc.constant('skill_level'),
    skillKey: fc.constantFrom('math', 'art'),
    level: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    type: fc.constant('collection'),
    eventType: type,
    field: fc.constantFrom('tag', 'score'),
    count: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ type: fc.constant('evolution_stage'), stage: fc.constantFrom(2, 3) }),
  fc.record({ type: fc.constant('coin_threshold'), coins: fc.integer({ min: 1, max: 200 }) }),
  fc.record({
    type: fc.constant('custom'),
    counter: fc.constantFrom(...TYPES),
    count: fc.integer({ min: 1, max: 6 }),
  }),
);
const badge = fc
  .tuple(fc.record({ criteria, reward, award: fc.constantFrom('auto', 'auto', 'manual') }), rare)
  .map(([base, guard]) => ({ ...base, ...guard }));
const streak = fc
  .tuple(
    fc.record({
      eventTypes: fc.uniqueArray(type, { minLength: 1, maxLength: 2 }),
      conditions,
      period: fc.constantFrom('daily', 'daily', 'weekly', 'monthly'),
      timezone: fc.constantFrom('user', 'utc'),
      gracePeriods: fc.integer({ min: 0, max: 2 }),
      freezeEvery: fc.integer({ min: 0, max: 3 }),
      tickReward: reward,
      milestones: fc.array(
        fc.record({
          count: fc.integer({ min: 1, max: 4 }),
          coins: fc.integer({ min: 0, max: 60 }),
          badgeKey: fc.constantFrom('badge_0', 'badge_1'),
        }),
        { maxLength: 3 },
      ),
    }),
    rare,
  )
  .map(([base, guard]) => ({ ...base, ...guard }));
const skillRule = fc
  .tuple(
    fc.record({
      eventType: type,
      skillKey: fc.constantFrom('math', 'art', 'nowhere'),
      amount: fc.constantFrom(-7, -0.1, 0.1, 5, 30),
      conditions,
    }),
    some({ dailyLimit: fc.integer({ min: 1, max: 40 }) }),
    rare,
  )
  .map(([base, more, guard]) => ({ ...base, ...more, ...guard }));

const keyed = <T extends object>(prefix: string, list: T[]) =>
  list.map((item, i) => ({ ...item, ...named(`${prefix}_${i}`) }));
const unnamed = <T extends { name: string }>(list: T[]) => list.map(({ name: _name, ...item }) => item);

const content: fc.Arbitrary<ConfigContent> = fc
  .record({
    coinRules: fc.array(pay, { minLength: 1, maxLength: 6 }),
    tokenRules: fc.array(
      pay.chain((rule) =>
        fc.constantFrom('xp', 'coins', 'points').map((tokenKey) => ({ ...rule, tokenKey })),
      ),
      { maxLength: 4 },
    ),
    skillRules: fc.array(skillRule, { maxLength: 4 }),
    badges: fc.array(badge, { maxLength: 10 }),
    streaks: fc.array(streak, { maxLength: 3 }),
  })
  .map(({ coinRules, tokenRules, skillRules, badges, streaks }) =>
    configContent.parse({
      ...contentOf({ stages: [{ tokens: 20, badgeCount: 2, skills: { math: 1 } }] }),
      coinRules: unnamed(keyed('coin', coinRules)),
      tokenRules: unnamed(keyed('token', tokenRules)),
      skillRules: unnamed(keyed('skill', skillRules)),
      skillSets: [
        {
          ...named('all'),
          skills: [
            { key: 'math', name: 'Math', max: 40 },
            { key: 'art', name: 'Art' },
          ],
        },
      ],
      badges: keyed('badge', badges),
      streaks: keyed('streak', streaks),
    }),
  );

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/St_Johns',
  'Pacific/Apia',
  'Pacific/Honolulu',
  'Asia/Kathmandu',
];

/** Events over some weeks around the end of summer time, some at one instant; ids unique. */
const history = (maxLength: number): fc.Arbitrary<EngineEvent[]> =>
  fc
    .array(
      fc.tuple(
        fc.record({
          type: fc.constantFrom(...TYPES),
          occurredAt: fc
            .integer({ min: 0, max: 24 * 30 })
            .map((hours) => new Date(Date.UTC(2026, 9, 10) + hours * 3_600_000).toISOString()),
          properties: some({
            score: fc.oneof(fc.integer({ min: -1, max: 9 }), fc.constant('a')),
            tag: fc.constantFrom('a', 'b', 'c', 'd'),
            deep: fc.record({ score: fc.integer({ min: 0, max: 9 }) }),
          }),
        }),
        some({ timezone: fc.constantFrom(...ZONES) }),
      ),
      { minLength: 1, maxLength },
    )
    .map((list) =>
      list.map(([base, zone], i) => ({ eventId: `evt_${(i * 7919) % 1_009}`, ...base, ...zone })),
    );

const who = fc
  .record({
    timezone: fc.constantFrom(...ZONES),
    stage: fc.constantFrom(1, 2, 5),
    externalCoinsEarned: fc.constantFrom(0, 30),
  })
  .map(facts);

const pure = ({ kept: _kept, ...state }: EngineState) => state;

/** What must have been posted: the sums of the state, and claims that only an earlier order had earned. */
function balancesOf(version: CompiledVersion, state: EngineState): Record<string, number> {
  const kept = Object.values(state.kept);
  const sum = (part: 1 | 2): number => kept.reduce((total, claim) => total + (claim[part] ?? 0), 0);
  const xp = (state.tokens[version.tokenKey] ?? 0) + state.claimedTokens + sum(2);
  const all = {
    ...state.tokens,
    [version.tokenKey]: xp,
    [version.coinKey]: state.coins + state.claimedCoins + sum(1),
  };
  return nonZero(all);
}
const nonZero = (sums: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0));

const badgeKeys = ({ state }: Arrived): Set<string> =>
  new Set(
    [...Object.keys(state.claims), ...Object.keys(state.kept)]
      .filter((name) => name.startsWith('b.'))
      .map((name) => name.slice(2)),
  );

describe('the order of arrival', () => {
  const scene = fc
    .record({ content, who, events: history(24), checkpointEvery: fc.integer({ min: 1, max: 9 }) })
    .chain((parts) =>
      fc
        .shuffledSubarray(parts.events, { minLength: parts.events.length })
        .map((arrivals) => ({ ...parts, arrivals })),
    );

  it('changes nothing: any arrival of the same events ends in the fold over their order', () => {
    fc.assert(
      fc.property(scene, ({ content, who, events, arrivals, checkpointEvery }) => {
        const version = compile(content, 'v');
        const folded = fold(version, who, emptyState(), events);
        const arrived = arrive(version, who, arrivals, checkpointEvery);
        expect(pure(arrived.state)).toEqual(pure(folded.state));
        expect(nonZero(arrived.posted)).toEqual(balancesOf(version, arrived.state));
        expect(arrived.badges).toEqual(badgeKeys(arrived));
      }),
      { numRuns: 400 },
    );
  });

  it('pays exactly the same in any order when no rule can take back what another event had earned', () => {
    const growing = content.map((any) => ({
      ...any,
      coinRules: any.coinRules.map(({ cooldownSeconds: _cooldown, ...rule }) => rule),
      tokenRules: any.tokenRules.map(({ cooldownSeconds: _cooldown, ...rule }) => rule),
      skillRules: any.skillRules.filter(({ amount }) => amount > 0),
      streaks: any.streaks.map((rule) => ({ ...rule, freezeEvery: 0 })),
    }));
    fc.assert(
      fc.property(scene, growing, ({ who, events, arrivals, checkpointEvery }, content) => {
        const version = compile(content, 'v');
        const steady = { ...who, timezone: 'Asia/Kathmandu' };
        const still = (list: EngineEvent[]) => list.map(({ timezone: _zone, ...event }) => event);
        const folded = fold(version, steady, emptyState(), still(events));
        const arrived = arrive(version, steady, still(arrivals), checkpointEvery);
        expect(Object.keys(arrived.state.kept).filter((name) => name.startsWith('b.'))).toEqual([]);
        expect(arrived.state).toEqual(folded.state);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the fold', () => {
  const scene = fc.record({ content, who, events: history(30) });

  it('is the same twice, in one go or event by event, and adds up', () => {
    fc.assert(
      fc.property(scene, ({ content, who, events }) => {
        const version = compile(content, 'v');
        const whole = fold(version, who, emptyState(), events);
        expect(fold(compile(content, 'v'), who, emptyState(), events.toReversed())).toEqual(whole);
        let state = emptyState();
        for (const [i, event] of whole.events.entries()) {
          const applied = applyEvent(version, who, parseState(printState(state)), event);
          expect(applied.effects).toEqual(whole.effects[i]);
          expect(applied.trace).toEqual(whole.traces[i]);
          state = applied.state;
        }
        expect(state).toEqual(whole.state);

        for (const { ledger, coins, tokens } of whole.effects) {
          const lines: Record<string, number> = {};
          for (const { tokenKey, amount } of ledger) lines[tokenKey] = (lines[tokenKey] ?? 0) + amount;
          expect(lines).toEqual(nonZero({ ...tokens, [version.coinKey]: coins }));
          expect(ledger.every(({ amount }) => Number.isSafeInteger(amount) && amount > 0)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('never changes what it is given', () => {
    fc.assert(
      fc.property(scene, ({ content, who, events }) => {
        const version = deepFreeze(compile(deepFreeze(content), 'v'));
        deepFreeze(who);
        let state = deepFreeze(emptyState());
        for (const event of deepFreeze(fold(version, who, state, deepFreeze(events)).events))
          state = deepFreeze(applyEvent(version, who, state, event).state);
      }),
      { numRuns: 60 },
    );
  });

  it('traces each rule of the type exactly once, and packing loses nothing', () => {
    fc.assert(
      fc.property(scene, ({ content, who, events }) => {
        const version = compile(content, 'v');
        const { events: sorted, effects, traces } = fold(version, who, emptyState(), events);
        for (const [i, { type, properties }] of sorted.entries()) {
          const packed = packTrace(traces[i] ?? []);
          expect(unpackTrace(packed)).toEqual(traces[i]);
          const entries = explainTrace(version, type, unpackTrace(packed), {
            properties,
            audience: who.audience,
          });
          const names = entries.map(({ ruleType, ruleKey }) => `${ruleType} ${ruleKey}`);
          expect(new Set(names).size).toBe(names.length);
          expect(names.filter((name) => !/^(badge|evolution)/.test(name)).sort()).toEqual(
            rulesOf(content, type),
          );
          expect(names.filter((name) => name.startsWith('badge ')).sort()).toEqual(badgesOf(version, type));
          expect(names.filter((name) => name.startsWith('evolution'))).toHaveLength(names.length > 0 ? 1 : 0);
          for (const { outcome, reason } of entries)
            expect(outcome === 'applied').toBe(reason === null || reason === 'partly_limited');
          const paid = entries.filter(
            ({ ruleType, outcome }) => ruleType === 'coin_rule' && outcome === 'applied',
          );
          expect(paid.map(({ ruleKey, actual }) => [ruleKey, actual?.['amount']])).toEqual(
            (effects[i]?.ledger ?? [])
              .filter(({ reason }) => reason === 'coin_rule')
              .map(({ referenceKey, amount }) => [referenceKey, amount]),
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  it('never throws, whatever the properties are', () => {
    const anything = fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom('score', 'tag', 'deep', '__proto__', 'constructor', 'length')),
      fc.jsonValue({ maxDepth: 3 }),
    );
    fc.assert(
      fc.property(content, who, fc.array(anything, { minLength: 1, maxLength: 20 }), (content, who, list) => {
        const version = compile(content, 'v');
        const events = list.map((properties, i) => ({
          eventId: `e${i}`,
          type: TYPES[i % 4] ?? 'note',
          occurredAt: new Date(Date.UTC(2026, 0, 1 + i)).toISOString(),
          properties: JSON.parse(JSON.stringify(properties)),
        }));
        const { state, traces } = fold(version, who, emptyState(), events);
        expect(parseState(printState(state))).toEqual(state);
        for (const [i, event] of events.entries())
          JSON.stringify(
            explainTrace(version, event.type, traces[i] ?? [], { ...event, audience: 'default' }),
          );
      }),
      { numRuns: 200 },
    );
  });
});

/** The coin, token and skill rules and streaks of a type, read off the configuration. */
function rulesOf(content: ConfigContent, type: string): string[] {
  const named = (kind: string, list: { key: string; eventType: string }[]) =>
    list.filter(({ eventType }) => eventType === type).map(({ key }) => `${kind} ${key}`);
  return [
    ...named('coin_rule', content.coinRules),
    ...named('token_rule', content.tokenRules),
    ...named('skill_rule', content.skillRules),
    ...content.streaks
      .filter(({ eventTypes }) => eventTypes.includes(type))
      .map(({ key }) => `streak ${key}`),
  ].sort();
}

const badgesOf = (version: CompiledVersion, type: string): string[] =>
  (version.types.get(type)?.badges ?? []).map(({ source }) => `badge ${source.key}`).sort();

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const child of Object.values(value)) deepFreeze(child);
  return value;
}
