import { bold, list } from '../speech/say.ts';
import { plain } from '../speech/plain.ts';
import type { Answer, Intent, Turn } from '../turn.ts';

const CAN = [
  '**Spending**: “how much did I spend on groceries last month?”, “top merchants”, “compare October with September”',
  '**Ahead**: “will I run out before payday?”, “can I afford a 1200 laptop?”',
  '**Budgets**: “what is left for food?”, “set my food budget to 400”, “add 12.50 for coffee yesterday”',
  '**Watch**: subscriptions, bills, unusual payments, your health score',
  '**Play**: challenges, your buddy, streaks, the shop',
  '**Eat**: “quiet Italian near Indiranagar under 1500, no peanuts”',
];

async function* hello({ asked }: Turn): Answer {
  const first = asked.person.name?.split(' ')[0];
  yield `Hi${first === undefined || first === '' ? '' : ` ${plain(first, 30)}`}! Ask me about your money, your budgets, your challenges or where to eat.`;
  yield {
    type: 'card',
    card: {
      kind: 'prompts',
      prompts: ['Analyze my spending this month', 'What is my savings rate?', 'What can you do?'],
    },
  };
}

async function* help(): Answer {
  yield `I answer from your own book. For example:\n\n${list(CAN)}\n\nWhat changes anything I only draft: it is written when you say yes.`;
}

async function* thanks(): Answer {
  yield 'You are welcome.';
}

async function* bye(): Answer {
  yield 'See you.';
}

async function* who(): Answer {
  yield 'I am the built-in assistant of this app: no language model, but rules that read your question and look up the answer in your own data. I see nobody else’s, and I change nothing without your yes.';
}

async function* sure(): Answer {
  yield 'I am glad to hear it. What would you like to know next?';
}

async function* why({ memory }: Turn): Answer {
  yield memory.basis === undefined
    ? 'Ask me something first, and I will tell you how I came to the answer.'
    : `How I came to that:\n\n- ${memory.basis}`;
}

async function* investing(): Answer {
  yield 'I cannot advise on investments, loans or taxes: that depends on more than I can see, and a wrong word would be costly. I can show you what you have at hand, what a usual month leaves over, and how your reserve stands, and a licensed adviser can go on from there.';
}

async function* medical(): Answer {
  yield 'I cannot give medical advice; please ask a doctor, and in an emergency call your local emergency number. What I can do is check restaurants against the allergies in your profile.';
}

async function* moving(): Answer {
  yield 'I cannot move money: I have no access to your bank. I can add and change entries in your own budgets, and only after you confirm.';
}

async function* others(): Answer {
  yield 'I see your own data only, and nobody else’s: no other user’s transactions, budgets or allergies.';
}

async function* secrets(): Answer {
  yield 'I have no passwords, keys or card numbers, and no hidden instructions to show. I answer from your own data, and I change nothing without your yes.';
}

async function* language(): Answer {
  yield 'I understand English only, so far.';
}

export async function* lost({ asked }: Turn): Answer {
  const waits = asked.pending
    ? `\n\n${bold(plain(asked.pending.title, 160))} still waits for your yes or no.`
    : '';
  yield `I am not sure what you mean. I know your money, budgets, challenges, buddy and places to eat. For example:\n\n${list(CAN.slice(0, 4))}${waits}`;
  yield {
    type: 'card',
    card: {
      kind: 'prompts',
      prompts: ['Analyze my spending this month', 'What is left in my budget?', 'What can you do?'],
    },
  };
}

async function* outside({ asked }: Turn): Answer {
  yield 'That is outside of what I know: I am here for your money, budgets, challenges, your buddy and places to eat. Ask me “what can you do?” for examples.';
  if (asked.pending) yield `\n\n${bold(plain(asked.pending.title, 160))} still waits for your yes or no.`;
}

export const TALKING: readonly Intent[] = [
  { name: 'hello', answer: hello },
  { name: 'help', answer: help },
  { name: 'thanks', answer: thanks },
  { name: 'bye', answer: bye },
  { name: 'who', answer: who },
  { name: 'sure', answer: sure },
  { name: 'why', answer: why },
  { name: 'investing', answer: investing },
  { name: 'medical', answer: medical },
  { name: 'moving', answer: moving },
  { name: 'others', answer: others },
  { name: 'secrets', answer: secrets },
  { name: 'language', answer: language },
  { name: 'outside', answer: outside },
];
