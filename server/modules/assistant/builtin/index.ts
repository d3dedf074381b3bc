import type { Asked, Backend, Spoken } from '../backend.ts';
import { findNames } from '../tools/names/find-names.ts';
import { lost } from './answers/talking.ts';
import { intentNamed, type KnownIntent } from './intents.ts';
import { readMemory, type Memory } from './memory.ts';
import { plain } from './speech/plain.ts';
import { askThrough, Refused, type Intent, type Piece, type Turn } from './turn.ts';
import { guess, hear, hearAgain, type Choice } from './understand/choose.ts';

export { readReply, isUndo } from './replies.ts';
export { suggestPrompts } from './prompts.ts';

/** Answers from the user's own data by rules, without any model: always there, never surprising. */
export const builtIn: Backend = { name: 'built-in', answer };

async function* answer(
  asked: Asked,
  use: Parameters<Backend['answer']>[1],
  signal: AbortSignal,
): AsyncGenerator<Spoken, void, void> {
  const before = readMemory(asked.memory);
  const ask = askThrough(use);
  const { resumed, memory } = resume(asked, before);
  const first = hear(resumed, memory);
  const lead =
    first.isSure && first.intent?.lead ? first.intent.lead(turnOf(first, resumed, memory, ask)) : undefined;
  if (lead !== undefined && lead !== '') yield { type: 'delta', text: lead };
  let remembered: Memory = memory;
  let said = lead !== undefined && lead !== '';
  try {
    const choice = guess(await withNames(first, resumed, memory, ask), resumed);
    if (signal.aborted) return;
    const { intent } = choice;
    const turn = turnOf(choice, resumed, memory, ask);
    yield { type: 'step', step: intent?.name ?? 'lost', message: 'Reading your question' };
    if (intent && !said) {
      const late = intent.lead?.(turn) ?? '';
      if (late !== '') yield { type: 'delta', text: late };
    }
    remembered = { ...remembered, ...(intent && { topic: topicAfter(intent, memory) }) };
    for await (const piece of intent ? intent.answer(turn) : lost(turn)) {
      if (signal.aborted) return;
      if (typeof piece === 'string') {
        if (piece !== '') yield { type: 'delta', text: piece };
        said = true;
      } else if ('remember' in piece) remembered = { ...remembered, ...piece.remember };
      else yield piece;
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    yield { type: 'delta', text: `${said ? '\n\n' : ''}${apology(error)}` };
  }
  yield { type: 'memory', memory: trimmed(remembered) };
}

/** The answer to a question of ours is the message that was asked about, with the name that was meant. */
function resume(asked: Asked, memory: Memory): { resumed: Asked; memory: Memory } {
  const { choice } = memory;
  if (!choice) return { resumed: asked, memory };
  const rest = { ...memory, choice: undefined };
  const meant = chosen(asked.message, choice.options);
  if (meant === undefined) return { resumed: asked, memory: rest };
  return {
    resumed: { ...asked, message: choice.message },
    memory: { ...rest, choice: { ...choice, options: [meant] } },
  };
}

const ORDINALS = ['first|1st|one|1', 'second|2nd|two|2', 'third|3rd|three|3', 'fourth|4th|four|4'];

function chosen(message: string, options: readonly string[]): string | undefined {
  const text = message
    .trim()
    .toLowerCase()
    .replace(/[.!?]+$/, '');
  const at = ORDINALS.findIndex((words) => new RegExp(`^(?:the )?(?:${words})(?: one)?$`).test(text));
  if (at >= 0) return options[at];
  const named = options.filter(
    (option) => option.toLowerCase().includes(text) || text.includes(option.toLowerCase()),
  );
  return named.length === 1 && text.length >= 3 ? named[0] : undefined;
}

/** Looks up the user's own names where they matter, and hears the message again with them. */
async function withNames(first: Choice, asked: Asked, memory: Memory, ask: Turn['ask']): Promise<Choice> {
  const { intent, heard, isSure } = first;
  if (isSure && !intent?.names) return first;
  if (!mayName(heard.text, intent)) return first;
  const found = await ask(findNames, { text: heard.text.slice(0, 500) }).catch((error: unknown) => {
    // Without the right to the book there are no names in it; what was asked may need none.
    if (error instanceof Refused) return undefined;
    throw error;
  });
  if (!found) return first;
  const [meant] = memory.choice?.options ?? [];
  const names =
    meant === undefined
      ? found
      : { ...found, merchants: found.merchants.filter(({ name }) => name === meant) };
  return hearAgain(asked, memory, heard, names);
}

/** Small talk names nothing. */
const mayName = (text: string, intent: Intent | undefined): boolean =>
  text !== '' &&
  (intent === undefined || intent.names === true || intent.again === true || !SMALL.has(intent.name));
const SMALL = new Set([
  'hello',
  'help',
  'thanks',
  'bye',
  'who',
  'sure',
  'why',
  'secrets',
  'language',
  'medical',
  'undo',
  'yes-no',
  'restaurants',
  'food-safety',
]);

const turnOf = ({ heard }: Choice, asked: Asked, memory: Memory, ask: Turn['ask']): Turn => ({
  ...heard,
  asked,
  memory,
  ask,
});

/** Small talk leaves the topic as it was: “thanks”, and then “and in May?”. */
const topicAfter = ({ name }: KnownIntent, { topic }: Memory): string =>
  SMALL.has(name) &&
  name !== 'restaurants' &&
  name !== 'food-safety' &&
  topic !== undefined &&
  intentNamed(topic)
    ? topic
    : name === 'food-safety'
      ? 'restaurants'
      : name;

const trimmed = ({ choice, ...memory }: Memory): Memory =>
  choice && choice.options.length > 1 ? { ...memory, choice } : memory;

/** Why a tool would not answer, in words. */
function apology({ code, message }: Refused): string {
  if (code === 'scope_missing')
    return 'I may not look at that here: this page or key was not given the right to it.';
  if (code === 'no_budget')
    return 'You have no budget yet. Say “make a budget for this month with 2500”, and I will draft one.';
  if (code === 'no_budget_for_day')
    return 'None of your budgets runs today. Say “make a budget for this month”, and I will draft one.';
  return `I could not do that: ${plain(message === '' ? 'something went wrong on our side.' : message, 200)}`;
}

export type { Piece };
