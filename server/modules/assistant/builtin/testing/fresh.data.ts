import { spent } from './figures.ts';
import type { Case } from './golden.data.ts';

const OCT = { month: '2026-10' };
const SEP = { month: '2026-09' };
const NOV = { month: '2026-11' };
const YEAR = { from: '2026-01-01' };

const asks = (say: string | readonly string[], ...has: string[]): Case => ({ say, has });
const is = (intent: string, say: string | readonly string[], ...has: string[]): Case => ({
  say,
  intent,
  has,
});
const drafts = (say: string | readonly string[], draft: Record<string, unknown>, ...has: string[]): Case => ({
  say,
  draft,
  has,
});
const days = (from: string, to = from) => ({ from, to });

/** As people type: with slips, slang and halves of sentences, and as those do whose first language is another. */
export const FRESH: readonly Case[] = [
  // What was spent.
  asks('hw much did i burn on coffe in oct', spent({ ...OCT, category: 'coffee' })),
  asks('octobers groceries bill, all in?', spent({ ...OCT, category: 'groceries' })),
  asks('what went out on restaurants n stuff last month', spent({ ...OCT, category: 'dining' })),
  asks(
    'how much have i spend for groceries since september',
    spent({ from: '2026-09-01', category: 'groceries' }),
  ),
  asks('in october i have how much for transport spent?', spent({ ...OCT, category: 'transport' })),
  asks('total damage at whole foods last month', spent({ ...OCT, merchant: 'Whole Foods' })),
  asks('blue kettle, all of this year?', spent({ ...YEAR, merchant: 'Blue Kettle' })),
  asks('how much did the gym take off me this yr', spent({ ...YEAR, merchant: 'Ironworks Gym' })),
  asks('shopping damage this month?', spent({ ...NOV, category: 'shopping' })),
  asks('gimme nov spend so far', spent(NOV)),
  asks('spendings of the last 7 days plz', spent(days('2026-11-21', '2026-11-27'))),
  asks('what did the weekend cost me', spent(days('2026-11-21', '2026-11-22'))),
  asks('taxis + metro in october total', spent({ ...OCT, category: 'transport' })),
  asks('money out between 1 oct and 15 oct', spent(days('2026-10-01', '2026-10-15'))),
  asks('how much from the 3rd to the 10th of november', spent(days('2026-11-03', '2026-11-10'))),
  asks('oct 5 through oct 12 spending?', spent(days('2026-10-05', '2026-10-12'))),
  asks('what have i spent from september through october', spent(days('2026-09-01', '2026-10-31'))),
  asks('did i spend anythin on travel in july?', '$645.00'),
  asks('that big payment on july 18th, what was it', 'Wayfare'),
  asks('electric bill in september', spent({ ...SEP, category: 'utilities' })),
  asks('whats the total for food shopping in sept', spent({ ...SEP, category: 'groceries' })),
  asks(['coffee in october', 'and sept?'], spent({ ...SEP, category: 'coffee' })),
  asks(
    ['how much did i spend at whole foods in october', 'same for corner pantry'],
    spent({ ...OCT, merchant: 'Corner Pantry' }),
  ),
  asks(['groceries last month', 'nah i meant this month'], spent({ ...NOV, category: 'groceries' })),
  asks(['spending in october', 'only dining tho'], spent({ ...OCT, category: 'dining' })),
  asks(['coffee this month?', 'vs last month?'], spent({ ...OCT, category: 'coffee' })),
  asks(['what did i spend in october', 'which category was the worst'], 'Housing'),
  asks(['how much for dining in october', 'where exactly'], 'Trattoria Sole'),
  asks(['spending yesterday', 'and the day before'], spent(days('2026-11-25'))),
  // Which, how much more, how much usually.
  asks('where does all my dough go', 'Housing'),
  asks('wich shops get the most of my money in october', 'Harbour Homes'),
  asks('top 3 payments sept', 'Harbour Homes'),
  asks(
    'do i pay more for groceries now than in september?',
    spent({ ...NOV, category: 'groceries' }),
    spent({ ...SEP, category: 'groceries' }),
  ),
  asks('october vs september, which was pricier', spent(OCT), spent(SEP)),
  asks('avg weekly coffee spend?', 'a week'),
  asks('what do i lay out per month for transport usually', 'a month'),
  asks('am i spending less on coffee than before', spent({ ...NOV, category: 'coffee' })),
  asks('spending up or down vs last month', spent(NOV)),
  // What there is, what comes in, what will be.
  asks('how much dough do i got', '$6,342.10'),
  asks('whats in savings rn', '$12,500.00'),
  asks('when do i get payed', 'Northwind Labs'),
  asks('salary?', '$4,200.00'),
  is('savings-rate', 'how much of my paycheck do i keep', '%'),
  is('afford', 'is 2k for a trip doable', '$2,000.00'),
  is('afford', 'can i swing a 1,2k macbook', '$1,200.00'),
  is('afford', 'would 15 bucks for lunch hurt', '$15.00'),
  is('afford', 'could i buy a bike for eight hundred', '$800.00'),
  is('forecast', "what'll i have in 2 weeks", '11 Dec'),
  is('forecast', 'how much money have i at the end of the year', '31 Dec'),
  is('forecast', 'will i make it thru the month'),
  is('forecast', 'do i go in the minus before the salary comes', 'Northwind Labs'),
  asks('money in vs money out october', spent(OCT)),
  asks('how did october go overall', spent(OCT)),
  asks('any refunds this year?', 'Thread House'),
  // What recurs, what is odd.
  asks('what am i paying monthly for stuff i forgot about', 'Lumen Films'),
  asks('which abos do i have', 'Lumen Films'),
  asks('anything due next week', 'Harbour Homes'),
  asks('when is rent due', 'Harbour Homes'),
  asks('how much r my fixed costs', 'Harbour Homes'),
  is('cancel', 'kill some subscriptions, which ones', 'Ironworks Gym'),
  asks('anything dodgy on my account', 'Gizmo Palace'),
  asks('i dont recognise a charge', 'Gizmo Palace'),
  asks('someone used my card??', 'Gizmo Palace'),
  // Budgets and lists.
  asks('how am i doing on food', '$238.75'),
  asks('fun budget - over?', '$15.20'),
  asks('whats left for clothes', '$150.00'),
  asks('which budget did i blow', 'Fun'),
  asks('how much per day can i still spend on food', '$238.75'),
  asks('what categorys do i have', 'Clothes'),
  asks('show me everything from noodle bar ito', 'Noodle Bar Ito'),
  asks('transactions over 500 in november', 'Gizmo Palace'),
  asks('what did i buy on the 15th', 'Concert'),
  asks('last 5 payments plz', 'Metro Card'),
  asks('find the bowling thing', 'Bowling'),
  // What is to be added and changed.
  drafts('12,50 coffee', { amount: 12.5, date: '2026-11-27' }),
  drafts('paid 15 bucks for parking yday', { amount: 15, date: '2026-11-26' }),
  drafts('i have yesterday 18 dollar for pizza paid', { amount: 18, date: '2026-11-26' }),
  drafts('spent 7.20 @ blue kettle this morning', { amount: 7.2, date: '2026-11-27' }),
  drafts('add 1.250,00 for a sofa', { amount: 1250 }),
  drafts('put down 2k for the new laptop, bought it on monday', { amount: 2000, date: '2026-11-23' }),
  drafts('lunch 14,90 yesterday with anna', { amount: 14.9, date: '2026-11-26' }),
  drafts('log twenty bucks for the barber', { amount: 20 }),
  drafts('bought a jacket for $89 on nov 20', { amount: 89, date: '2026-11-20' }),
  drafts('dropped 45 on drinks last nite', { amount: 45, date: '2026-11-26' }),
  drafts('just spent a fiver on snacks', { amount: 5 }),
  drafts('add to fun: 30 cinema', { amount: 30 }, '**Fun**'),
  drafts('yesterday: taxi 22', { amount: 22, date: '2026-11-26' }),
  drafts('paid the plumber 120 on 24.11.', { amount: 120, date: '2026-11-24' }),
  drafts('set fun to 150 bucks', { changes: { allocationValue: 150 } }),
  drafts('gimme 50 more for food', { changes: { allocationValue: 350 } }),
  drafts('food budget down to 250 pls', { changes: { allocationValue: 250 } }),
  drafts('new category for pets, 40 a month', { name: 'Pets', allocationValue: 40 }),
  drafts('make categorie holidays with 200', { name: 'Holidays', allocationValue: 200 }),
  drafts('budget for next month, income 2,5k', { startDate: '2026-12-01', totalIncome: 2500 }),
  drafts('i need a budget for january', { startDate: '2027-01-01' }),
  drafts('actually bowling was 55', { changes: { amount: 55 } }),
  drafts(['add a coffee', '4,20'], { amount: 4.2 }),
  drafts(['log an expense', '23 for lunch yesterday'], { amount: 23, date: '2026-11-26' }),
  // The buddy and what is won.
  asks('hows my lil guy', 'Pip'),
  asks('how many coins i got', '120'),
  asks('what does pip need to lvl up', 'XP'),
  asks('can i afford the party hat', 'Party Hat'),
  asks('whats in the store', 'Party Hat'),
  asks('royal cape price?', '400'),
  asks('challange status', 'Seven days of receipts'),
  asks('what missions am i on', 'Seven days of receipts'),
  asks('gimme something new to do, a challenge', 'challenge board'),
  asks('is my streak still alive', 'streak'),
  asks('my points pls', '0 points'),
  asks('did i get any badges yet', 'badge'),
  // Food.
  is('restaurants', 'hungry. italian near indiranagar?', '₹'),
  is('restaurants', 'cheap biryani around koramangala', '₹'),
  is('restaurants', 'veg places in jayanagar under 500', '₹'),
  is('restaurants', 'i would like eat indian food by hsr layout', '₹'),
  is('food-safety', 'im allergic to peanuts, can i eat at the thai place', 'dining check'),
  is('food-safety', 'is the pad thai there ok with a nut allergie', 'dining check'),
  // Everything else.
  is('thanks', 'cheers mate'),
  is('help', 'wat can u do', 'Spending'),
  is('investing', 'should i buy bitcoin'),
  is('moving', 'send 50 to mom'),
];

/** What was worked with, and what was only ever scored. */
export const WORKED_WITH = FRESH.filter((_, i) => i % 2 === 0);
export const HELD_BACK = FRESH.filter((_, i) => i % 2 === 1);
