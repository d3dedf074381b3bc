import type { UserCtx } from '../../../db/context.ts';
import { noteFallback } from '../../health/index.ts';
import type { Asked, Backend, Spoken } from '../backend.ts';
import type { Card } from '../cards.ts';
import { equipment } from '../equipment.ts';
import type { UseTool } from '../tools/tool.ts';
import type { TurnEvent } from '../turn-events.ts';
import { noteSpend } from '../usage/spend.ts';
import { allergyWords } from './allergy-words.ts';
import { questionOf } from './asked.ts';
import type { Ending } from './end.ts';
import { decideByWord, isDecided } from './replies.ts';
import type { Work } from './run.ts';
import { openSpeech, TooLong, type Speech } from './speech.ts';
import { toolUser } from './use-tools.ts';
import { untilAborted } from './until-aborted.ts';

export const BUILT_IN = 'built-in';

/** How long a backend that was stopped may take to say what it has cost. */
const FAREWELL_MS = 400;
const MOST_MEMORY_CHARS = 8_000;

const CUT = '\n\n*The answer is cut here: it became too long.*';
const goesOn = (name: string): string =>
  `\n\n*${name} broke off here. The built-in assistant answers instead:*\n\n`;

export interface Speaker {
  /** Who is answering, or has. */
  backend: string;
}

/**
 * Answers one message, event by event: what the user's word decides is decided here, everything else is asked of the
 * backends in turn. Rejects when the signal fires, and when none could answer.
 */
export async function answer(
  ctx: UserCtx,
  { turn, conversation, userMessage, waiting }: Work,
  { pass, signal, speaker }: { pass(event: TurnEvent): void; signal: AbortSignal; speaker: Speaker },
): Promise<Ending> {
  const speech = openSpeech(pass);
  const done = (more: Partial<Ending> = {}): Ending => ({
    status: 'done',
    event: { type: 'done', messageId: turn.messageId, backend: speaker.backend, stopped: false },
    backend: speaker.backend,
    ...more,
  });
  if (isDecided(waiting)) {
    for await (const event of decideByWord(ctx, waiting, turn.messageId)) speech.say(event);
    return done({ decided: !waiting.isAmbiguous });
  }

  const question = await questionOf(ctx, conversation, userMessage, waiting.action);
  const cards: Card[] = [];
  const use = toolUser(ctx, { turn, say: speech.say, onCard: (card) => void cards.push(card), signal });
  const backends = equipment(ctx.app).backends(ctx.app, ctx.actor);
  for (const [i, backend] of backends.entries()) {
    speaker.backend = backend.name;
    const asked: Asked = { ...question, memory: conversation.memory[backend.name] };
    if (speech.text() !== '')
      asked.history = [
        ...question.history,
        { role: 'user', text: question.message },
        { role: 'assistant', text: speech.text() },
      ];
    try {
      const memory = await listen(ctx, { backend, asked, use, signal, speech, turnId: turn.id });
      const words = backend.name === BUILT_IN ? '' : allergyWords(cards);
      if (words !== '') speech.say({ type: 'delta', text: `\n\n${words}` });
      return done({ memory: memory === undefined ? undefined : { backend: backend.name, value: memory } });
    } catch (error) {
      if (signal.aborted) throw error;
      if (error instanceof TooLong) {
        pass({ type: 'delta', text: CUT });
        return done();
      }
      if (i === backends.length - 1) throw error;
      noteFallback(ctx.app);
      ctx.log.warn({ err: error, backend: backend.name, turnId: turn.id }, 'a backend could not answer');
      if (speech.text() === '')
        speech.say({ type: 'step', step: 'fallback', message: 'The built-in assistant answers' });
      else speech.say({ type: 'delta', text: goesOn(backend.name) });
    }
  }
  throw new Error('there is nobody to answer');
}

interface Listening {
  backend: Backend;
  asked: Asked;
  use: UseTool;
  signal: AbortSignal;
  speech: Speech;
  turnId: string;
}

/** Hears a backend out and passes on what it says; answers what it wants to remember. */
async function listen(
  ctx: UserCtx,
  { backend, asked, use, signal, speech, turnId }: Listening,
): Promise<unknown> {
  const own = new AbortController();
  const source = backend.answer(asked, use, AbortSignal.any([signal, own.signal]));
  let memory: unknown;
  const hear = async (spoken: Spoken): Promise<void> => {
    if (spoken.type === 'memory') {
      if ((JSON.stringify(spoken.memory) ?? '').length <= MOST_MEMORY_CHARS) memory = spoken.memory;
      return;
    }
    if (spoken.type === 'usage') await noteSpend(ctx, turnId, spoken);
    speech.say(spoken);
  };
  let next = source.next();
  try {
    for (let said = await untilAborted(next, signal); said.done !== true;) {
      await hear(said.value);
      next = source.next();
      said = await untilAborted(next, signal);
    }
    return memory;
  } catch (error) {
    own.abort();
    await farewell(ctx, turnId, source, next);
    throw error;
  }
}

/** A backend that is stopped may still say what it has cost; nothing else of it is heard. */
async function farewell(
  ctx: UserCtx,
  turnId: string,
  source: AsyncGenerator<Spoken, void, void>,
  next: Promise<IteratorResult<Spoken, void>>,
): Promise<void> {
  const isOver = AbortSignal.timeout(FAREWELL_MS);
  try {
    for (let said = await untilAborted(next, isOver); said.done !== true;) {
      if (said.value.type === 'usage') await noteSpend(ctx, turnId, said.value);
      // One that talks on without a pause would keep the timer from firing.
      await new Promise((resolve) => setImmediate(resolve));
      said = await untilAborted(source.next(), isOver);
    }
  } catch {
    // It ended by its own error, or does not end at all: it is left to itself.
    source.return().catch(() => {});
  }
}
