// `npm run train:coach`: trains the coach's policy, on one core in a few minutes, and writes it with its report.
import { writeFile } from 'node:fs/promises';
import { actorFrom, WEIGHTS } from '../server/modules/coach/actor.ts';
import { familiarFrom } from '../server/modules/coach/familiar.ts';
import { coachWith } from '../server/modules/coach/advise.ts';
import { rulesFor } from '../server/modules/coach/rules.ts';
import { live, type Advisor } from '../server/modules/coach/simulation/episode.ts';
import { randomFrom } from '../server/modules/coach/simulation/random.ts';
import { NO_CHANGE, STATE_CONTRACT_VERSION, type CoachState } from '../server/modules/coach/state.ts';
import { bestConstant, evolve, heldOut, households, outcomeOf, validation, type Evolved } from './evolve.ts';

const VERSION = 'es-1';
const SEEDS = [1, 2];
const GENERATIONS = 60;

const judges = validation();
const runs = SEEDS.map((seed) => {
  const run = evolve(seed, GENERATIONS, judges);
  console.log(`seed ${seed}: combined goal ${run.goal.toFixed(4)} on the validation households`);
  return run;
});
const best = runs.reduce((a, b) => (b.goal > a.goal ? b : a));
const actor = actorFrom(best.weights);
const familiar = familiarFrom(statesMet(actor));
const policy = {
  version: VERSION,
  stateContractVersion: STATE_CONTRACT_VERSION,
  weights: best.weights,
  familiar,
};

const folder = new URL('../server/modules/coach/', import.meta.url);
await writeFile(new URL('policy.data.ts', folder), source());
const report = reportOf(runs);
await writeFile(new URL('TRAINING.md', folder), report);
console.log(report);

/** What the policy, the rules, no advice and advice at random lead to: a caller may have followed any of them. */
function statesMet(policyOf: Advisor): CoachState[] {
  const random = randomFrom(99);
  const anyhow: Advisor = () => ({
    wants: random.between(-1, 1),
    culture: random.between(-1, 1),
    savings: random.between(-1, 1),
  });
  const states: CoachState[] = [];
  for (const advise of [policyOf, rulesFor, () => NO_CHANGE, anyhow])
    for (const house of households(3_000_000_000, 200)) live(house, advise, (state) => states.push(state));
  return states;
}

function source(): string {
  const list = (numbers: readonly number[]): string => {
    const lines: string[] = [];
    for (let i = 0; i < numbers.length; i += 10) lines.push(`    ${numbers.slice(i, i + 10).join(', ')},`);
    return `[\n${lines.join('\n')}\n  ]`;
  };
  return `// Written by \`npm run train:coach\`; TRAINING.md beside it says how it did.
export const POLICY = {
  version: '${policy.version}',
  stateContractVersion: '${policy.stateContractVersion}',
  // prettier-ignore
  weights: ${list(policy.weights)},
  // prettier-ignore
  familiar: {
    mean: [${familiar.mean.join(', ')}],
    whiten: [
${familiar.whiten.map((row) => `      [${row.join(', ')}],`).join('\n')}
    ],
    limit: ${familiar.limit},
  },
};
`;
}

function reportOf(all: readonly Evolved[]): string {
  const houses = heldOut();
  const serve = coachWith(policy);
  const constant = bestConstant(judges);
  const advisors: [string, Advisor][] = [
    ['coach as served', (state) => serve(state).advice],
    ['policy alone', actor],
    ['fallback rules', rulesFor],
    [
      `constant advice (wants ${constant.wants}, culture ${constant.culture}, savings ${constant.savings})`,
      () => constant,
    ],
    ['doing nothing', () => NO_CHANGE],
  ];
  const rows = advisors.map(([name, advise]) => {
    const { progress, overBudget, starved, goal } = outcomeOf(houses, advise);
    return `| ${name} | ${(100 * progress).toFixed(1)} % | ${(100 * overBudget).toFixed(1)} % | ${starved.toFixed(4)} | ${goal.toFixed(4)} |`;
  });
  const curves = (all[0]?.curve ?? []).map(
    ({ generation }, i) =>
      `| ${generation} | ${all.map(({ curve }) => curve[i]?.goal.toFixed(4) ?? '').join(' | ')} |`,
  );
  return `# The coach's policy ${policy.version}

Written by \`npm run train:coach\`. State contract ${policy.stateContractVersion}; ${WEIGHTS} weights, three decimals.

**Method.** Evolution strategies over the weights of a small network (10 inputs, 16 tanh units, 3 tanh outputs), not DDPG: the reward comes at a month's end, the household's traits are hidden from the state, and a critic fitted to that can diverge, while candidates compared on the same households with the same chance need none. The run is exact for a seed. The weights are restrained so that more of the budget used never means more wants.

**Goal.** The mean over months of \`progress − over − starved / 2\`: saved of the goal (0 to 1), 1 for a month over budget, and how far wants and culture fell below 80 % of what the household likes.

**Chosen** by ${judges.length} validation households: seed ${best.seed}, combined goal ${best.goal.toFixed(4)}. **Reported** on ${houses.length} other households, which neither training nor choice has met.

| held-out households | savings-goal progress | months over budget | starved | combined goal |
|---|---|---|---|---|
${rows.join('\n')}

The constant advice is the best of a coarse grid on the validation households: what it reaches is not owed to looking at the figures.

**Curve**: the combined goal on the validation households.

| generation | ${all.map(({ seed }) => `seed ${seed}`).join(' | ')} |
|---|${all.map(() => '---|').join('')}
${curves.join('\n')}

**Familiar figures.** The policy answers where the shares sum to at most 1 and the Mahalanobis distance from the states that the policy, the rules, no advice and advice at random lead to is at most ${familiar.limit} (99.9 % of them are). Everything else is answered by the rules.

**Limits.** The households are simulated. That the policy beats the rules there says that it learned this simulation, not that people save more by it. Where the constant advice does as well as the policy or better, the policy's lead over the rules is owed to the right strength of advice and not to the figures of the month: a month's ten figures say little about which household shows them. The simulation's constants are plausible choices, adjusted until goals were within reach of most households; they are not fitted to real ones.
`;
}
