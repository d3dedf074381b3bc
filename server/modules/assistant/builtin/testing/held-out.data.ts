import type { Case } from './golden.data.ts';
import { spent } from './figures.ts';

const NOV = { month: '2026-11' };
const OCT = { month: '2026-10' };
const SEP = { month: '2026-09' };

const said = (intent: string, say: string | readonly string[], ...has: string[]): Case => ({
  say,
  intent,
  has,
});

/** Paraphrases that nothing was fitted to: they tell how well other people are understood. */
export const HELD_OUT: readonly Case[] = [
  said('spending', 'Could you tell me my total outgoings for October?', spent(OCT)),
  said('spending', 'november spendings so far please', spent(NOV)),
  said(
    'spending',
    'i need to know what i paid for groceries during september',
    spent({ ...SEP, category: 'groceries' }),
  ),
  said('spending', 'money spent at corner pantry in october', spent({ ...OCT, merchant: 'Corner Pantry' })),
  said('spending', 'how expensive was my coffee habit last month', spent({ ...OCT, category: 'coffee' })),
  said('spending', 'what is the total for utilities in september', spent({ ...SEP, category: 'utilities' })),
  said(
    'spending',
    'how much went to hail rides since june',
    spent({ from: '2026-06-01', merchant: 'Hail Rides' }),
  ),
  said(
    'spending',
    ['how much did I pay for the internet last month', 'and the gym?'],
    spent({ ...OCT, category: 'fitness' }),
  ),
  said('spending', ['show me what i spent in september', 'now for october'], spent(OCT)),
  said('top-categories', 'list my biggest expense categories for october', 'Housing'),
  said('top-merchants', 'in which store do i spend the most', 'Harbour Homes'),
  said('biggest', 'single most expensive purchase of october', 'Harbour Homes'),
  said('average', 'what does a normal month cost me', 'a month'),
  said('average', 'how much is my average grocery bill per month', 'a month'),
  said(
    'compare',
    'am i spending less on groceries than last month',
    spent({ ...NOV, category: 'groceries' }),
  ),
  said('compare', 'september compared with october', spent(SEP), spent(OCT)),
  said('savings-rate', 'do i put enough aside', '%'),
  said('savings-rate', 'how much of my salary do I manage to save?', '%'),
  said('income', 'how much does my job pay me', '$4,200.00'),
  said('balance', 'what is in my accounts right now', '$18,842.10'),
  said('balance', 'how much have i got saved up', '$12,500.00'),
  said('cash-flow', 'how do my income and expenses look over the months', '$4,200.00'),
  said('forecast', 'where will my balance be by the end of next month', '31 Dec'),
  said('forecast', 'is there a chance i go broke before my next paycheck', 'Northwind Labs'),
  said('afford', 'would a 300 jacket be too much for me', '$300.00'),
  said('afford', 'i want to buy a bike for 800, can i', '$800.00'),
  said('subscriptions', 'show every subscription and its price', 'Lumen Films'),
  said('subscriptions', 'how much do all my memberships cost me', 'Lumen Films'),
  said('cancel', 'which subscription is not worth keeping', 'Ironworks Gym'),
  said('bills', 'what do i still have to pay this month', 'Harbour Homes'),
  said('unusual', 'do you see any charges i should worry about', 'Gizmo Palace'),
  said('health', 'what is my money score', 'of 100'),
  said('advice', 'give me ideas to spend less', 'Invest'),
  said('budgets', 'how much can i still spend on clothes', '$150.00'),
  said('budgets', 'is my fun budget used up', '$15.20'),
  said('budgets', 'what is my remaining budget', '$373.55'),
  said('list', 'which payments did i make to harbour homes', 'Harbour Homes'),
  said('list', 'show the last 3 purchases', 'Metro Card'),
  {
    say: 'please log 7.80 for a sandwich',
    intent: 'draft-spending',
    draft: { amount: 7.8, details: 'sandwich' },
  },
  {
    say: 'Paid $33 for a haircut on Monday',
    intent: 'draft-spending',
    draft: { amount: 33, date: '2026-11-23' },
  },
  {
    say: 'put 12 down for parking yesterday',
    intent: 'draft-spending',
    draft: { amount: 12, date: '2026-11-26' },
  },
  {
    say: 'lower the clothes limit to 100',
    intent: 'draft-limit',
    draft: { changes: { allocationValue: 100 } },
  },
  {
    say: 'create a new category for gifts with 80',
    intent: 'draft-category',
    draft: { name: 'Gifts', allocationValue: 80 },
  },
  {
    say: 'i would like a budget for next month of 2000',
    intent: 'draft-budget',
    draft: { totalIncome: 2000, startDate: '2026-12-01' },
  },
  {
    say: 'the concert should be 60',
    intent: 'fix',
    draft: { type: 'update_transaction', changes: { amount: 60 } },
  },
  said('undo', 'please undo the last change', '15 minutes'),
  said('challenges', 'status of my challenges?', 'Seven days of receipts'),
  said('suggest', 'what mission should i try next', 'challenge board'),
  said('points', 'how many challenge points have i collected', 'points'),
  said('buddy', 'how is my little friend pip feeling', 'Pip'),
  said('evolve', 'what else does pip need before it evolves', 'XP'),
  said('coins', 'coin balance please', '120'),
  said('shop', 'what does the shop sell', 'Party Hat'),
  said('restaurants', 'find me a vegetarian restaurant in jayanagar', '₹'),
  said('restaurants', 'cozy cafe for a date in indiranagar', '₹'),
  said('food-safety', 'can someone with a shellfish allergy eat there safely', 'dining check'),
  said('help', 'show me what you are capable of', 'Spending'),
  said('who', 'am i talking to a real person', 'no language model'),
  said('investing', 'where should i put my savings to get the best return', 'cannot advise'),
  said('outside', 'how tall is mount everest', 'outside of what I know'),
];
