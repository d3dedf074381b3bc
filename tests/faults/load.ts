import type { Line, Reply } from './line.ts';
import { pick } from './random.ts';
import { settled, type World } from './world.ts';

export interface SentEvent {
  userId: string;
  type: 'lesson' | 'quiz' | 'note';
  occurredAt: string;
  /** What it was answered with, whichever time it was sent. */
  coins: number;
}

/** Everything that was answered, which is everything that must be there in the end, once. */
export interface Journal {
  events: Map<string, SentEvent>;
  reversed: Set<string>;
  granted: { userId: string; amount: number }[];
  spent: { userId: string; amount: number }[];
  bought: { userId: string; itemId: string; price: number }[];
  operations: Map<string, { userId: string; type: 'hatch' | 'equip_item' }>;
  /** Answers that no caller should ever get. */
  surprises: string[];
}

export const emptyJournal = (): Journal => ({
  events: new Map(),
  reversed: new Set(),
  granted: [],
  spent: [],
  bought: [],
  operations: new Map(),
  surprises: [],
});

export interface Caller {
  line: Line;
  world: World;
  journal: Journal;
  name: string;
  random: () => number;
  /** Events that may still be sent, all callers together: the plan's quota. */
  budget: { left: number };
  /** Buddies on their way: callers do not wait for them, the end does. */
  births: Promise<void>[];
}

const DAY_MS = 86_400_000;

/** One caller: does one thing after the other, each until it is answered, until it is told to stop. */
export async function act(caller: Caller, isOver: () => boolean): Promise<void> {
  for (let step = 0; !isOver(); step++) {
    const id = `${caller.name}-${step}`;
    const chance = caller.random();
    if (chance < 0.5) await sendEvent(caller, id);
    else if (chance < 0.6) await sendBatch(caller, id);
    else if (chance < 0.68) await reverseOne(caller);
    else if (chance < 0.76) await move(caller, id, 'granted');
    else if (chance < 0.84) await move(caller, id, 'spent');
    else if (chance < 0.9) await buy(caller, id);
    else if (chance < 0.96) await wear(caller, id);
    else await hatchAnother(caller, id);
  }
}

function expectStatus({ journal }: Caller, what: string, reply: Reply, statuses: readonly number[]): boolean {
  if (statuses.includes(reply.status)) return true;
  journal.surprises.push(`${what}: ${reply.status} ${JSON.stringify(reply.body)}`);
  return false;
}

/** A third of all events is late, by days. */
function newEvent(
  { random, world, budget }: Caller,
  id: string,
  userId = pick(random, [...world.buddies.keys()]),
) {
  budget.left -= 1;
  const daysAgo = random() < 0.33 ? Math.ceil(random() * 5) : 0;
  return {
    event_id: id,
    user_id: userId,
    type: pick(random, ['lesson', 'lesson', 'quiz', 'quiz', 'note'] as const),
    occurred_at: new Date(Date.now() - daysAgo * DAY_MS).toISOString(),
  };
}

function note({ journal }: Caller, event: ReturnType<typeof newEvent>, answer: Reply['body']): void {
  if (answer.accepted !== true || answer.event_id !== event.event_id)
    journal.surprises.push(`${event.event_id}: ${JSON.stringify(answer)}`);
  else
    journal.events.set(event.event_id, {
      userId: event.user_id,
      type: event.type,
      occurredAt: event.occurred_at,
      coins: answer.effects.coins,
    });
}

async function sendEvent(caller: Caller, id: string, userId?: string): Promise<void> {
  if (caller.budget.left <= 0) return;
  const event = newEvent(caller, id, userId);
  const reply = await caller.line.send('POST', '/events', event);
  if (expectStatus(caller, id, reply, [200, 201])) note(caller, event, reply.body);
}

