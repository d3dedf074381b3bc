import { decimal, tenth } from '../book/amounts.ts';
import type { Flow } from '../book/flows.ts';
import { sum } from '../book/stats.ts';
import type { Confidence } from '../confidence.ts';
import { restOf } from '../months.ts';
import type { Study } from '../study.ts';
import { amountFactor, hourFactor, noveltyFactor, velocityFactor } from './factors.ts';
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

/**
 * Purchases that do not look like the user's own. Each is judged by what came before it, in four factors: amount, hour,
 * merchant, velocity. What recurs is not judged, and what was flagged is not learnt from.
 */
export function fraudAnalysis(study: Study): FraudAnalysis {
  const past = openPast();
  const purchases = restOf(study.flows, study.recurring).filter(
    ({ kind, minor }) => kind === 'spend' && minor < 0,
  );
  const alerts: FraudAlert[] = [];
  for (const flow of purchases) {
    const alert = past.count < ENOUGH ? undefined : judge(flow, past, study);
    if (alert) alerts.push(alert);
    else past.learn(flow);
  }
  return {
    totalAlerts: alerts.length,
    pendingReviews: alerts.filter(({ status }) => status === 'pending').length,
    alerts: alerts.toReversed().slice(0, LISTED),
    confidence: past.count < ENOUGH ? 'low' : study.confidence,
  };
}

function judge(flow: Flow, past: Past, study: Study): FraudAlert | undefined {
  const factors = [
    amountFactor(flow, past, study.currency),
    velocityFactor(flow, past),
    hourFactor(flow, past),
    noveltyFactor(flow, past),
  ];
  const risk = sum(factors.map(({ points }) => points));
  if (risk < ALERT_AT) return undefined;
  return {
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
  };
}

const isRefunded = ({ party, minor, day }: Flow, { flows }: Study): boolean =>
  flows.some(
    (other) => other.kind === 'refund' && other.party === party && other.minor === -minor && other.day >= day,
  );
