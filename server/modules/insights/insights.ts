import { behaviour, type Behaviour } from './behaviour.ts';
import { briefing, type Briefing } from './briefing.ts';
import { lookAhead, type Ahead } from './forecast/ahead.ts';
import { future, predict, scenarios, type Future, type Prediction, type Scenarios } from './forecast/twin.ts';
import { fraudAnalysis, type FraudAnalysis } from './fraud/fraud.ts';
import { overview, type Overview } from './overview.ts';
import { personalityOf, type Personality } from './personality.ts';
import { listRecurring, type RecurringView } from './recurring/list.ts';
import { simulatePurchase, type Purchase, type PurchaseImpact } from './purchase.ts';
import { healthScore, type HealthScore } from './score/score.ts';
import type { Study } from './study.ts';

/** All that can be said of one book, each computed when it is asked for first. */
export interface Insights {
  /** The book as it was read, for questions that only the caller knows. */
  readonly study: Study;
  /** The zone that its days are read in. */
  readonly timeZone: string;
  overview(): Overview;
  score(): HealthScore;
  briefing(): Briefing;
  behaviour(): Behaviour;
  fraud(): FraudAnalysis;
  personality(): Personality;
  predict(): Prediction;
  future(months: number): Future;
  scenarios(months: number): Scenarios;
  purchase(purchase: Purchase): PurchaseImpact;
  ahead(date: string): Ahead;
  recurring(): RecurringView[];
}

/** `userName` is empty where no name is known. */
export function insightsOf(
  study: Study,
  { userName, timeZone }: { userName: string; timeZone: string },
): Insights {
  const fraud = lazy(() => fraudAnalysis(study));
  return {
    study,
    timeZone,
    overview: lazy(() => overview(study, { userName, timeZone })),
    score: lazy(() => healthScore(study)),
    briefing: lazy(() => briefing(study, userName, fraud())),
    behaviour: lazy(() => behaviour(study)),
    fraud,
    personality: lazy(() => personalityOf(study)),
    predict: lazy(() => predict(study)),
    future: lazyBy((months) => future(study, months)),
    scenarios: lazyBy((months) => scenarios(study, months)),
    purchase: (purchase) => simulatePurchase(study, purchase),
    ahead: (date) => lookAhead(study, date),
    recurring: lazy(() => listRecurring(study)),
  };
}

function lazy<T>(make: () => T): () => T {
  let known: { value: T } | undefined;
  return () => (known ??= { value: make() }).value;
}

/** There are as many answers as months may be asked for: at most sixty. */
function lazyBy<T>(make: (months: number) => T): (months: number) => T {
  const known = new Map<number, () => T>();
  return (months) => {
    const answer = known.get(months) ?? lazy(() => make(months));
    known.set(months, answer);
    return answer();
  };
}
