import { expect, test } from 'vitest';
import { insightsOf } from '../../insights/insights.ts';
import { studyBook } from '../../insights/index.ts';
import { studySpending } from '../tools/analyze-spending.ts';
import { namesIn } from '../tools/names/find-names.ts';
import { ACCOUNTS, TODAY } from './testing/book.ts';
import { hear, hearAgain } from './understand/choose.ts';

/** Ten thousand movements at three hundred merchants. */
const entries = Array.from({ length: 10_000 }, (_, i) => ({
  id: `e${i}`,
  accountId: 'checking',
  budgetId: null,
  amountMinor: -500 - ((i * 37) % 9_000),
  currency: 'USD',
  date: new Date(Date.UTC(2023, 0, 1 + Math.floor(i / 8))).toISOString().slice(0, 10),
  occurredAt: null,
  category: ['groceries', 'dining', 'coffee', 'transport', 'shopping'][i % 5] ?? '',
  merchant: `Shop ${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + ((i * 7) % 23))}lia Market`,
  description: 'x',
}));
const book = insightsOf(studyBook({ today: TODAY, timeZone: 'UTC', accounts: ACCOUNTS, entries }), {
  userName: '',
  timeZone: 'UTC',
});

const asked = {
  message: 'how mcuh did i spend on groceries at shop aalia last month',
  history: [],
  pending: undefined,
  memory: undefined,
  person: { name: undefined, today: TODAY, timezone: 'UTC', currency: 'USD' },
  budgetId: undefined,
};

const medianCpuMs = (work: () => void): number => {
  const times = Array.from({ length: 9 }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return times.sort((a, b) => a - b)[4] ?? 0;
};

test('an answer from a book of ten thousand rows takes less than 50 ms of CPU beyond its queries', () => {
  const understanding = medianCpuMs(() => void hear(asked, { v: 1 }));
  const all = medianCpuMs(() => {
    const { heard } = hear(asked, { v: 1 });
    const names = namesIn(heard.text, book, []);
    hearAgain(asked, { v: 1 }, heard, names);
    studySpending(
      book,
      { categories: ['Groceries'], merchants: ['Shop aalia Market'] },
      { from: '2026-10-01', to: '2026-10-31' },
    );
    studySpending(book, {}, { from: '2023-01-01', to: TODAY });
  });
  console.log(
    `built-in: understood in ${understanding.toFixed(1)} ms, answered in ${all.toFixed(1)} ms of CPU`,
  );
  expect(all).toBeLessThan(50);
});
