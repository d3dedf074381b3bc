import type { Habit, Household, Regular, Surprise } from './household.ts';

const pay = (minor: number, more: Partial<Regular> = {}): Regular => ({
  name: 'Northgate Payroll',
  category: 'salary',
  minor,
  every: 'month',
  on: 28,
  workday: 'before',
  ...more,
});
const rent = (minor: number, more: Partial<Regular> = {}): Regular => ({
  name: 'Harbour Homes',
  category: 'rent',
  minor,
  every: 'month',
  on: 1,
  workday: 'after',
  ...more,
});
const bill = (
  name: string,
  category: string,
  minor: number,
  on: number,
  more: Partial<Regular> = {},
): Regular => ({
  name,
  category,
  minor,
  every: 'month',
  on,
  ...more,
});
const power = (minor: number): Regular =>
  bill('City Power', 'utilities', minor, 12, { varies: 0.22, workday: 'after' });
const phone = bill('Birch Mobile', 'phone', 3_900, 8);
const films = bill('Lumen Films', 'subscriptions', 1_399, 17, { step: [7, 0.14] });
const music = bill('Cadence Music', 'subscriptions', 1_099, 21);
const gym = bill('Ironworks Gym', 'fitness', 4_500, 3, { workday: 'after' });
const insurance = bill('Meadow Mutual', 'insurance', 24_800, 15, { every: 'quarter', workday: 'after' });

const groceries = (minor: number, perWeek = 2.2, more: Partial<Habit> = {}): Habit => ({
  category: 'groceries',
  merchants: ['Greenfield Market', 'Corner Pantry', 'Aldergate Foods'],
  perWeek,
  minor,
  spread: 0.45,
  weekend: 1.5,
  ...more,
});
const dining = (minor: number, perWeek = 1.5, more: Partial<Habit> = {}): Habit => ({
  category: 'dining',
  merchants: ['Noodle Bar Ito', 'Trattoria Sole', 'Burger Yard', 'Green Fork', 'Taco Mesa'],
  perWeek,
  minor,
  spread: 0.5,
  weekend: 2,
  curious: 0.15,
  ...more,
});
const coffee = (perWeek: number): Habit => ({
  category: 'coffee',
  merchants: ['Blue Kettle', 'Roast & Co'],
  perWeek,
  minor: 480,
  spread: 0.2,
});
const fuel = (minor: number, perWeek = 0.8): Habit => ({
  category: 'fuel',
  merchants: ['Ridge Fuel', 'Highway Stop'],
  perWeek,
  minor,
  spread: 0.2,
});
const shopping = (minor: number, perWeek = 0.7, more: Partial<Habit> = {}): Habit => ({
  category: 'shopping',
  merchants: ['Parcelry', 'Thread House', 'Homeware Hall'],
  perWeek,
  minor,
  spread: 0.8,
  weekend: 1.4,
  curious: 0.2,
  ...more,
});
const cash: Habit = {
  category: 'cash',
  merchants: ['ATM Main Street'],
  perWeek: 0.9,
  minor: 8_000,
  spread: 0.3,
};

const surprise = (
  category: string,
  merchant: string,
  perYear: number,
  minor: number,
  more: Partial<Surprise> = {},
): Surprise => ({ category, merchant, perYear, minor, spread: 0.5, ...more });
const trip = (perYear: number, minor: number): Surprise =>
  surprise('travel', 'Wayfare', perYear, minor, { parts: 6 });
const repair = surprise('car', 'Pitstop Garage', 1.6, 42_000);
const doctor = surprise('medical', 'Riverside Clinic', 2, 9_000);

