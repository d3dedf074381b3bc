import type { Case } from './golden.data.ts';
import { spent } from './figures.ts';

const NOV = { month: '2026-11' };
const OCT = { month: '2026-10' };

const said = (intent: string, say: string | readonly string[], ...has: string[]): Case => ({
  say,
  intent,
  has,
});

/** What the golden set asks, in other words. */
export const PARAPHRASED: readonly Case[] = [
  said('spending', 'my october total please', spent(OCT)),
  said('spending', 'did we burn through a lot of cash this month', spent(NOV)),
  said('spending', 'what have groceries set me back in october', spent({ ...OCT, category: 'groceries' })),
  said('spending', 'october: blue kettle?', spent({ ...OCT, merchant: 'Blue Kettle' })),
  said('spending', 'sum up my restaurant spending for october', spent({ ...OCT, category: 'dining' })),
  said('spending', ['coffee in october', 'ok and the month before that'], 'September 2026'),
  said('top-categories', 'rank my spending by category for october', 'Housing'),
  said('top-merchants', 'who are my top five merchants of october', 'Harbour Homes'),
  said('biggest', 'largest amount i paid in one go in october', 'Harbour Homes'),
  said('average', 'how much do groceries cost me in an average week', 'a week'),
  said('compare', 'have my groceries gone up since last month', spent({ ...NOV, category: 'groceries' })),
  said('savings-rate', 'what fraction of my earnings am I saving', '%'),
  said('income', 'tell me my monthly pay', '$4,200.00'),
  said('balance', 'how much is in everyday checking', '$6,342.10'),
  said('forecast', 'what will i have left by december 15', '15 Dec'),
  said('forecast', 'am i gonna run dry before i get paid', 'Northwind Labs'),
  said('afford', 'is a 450 dollar phone within reach', '$450.00'),
  said('subscriptions', 'monthly subscription costs?', 'Lumen Films'),
  said('cancel', 'help me trim my subscriptions', 'Ironworks Gym'),
  said('bills', 'remind me which bills are next', 'Harbour Homes'),
  said('unusual', 'is there a payment that was not me', 'Gizmo Palace'),
  said('health', 'how would you rate my financial situation', 'of 100'),
  said('advice', 'tips for saving please', 'Invest'),
  said('budgets', 'what is still available in food', '$238.75'),
  said('budgets', 'did i blow my fun budget', '$15.20'),
  said('list', 'let me see what i bought at thread house', 'Thread House'),
  {
    say: 'bought groceries for 54.30 on tuesday',
    intent: 'draft-spending',
    draft: { amount: 54.3, date: '2026-11-24' },
  },
  { say: 'record a 6.40 bus ticket', intent: 'draft-spending', draft: { amount: 6.4 } },
  { say: 'bump up fun to 150', intent: 'draft-limit', draft: { changes: { allocationValue: 150 } } },
  {
    say: 'please add a category called Books, limit 25',
    intent: 'draft-category',
    draft: { name: 'Books', allocationValue: 25 },
  },
  { say: 'start a fresh budget for january', intent: 'draft-budget', draft: { startDate: '2027-01-01' } },
  { say: 'change bowling to 45', intent: 'fix', draft: { changes: { amount: 45 } } },
  said('challenges', 'am i doing well on my challenges', 'Seven days of receipts'),
  said('suggest', 'got a challenge for me', 'challenge board'),
  said('evolve', 'what is left until the next evolution', 'XP'),
  said('shop', 'could pip get a hat', 'Party Hat'),
  said('restaurants', 'any good south indian places near jayanagar', '₹'),
  said('food-safety', 'is it okay for someone allergic to nuts', 'dining check'),
  said('help', 'what are you good for', 'Spending'),
  said('outside', 'book me a flight to rome', 'outside of what I know'),
];
