import { actorFrom } from '../server/modules/coach/actor.ts';
import { coachWith } from '../server/modules/coach/advise.ts';
import { POLICY } from '../server/modules/coach/policy.data.ts';
import { rulesFor } from '../server/modules/coach/rules.ts';
import type { Advisor } from '../server/modules/coach/simulation/episode.ts';
import { NO_CHANGE } from '../server/modules/coach/state.ts';
import { bestConstant, heldOut, outcomeOf, validation } from '../scripts/evolve.ts';
import type { Measure } from './processes.ts';

/** The policy, the rules, the best advice that never changes, and no advice, on households no training has met. */
export async function run(): Promise<Measure[]> {
  const houses = heldOut();
  const constant = bestConstant(validation());
  const serve = coachWith(POLICY);
  let [asked, fellBack] = [0, 0];
  const served: Advisor = (state) => {
    const { advice, fallbackUsed } = serve(state);
    asked++;
    fellBack += fallbackUsed ? 1 : 0;
    return advice;
  };
  const advisors: [string, Advisor][] = [
    ['coach as served', served],
    ['policy', actorFrom(POLICY.weights)],
    ['fallback rules', rulesFor],
    ['constant advice', () => constant],
    ['doing nothing', () => NO_CHANGE],
  ];
  const measures = advisors.flatMap(([name, advise]): Measure[] => {
    const { progress, overBudget, starved, goal } = outcomeOf(houses, advise);
    return [
      {
        name: `${name}: savings-goal progress`,
        value: 100 * progress,
        unit: '%',
        note: `${(100 * overBudget).toFixed(2)} % of months over budget, starved ${starved.toFixed(4)}, combined goal ${goal.toFixed(4)}`,
      },
      { name: `${name}: months over budget`, value: 100 * overBudget, unit: '%' },
    ];
  });
  return [
    ...measures,
    { name: 'coach as served: answers by rules', value: (100 * fellBack) / asked, unit: '%' },
  ];
}
