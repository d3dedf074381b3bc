import type { Confidence } from '../confidence.ts';
import { typicalMonth } from '../months.ts';
import type { Study } from '../study.ts';
import type { Component } from './component.ts';
import {
  debtRatio,
  emergencyFunds,
  investments,
  savingsConsistency,
  spendingDiscipline,
  subscriptionManagement,
} from './components.ts';

interface Points {
  score: number;
  max: number;
}

export interface HealthScore {
  /** The sum of the six, of 100. */
  overallScore: number;
  categories: {
    savingsConsistency: Points;
    debtRatio: Points;
    spendingDiscipline: Points;
    emergencyFunds: Points;
    investments: Points;
    subscriptionManagement: Points;
  };
  /** Each component with its figure and its rule. */
  explanation: string;
  /** At most three, that which would earn most first. */
  actionableImprovements: string[];
  confidence: Confidence;
}

/** How the user's money is doing, from 0 to 100, in six components that are each explained by a figure and a rule. */
export function healthScore(study: Study): HealthScore {
  const facts = { study, month: typicalMonth(study) };
  const parts = {
    savingsConsistency: savingsConsistency(facts),
    debtRatio: debtRatio(facts),
    spendingDiscipline: spendingDiscipline(facts),
    emergencyFunds: emergencyFunds(facts),
    investments: investments(facts),
    subscriptionManagement: subscriptionManagement(facts),
  };
  const named: [string, Component][] = [
    ['Savings', parts.savingsConsistency],
    ['Debt', parts.debtRatio],
    ['Spending', parts.spendingDiscipline],
    ['Reserve', parts.emergencyFunds],
    ['Investments', parts.investments],
    ['Subscriptions', parts.subscriptionManagement],
  ];
  const points = ({ score, max }: Component): Points => ({ score, max });
  return {
    overallScore: named.reduce((total, [, { score }]) => total + score, 0),
    categories: {
      savingsConsistency: points(parts.savingsConsistency),
      debtRatio: points(parts.debtRatio),
      spendingDiscipline: points(parts.spendingDiscipline),
      emergencyFunds: points(parts.emergencyFunds),
      investments: points(parts.investments),
      subscriptionManagement: points(parts.subscriptionManagement),
    },
    explanation: named
      .map(([name, { score, max, explanation }]) => `${name} ${score}/${max}: ${explanation}.`)
      .join(' '),
    actionableImprovements: named
      .map(([, component]) => component)
      .sort((a, b) => b.max - b.score - (a.max - a.score))
      .flatMap(({ advice }) => advice ?? [])
      .slice(0, 3),
    confidence: named.some(([, { isKnown }]) => !isKnown) ? 'low' : study.confidence,
  };
}