async function sendBatch(caller: Caller, id: string): Promise<void> {
  if (caller.budget.left < 8) return;
  const events = Array.from({ length: 8 }, (_, i) => newEvent(caller, `${id}.${i}`));
  const reply = await caller.line.send('POST', '/events/batch', { events });
  if (!expectStatus(caller, id, reply, [200])) return;
  for (const [i, event] of events.entries()) note(caller, event, reply.body.results[i]);
}

/** Lessons stay: what they earned for good would make the sums depend on the order. */
async function reverseOne(caller: Caller): Promise<void> {
  const { journal, random, line } = caller;
  const quizzes = [...journal.events].filter(
    ([id, { type }]) => type === 'quiz' && !journal.reversed.has(id),
  );
  if (quizzes.length === 0) return;
  const [id] = pick(random, quizzes);
  const reply = await line.send('POST', `/events/${id}/reverse`);
  if (expectStatus(caller, `reverse ${id}`, reply, [200])) journal.reversed.add(id);
}

async function move(caller: Caller, id: string, kind: 'granted' | 'spent'): Promise<void> {
  const { journal, random, world, line } = caller;
  const [userId, buddyId] = pick(random, [...world.buddies]);
  const amount = Math.ceil(random() * 40);
  const path = `/buddies/${buddyId}/coins${kind === 'spent' ? '/spend' : ''}`;
  const reply = await line.send('POST', path, { amount, reason: 'test' }, id);
  const broke = kind === 'spent' && reply.body?.error?.code === 'insufficient_balance';
  if (!broke && expectStatus(caller, id, reply, [201])) journal[kind].push({ userId, amount });
}

async function buy(caller: Caller, id: string): Promise<void> {
  const { journal, random, world, line } = caller;
  const [userId, buddyId] = pick(random, [...world.buddies]);
  const { id: itemId, price } = pick(random, world.items);
  const reply = await line.send('POST', `/buddies/${buddyId}/purchase-item`, { item_id: itemId }, id);
  if (['already_owned', 'insufficient_balance'].includes(reply.body?.error?.code)) return;
  if (expectStatus(caller, id, reply, [201])) journal.bought.push({ userId, itemId, price });
}

async function wear(caller: Caller, id: string): Promise<void> {
  const { journal, random, world, line } = caller;
  if (journal.bought.length === 0) return;
  const { userId, itemId } = pick(random, journal.bought);
  const change = random() < 0.5 ? { equip: [itemId] } : { unequip: [itemId] };
  const path = `/buddies/${world.buddies.get(userId)}/equipped-items`;
  const reply = await line.send('PATCH', path, change, id);
  if (reply.body?.error?.code === 'too_many_items') return;
  if (expectStatus(caller, id, reply, [202]))
    journal.operations.set(reply.body.operation_id, { userId, type: 'equip_item' });
}

/** Somebody new, who did something before there was a buddy, and plays on with it. */
async function hatchAnother(caller: Caller, id: string): Promise<void> {
  const { line, journal, world } = caller;
  const userId = `user-${id}`;
  for (let i = 0; i < 3; i++) await sendEvent(caller, `${id}.${i}`, userId);
  const egg = await line.send('POST', '/eggs', { user_id: userId }, `${id}.egg`);
  if (!expectStatus(caller, `egg ${id}`, egg, [201])) return;
  const path = `/eggs/${egg.body.egg_id}`;
  const ready = await line.send('PATCH', `${path}/status`, { status: 'ready' }, `${id}.ready`);
  if (!expectStatus(caller, `ready ${id}`, ready, [200])) return;
  const hatch = await line.send('POST', `${path}/hatch`, undefined, `${id}.hatch`);
  if (!expectStatus(caller, `hatch ${id}`, hatch, [202])) return;
  journal.operations.set(hatch.body.operation_id, { userId, type: 'hatch' });
  caller.births.push(
    settled(line, hatch.body.operation_id).then(({ status, buddy_id: buddyId }) => {
      if (status === 'completed') world.buddies.set(userId, buddyId);
      else journal.surprises.push(`hatch ${id}: ${status}`);
    }),
  );
}
