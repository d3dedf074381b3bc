import type { Backend, Spoken } from '../../server/modules/assistant/backend.ts';
import type { Card } from '../../server/modules/assistant/cards.ts';
import { gate } from '../support/assistant.ts';

/** What a script answers with. */
export const ANSWERS = {
  figures: `You spent **€842.10** in May, *a little less* than in April.

### Where it went
- Groceries are the largest part
- Coffee came to \`€61.20\`
  1. mostly on Mondays

| Month | Spent | Saved |
|---|---|---|
| April | 870.00 | 10 % |
| May | 842.10 | 14 % |

More about it at [your bank](https://bank.example/why?x=1).`,
  hostile: `<img src=x onerror="document.title='owned'"> <script>document.title='owned'</script>

![beacon](https://evil.example/pixel.gif) [bank.example](https://evil.example/login) [click](javascript:alert(1))

<b>bold?</b> & <style>*{display:none}</style>`,
} as const;

const place = {
  area: 'Indiranagar',
  address: '12 Palm Street',
  cuisines: ['Italian', 'Café'],
  priceTier: 'mid',
  costForTwo: 1_400,
  rating: 4.3,
  fitScore: 86,
  fitTags: ['quiet', 'within your budget', 'wood oven'],
  summary: 'A small room with a wood oven and candles.',
  lat: 12.9784,
  lng: 77.6408,
  radar: { ambiance: 82, service: 74, food: 88, value: 61, location: 70 },
};
const warning = {
  allergen: 'peanuts',
  severity: 'anaphylactic',
  level: 'danger',
  title: 'Anaphylaxis Risk',
  message:
    'This kitchen uses peanuts. Do not eat here unless the kitchen confirms to you that it can serve you safely.',
};

export const CARDS = {
  breakdown: {
    kind: 'breakdown',
    title: 'Spending in May',
    currency: 'EUR',
    total: 842.1,
    rows: [
      { label: 'Groceries', value: 402.3, share: 0.48 },
      { label: 'Rent of the garden', value: 240, share: 0.28 },
      { label: 'Transport', value: 138.6, share: 0.17 },
      { label: 'Coffee', value: 61.2, share: 0.07 },
    ],
  },
  series: {
    kind: 'series',
    title: 'Balance',
    currency: 'EUR',
    points: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul'].map((label, at) => ({
      label,
      value: [310, 260, 420, 380, 520, 560, 610][at] ?? 0,
      ...(at < 4 ? {} : { low: 520 - at * 20, high: 480 + at * 60 }),
    })),
  },
  transactions: {
    kind: 'transactions',
    title: 'The latest',
    currency: 'EUR',
    rows: [
      { id: '1', date: '2026-05-30', merchant: 'Blue Tokai', category: 'Coffee', amount: -12.5 },
      { id: '2', date: '2026-05-29', merchant: 'Lark Street School', category: 'Income', amount: 2_500 },
      { id: '3', date: '2026-05-27', merchant: 'Corner Market', category: 'Groceries', amount: -48.2 },
    ],
  },
  score: {
    kind: 'score',
    title: 'Financial health',
    score: 72,
    max: 100,
    parts: [
      { label: 'Savings', score: 18, max: 25, note: 'You put 14 % aside.' },
      { label: 'Bills on time', score: 25, max: 25 },
      { label: 'Cushion', score: 9, max: 25, note: 'It would last for five weeks.' },
    ],
  },
  places: {
    kind: 'restaurants',
    layout: 'restaurant_list',
    judged: true,
    places: [
      {
        ...place,
        id: 'p1',
        name: 'Olive & Ember',
        allergySafe: true,
        allergyConfidence: 'high',
        warnings: [],
      },
      {
        ...place,
        id: 'p2',
        name: 'Satay House',
        fitScore: 79,
        lat: 12.9716,
        lng: 77.6412,
        radar: { ambiance: 60, service: 66, food: 92, value: 80, location: 72 },
        allergySafe: false,
        allergyConfidence: 'high',
        warnings: [{ ...warning, confidence: 'high' }],
      },
      {
        ...place,
        id: 'p3',
        name: 'Nameless Kitchen',
        fitScore: 64,
        lat: 12.9619,
        lng: 77.6387,
        radar: { ambiance: 45, service: 58, food: 70, value: 90, location: 55 },
        allergySafe: false,
        allergyConfidence: 'low',
        warnings: [
          {
            ...warning,
            confidence: 'low',
            message:
              'Nobody has said whether this kitchen uses peanuts. Speak to the kitchen before you order.',
          },
        ],
      },
    ],
  },
  prompts: { kind: 'prompts', prompts: ['What is my savings rate?', 'Analyze my spending this month'] },
} satisfies Record<string, Card>;

const delta = (text: string): Spoken => ({ type: 'delta', text });
const card = (shown: Card): Spoken => ({ type: 'card', card: shown });

/** A text in pieces of a few letters, as a model sends it. */
function* pieces(text: string): Generator<Spoken> {
  for (let at = 0; at < text.length; at += 7) yield delta(text.slice(at, at + 7));
}

/** A backend that answers by the first word of a message, and waits where a test asks it to. */
export function createScript() {
  let door = gate();
  const script = {
    /** The budget that drafts are for. */
    budgetId: '',
    /** Lets every answer go on that waits. */
    release(): void {
      door.open();
      door = gate();
    },
    answer: async function* (asked, use, signal) {
      const [, word = ''] = /^(\w+)/.exec(asked.message) ?? [];
      yield { type: 'step', step: 'read', message: 'Reading your question' };
      switch (word) {
        case 'figures':
          yield { type: 'step', step: 'look', message: 'Looking at your spending' };
          yield* pieces(ANSWERS.figures);
          for (const name of ['breakdown', 'series', 'transactions', 'score', 'prompts'] as const)
            yield card(CARDS[name]);
          return;
        case 'places':
          yield delta('Three places that fit. Please mind the warnings.');
          return yield card(CARDS.places);
        case 'map':
          yield delta('Here they are.');
          return yield card({ ...CARDS.places, layout: 'map_view' });
        case 'compare':
          yield delta('Side by side.');
          return yield card({ ...CARDS.places, layout: 'comparison_chart' });
        case 'unjudged':
          yield delta('Nothing is known of allergies.');
          return yield card({
            ...CARDS.places,
            judged: false,
            places: CARDS.places.places.slice(0, 1),
          });
        case 'hostile':
          return yield* pieces(ANSWERS.hostile);
        case 'wait': {
          yield { type: 'step', step: 'look', message: 'Looking at your spending' };
          const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
          await Promise.race([door.opened, stopped]);
          if (signal.aborted) return;
          yield* pieces('The first half, ');
          await Promise.race([door.opened, stopped]);
          if (signal.aborted) return;
          return yield* pieces('and the **second** half.');
        }
        case 'add': {
          const [, amount = '12.5', details = 'Coffee'] = /([\d.]+) (.+)/.exec(asked.message) ?? [];
          await use('draft', {
            action: {
              type: 'create_transaction',
              budgetId: script.budgetId,
              amount: Number(amount),
              date: '2026-06-02',
              details,
            },
          });
          return yield delta('Shall I do that?');
        }
        case 'fail':
          yield delta('I was about to');
          throw new Error('no more words');
        default:
          return yield* pieces(`You said: ${asked.message}`);
      }
    } satisfies Backend['answer'],
  };
  return script;
}
