import { decimal, spoken, tenth } from '../book/amounts.ts';
import type { Flow } from '../book/flows.ts';
import { sum } from '../book/stats.ts';
import type { Confidence } from '../confidence.ts';
import { restOf } from '../months.ts';
import type { Study } from '../study.ts';
import { amountFactor, hourFactor, noveltyFactor, velocityFactor, type Factor } from './factors.ts';
import { alertId } from './alert-id.ts';
import { openPast, type Past } from './past.ts';

export interface FraudAlert {
  fraudLogId: string;
  transactionId: string;
  /** Decimal and positive. */
  amount: number;
  merchant: string;
  /** 55 to 100. */
  riskScore: number;
  /** What speaks for it, one sentence a factor. */
  details: string;
  /** `resolved` once the merchant has paid all of it back. */
  status: 'pending' | 'resolved';
}

export interface FraudAnalysis {
  totalAlerts: number;
  pendingReviews: number;
  /** Newest first, at most a hundred. */
  alerts: FraudAlert[];
  confidence: Confidence;
}

const ALERT_AT = 55;
/** Before so many purchases nothing is known to be unusual. */
const ENOUGH = 20;
const LISTED = 100;
/** A card that was stolen is tried with small sums, before the large one and after it. */
const NEAR_MS = 2 * 3_600_000;

/** A purchase with what was thought of it when it came. */
interface Judged {
  readonly flow: Flow;
  /** Whether its shop had never been paid before. */
  readonly isNew: boolean;
  readonly risk: number;
  readonly factors: readonly Factor[];
}

/**
 * Purchases that do not look like the user's own. Each is judged by what came before it, in four factors: amount, hour,
 * merchant, velocity. What recurs is not judged, and what was flagged is not learnt from. Shops as new as that of an
 * alert, paid within two hours of it, are alerts too.
 */
export function fraudAnalysis(study: Study): FraudAnalysis {
  const past = openPast();
  const purchases = restOf(study.flows, study.recurring).filter(
    ({ kind, minor }) => kind === 'spend' && minor < 0,
  );
  const judged: Judged[] = [];
  for (const flow of purchases) {
    const one = past.count < ENOUGH ? undefined : judge(flow, past, study);
    if (one) judged.push(one);
    if (!one || one.risk < ALERT_AT) past.learn(flow);
  }
  const found = judged.filter(({ risk }) => risk >= ALERT_AT);
  const alerts = judged.flatMap((one) => {
    if (one.risk >= ALERT_AT) return [alertOf(one, study)];
    const near = one.isNew ? found.find(({ flow }) => isNear(flow, one.flow)) : undefined;
    return near ? [companionOf(one, near, study)] : [];
  });
  return {
    totalAlerts: alerts.length,
    pendingReviews: alerts.filter(({ status }) => status === 'pending').length,
    alerts: alerts.toReversed().slice(0, LISTED),
    confidence: past.count < ENOUGH ? 'low' : study.confidence,
  };
}

function judge(flow: Flow, past: Past, study: Study): Judged {
  const factors = [
    amountFactor(flow, past, study.currency),
    velocityFactor(flow, past),
    hourFactor(flow, past),
    noveltyFactor(flow, past),
  ];
  const risk = sum(factors.map(({ points }) => points));
  return { flow, isNew: !past.knows(flow.party), risk, factors };
}

const alertOf = ({ flow, risk, factors }: Judged, study: Study): FraudAlert => ({
  fraudLogId: alertId(flow.entry.id),
  transactionId: flow.entry.id,
  amount: decimal(-flow.minor),
  merchant: flow.entry.merchant ?? flow.entry.description,
  riskScore: tenth(Math.min(100, risk)),
  details: factors
    .filter(({ points }) => points > 0)
    .map(({ says }) => says)
    .join(' '),
  status: isRefunded(flow, study) ? 'resolved' : 'pending',
});

const isNear = (a: Flow, b: Flow): boolean =>
  a.atMs !== null && b.atMs !== null && Math.abs(a.atMs - b.atMs) <= NEAR_MS;

/** As sure as the alert that it goes with, but for a fifth. */
function companionOf(one: Judged, { flow, risk }: Judged, study: Study): FraudAlert {
  const minutes = Math.round(((one.flow.atMs ?? 0) - (flow.atMs ?? 0)) / 60_000);
  const when = minutes < 0 ? `${-minutes} minutes before` : `${minutes} minutes after`;
  const says = `First payment to ${one.flow.entry.merchant ?? one.flow.entry.description}, ${when} an unusual one of ${spoken(-flow.minor, study.currency)}.`;
  return alertOf(
    { ...one, risk: Math.max(ALERT_AT, 0.8 * Math.min(100, risk)), factors: [{ points: 1, says }] },
    study,
  );
}

const isRefunded = ({ party, minor, day }: Flow, { flows }: Study): boolean =>
  flows.some(
    (other) => other.kind === 'refund' && other.party === party && other.minor === -minor && other.day >= day,
  );