/** Households of different habits. No two earn, spend or surprise alike. */
export const HOUSEHOLDS: readonly Household[] = [
  {
    name: 'salaried single',
    incomes: [pay(410_000)],
    bills: [rent(135_000), power(8_200), phone, films, music],
    habits: [groceries(5_200), dining(3_100), coffee(3), shopping(5_500)],
    surprises: [doctor],
  },
  {
    name: 'paid every other Friday',
    incomes: [pay(198_000, { every: 'two weeks', on: 5 })],
    bills: [rent(142_000), power(9_100), phone, films, gym],
    habits: [groceries(6_100), dining(2_600), fuel(4_800), shopping(4_000)],
    surprises: [repair],
  },
  {
    name: 'paid twice a month',
    incomes: [pay(231_000, { every: 'half month', on: 15 })],
    bills: [rent(165_000), power(7_400), phone, music, insurance],
    habits: [groceries(6_800), dining(4_200, 2), coffee(4)],
    surprises: [trip(2, 21_000)],
  },
  {
    name: 'weekly wage by the hour',
    incomes: [pay(72_000, { every: 'week', on: 5, varies: 0.18 })],
    bills: [rent(88_000), phone, power(6_000)],
    habits: [groceries(4_300, 2.6), cash, fuel(3_900, 1)],
    surprises: [repair],
  },
  {
    name: 'freelancer',
    incomes: [],
    bills: [rent(120_000), phone, films, insurance],
    habits: [groceries(5_600), dining(3_300), coffee(5)],
    surprises: [
      surprise('freelance', 'Studio Kestrel', 14, 145_000, { isIncome: true, spread: 0.6 }),
      surprise('freelance', 'Hollis & Daughters', 9, 160_000, { isIncome: true, spread: 0.4 }),
    ],
  },
  {
    name: 'couple with two incomes',
    incomes: [pay(388_000), pay(305_000, { name: 'St Anne Hospital', on: 15 })],
    bills: [rent(210_000, { category: 'mortgage' }), power(14_200), phone, films, music, insurance],
    habits: [groceries(9_400, 2.8), dining(6_200, 1.4), shopping(8_800, 1.1), fuel(5_400, 1.3)],
    surprises: [trip(2.5, 38_000), doctor],
  },
  {
    name: 'family with childcare',
    incomes: [pay(465_000), pay(120_000, { name: 'Child Benefit Office', category: 'benefits', on: 10 })],
    bills: [
      rent(190_000),
      power(16_800),
      phone,
      bill('Little Oaks', 'childcare', 98_000, 2, { workday: 'after' }),
    ],
    habits: [groceries(11_200, 3), shopping(6_000, 1.2), dining(5_000, 0.6)],
    surprises: [doctor, surprise('kids', 'Parade Toys', 7, 5_600)],
    december: 1.6,
  },
  {
    name: 'student on a stipend',
    incomes: [pay(285_000, { name: 'State Bursary', category: 'stipend', every: 'quarter', on: 5 })],
    bills: [rent(52_000), phone, music],
    habits: [groceries(2_900, 2.4), dining(1_500, 1.8), coffee(4)],
  },
  {
    name: 'pensioner',
    incomes: [pay(204_000, { name: 'Pension Fund', category: 'pension', on: 1, workday: 'before' })],
    bills: [rent(78_000), power(9_900), bill('Evening Post', 'subscriptions', 3_200, 6), insurance],
    habits: [groceries(4_100, 2.8, { weekend: 0.6 }), dining(2_200, 0.7)],
    surprises: [surprise('medical', 'Riverside Clinic', 6, 6_500)],
  },
  {
    name: 'seasonal worker',
    incomes: [
      pay(330_000, { name: 'Vineyard Co', from: 3, until: 9 }),
      pay(140_000, { name: 'Job Centre', category: 'benefits', from: 9 }),
    ],
    bills: [rent(84_000), phone, power(6_400)],
    habits: [groceries(4_000), cash, dining(2_000, 1)],
  },
  {
    name: 'dines out most days',
    incomes: [pay(520_000)],
    bills: [rent(180_000), phone, films, music, gym],
    habits: [dining(3_900, 6), coffee(6), groceries(3_000, 0.9), shopping(9_000, 0.9)],
    surprises: [trip(3, 30_000)],
  },
  {
    name: 'frugal saver',
    incomes: [pay(340_000)],
    bills: [rent(79_000), phone, power(5_200)],
    habits: [groceries(3_800, 1.6, { spread: 0.25 })],
    surprises: [doctor],
  },
  {
    name: 'traveller',
    incomes: [pay(480_000)],
    bills: [rent(125_000), phone, music, insurance],
    habits: [groceries(4_400, 1.8), dining(4_000, 2.2)],
    surprises: [trip(6, 34_000)],
    summer: 1.3,
  },
  {
    name: 'old car',
    incomes: [pay(295_000)],
    bills: [rent(98_000), phone, insurance, bill('Harrow Auto Loan', 'car_loan', 23_400, 20)],
    habits: [groceries(5_100), fuel(5_600, 1.6)],
    surprises: [surprise('car', 'Pitstop Garage', 4, 52_000)],
  },
  {
    name: 'a raise in the ninth month',
    incomes: [pay(360_000, { step: [9, 0.15] })],
    bills: [rent(128_000), power(7_700), phone, films],
    habits: [groceries(5_500), dining(3_000, 1.6, { trend: 0.02 }), shopping(4_800, 0.8, { trend: 0.03 })],
  },
  {
    name: 'loses the job in the tenth month',
    incomes: [
      pay(420_000, { until: 10 }),
      pay(168_000, { name: 'Job Centre', category: 'benefits', on: 30, from: 11 }),
    ],
    bills: [rent(133_000), power(7_000), phone, gym],
    habits: [groceries(5_000), dining(3_100, 1.3, { trend: -0.03 })],
    surprises: [doctor],
  },
  {
    name: 'moves house in the eighth month',
    incomes: [pay(398_000)],
    bills: [
      rent(112_000, { until: 8 }),
      rent(149_000, { name: 'Quayside Lettings', from: 8 }),
      power(8_000),
      phone,
      music,
    ],
    habits: [groceries(5_300), dining(2_900), shopping(6_000)],
  },
  {
    name: 'many subscriptions',
    incomes: [pay(355_000)],
    bills: [
      rent(115_000),
      phone,
      films,
      music,
      gym,
      bill('Pixel Arcade', 'subscriptions', 1_499, 9),
      bill('Nimbus Storage', 'software', 299, 11),
      bill('Daily Ledger', 'subscriptions', 1_900, 23),
      bill('Larder Box', 'groceries', 6_400, 4, { every: 'week', skips: 0.05 }),
    ],
    habits: [groceries(3_200, 1.4), dining(2_500, 1.2)],
  },
  {
    name: 'prices climb',
    incomes: [pay(310_000, { step: [12, 0.03] })],
    bills: [rent(99_000, { step: [6, 0.05] }), power(9_000), phone],
    habits: [groceries(5_800, 2.4, { trend: 0.015 }), fuel(5_000, 1), dining(2_400, 1, { trend: 0.015 })],
  },
  {
    name: 'new parents',
    incomes: [pay(445_000)],
    bills: [rent(151_000), power(9_800), phone, bill('Sprout Nappies', 'kids', 5_200, 14, { from: 6 })],
    habits: [groceries(6_400, 2.2, { trend: 0.025 }), shopping(4_900, 1, { trend: 0.04 })],
    surprises: [doctor],
  },
  {
    name: 'gig driver',
    incomes: [],
    bills: [rent(76_000), phone, insurance],
    habits: [groceries(4_200, 2), fuel(5_200, 3), dining(1_600, 3)],
    surprises: [surprise('income', 'Hail Rides', 104, 31_000, { isIncome: true, spread: 0.3 })],
    hours: [12, 27],
  },
  {
    name: 'pays cards and loans',
    incomes: [pay(372_000, { every: 'month', on: 31 })],
    bills: [
      rent(108_000, { on: 3, wanders: 1 }),
      phone,
      bill('Crest Bank Loan', 'loan', 41_000, 5, { workday: 'after' }),
      bill('Scholar Loans', 'student_loan', 27_500, 18),
    ],
    habits: [groceries(4_700), dining(3_500, 2), shopping(7_200, 1)],
  },
  {
    name: 'rent by hand, whenever',
    incomes: [pay(288_000, { wanders: 1, varies: 0.06 })],
    bills: [rent(94_000, { wanders: 2, workday: undefined }), power(6_600), phone],
    habits: [groceries(4_600, 2), dining(2_100, 1.1), cash],
  },
  {
    name: 'bonus and yearly bills',
    incomes: [
      pay(510_000),
      pay(640_000, { name: 'Northgate Bonus', category: 'bonus', every: 'year', on: 20 }),
    ],
    bills: [
      rent(172_000, { category: 'mortgage' }),
      bill('Shire Council', 'tax', 62_000, 9, { every: 'quarter' }),
      bill('Meadow Mutual', 'insurance', 91_000, 2, { every: 'year' }),
      power(11_000),
      phone,
    ],
    habits: [groceries(7_200, 2.3), dining(4_800, 1.5), fuel(5_800, 1)],
    surprises: [trip(2, 42_000), repair],
    december: 1.4,
  },
];
