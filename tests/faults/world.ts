import { expect } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Line, Reply } from './line.ts';

/** Figures of the rules below, from which the audit works out by hand what everybody must have. */
export const FIGURES = {
  lessonCoins: 7,
  lessonXp: 3,
  quizCoins: 5,
  quizDailyLimit: 20,
  tenLessons: { count: 10, coins: 50 },
  streak: { count: 3, coins: 30 },
  stages: [0, 30, 90, 300, 900],
  grown: { stage: 3, coins: 11 },
} as const;

/** A customer on the starter plan with rules of every kind, a shop and a few buddies. */
export interface World {
  customerId: string;
  items: { id: string; price: number }[];
  buddies: Map<string, string>;
}

async function must(line: Line, status: number, method: string, path: string, body?: unknown) {
  const reply = await line.send(method, path, body);
  expect(reply.status, `${method} ${path}: ${JSON.stringify(reply.body)}`).toBe(status);
  return reply.body;
}

export async function settleIn(line: Line, users: readonly string[]): Promise<World> {
  const account = await must(line, 201, 'POST', '/auth/register', {
    email: 'owner@shop.example',
    password: 'correct horse battery',
    name: 'Shop',
  });
  line.as(account.access_token);
  const key = await must(line, 201, 'POST', '/auth/api-keys', { name: 'server', environment: 'live' });
  line.as(key.key);
  await addRules(line);
  const market = await must(line, 201, 'POST', '/marketplaces', { key: 'shop', name: 'Shop' });
  const items: World['items'] = [];
  for (const [i, category] of ['head', 'face', 'neck', 'hand'].entries())
    items.push(
      await must(line, 201, 'POST', `/marketplaces/${market.id}/items`, {
        key: `item_${i}`,
        name: `Item ${i}`,
        category,
        price: 20 * i + 15,
      }),
    );
  const buddies = new Map<string, string>();
  for (const user of users) {
    const egg = await must(line, 201, 'POST', '/eggs', { user_id: user });
    await must(line, 200, 'PATCH', `/eggs/${egg.egg_id}/status`, { status: 'ready' });
    const { operation_id: id } = await must(line, 202, 'POST', `/eggs/${egg.egg_id}/hatch`);
    buddies.set(user, (await settled(line, id)).buddy_id);
  }
  return { customerId: account.customer.id, items, buddies };
}

/** An operation at its end. */
export async function settled(line: Line, operationId: string): Promise<Reply['body']> {
  for (let tries = 0; tries < 2_000; tries++) {
    const { body } = await line.send('GET', `/operations/${operationId}`);
    if (['completed', 'failed', 'cancelled'].includes(body.status)) return body;
    await sleep(20);
  }
  throw new Error(`operation ${operationId} does not end`);
}

async function addRules(line: Line): Promise<void> {
  const f = FIGURES;
  const add = (path: string, body: object) => must(line, 201, 'POST', path, body);
  await add('/coin-rules', { key: 'lesson', event_type: 'lesson', amount: f.lessonCoins });
  await add('/coin-rules', {
    key: 'quiz',
    event_type: 'quiz',
    amount: f.quizCoins,
    daily_limit: f.quizDailyLimit,
  });
  await add('/token-rules', { key: 'xp', event_type: 'lesson', amount: f.lessonXp, token_key: 'xp' });
  await add('/skill-sets', {
    key: 'all',
    name: 'All',
    skills: [{ key: 'math', name: 'Math', max: 100_000 }],
  });
  await add('/skill-rules', { key: 'learn', event_type: 'lesson', skill_key: 'math', amount: 1 });
  await add('/badge-definitions', {
    key: 'ten',
    name: 'Ten',
    criteria: { type: 'milestone', event_type: 'lesson', count: f.tenLessons.count },
    reward: { coins: f.tenLessons.coins },
  });
  await add('/badge-definitions', {
    key: 'grown',
    name: 'Grown',
    criteria: { type: 'evolution_stage', stage: f.grown.stage },
    reward: { coins: f.grown.coins },
  });
  const { config_version_id: draft } = await add('/streak-definitions', {
    key: 'days',
    name: 'Days',
    event_types: ['lesson'],
    milestones: [f.streak],
  });
  await must(line, 200, 'PATCH', `/config-versions/${draft}`, {
    evolution: {
      auto_evolve: true,
      stages: f.stages.map((tokens, i) => ({
        stage: i + 1,
        name: `Stage ${i + 1}`,
        requirements: i === 0 ? {} : { tokens },
      })),
    },
  });
  await must(line, 200, 'POST', `/config-versions/${draft}/publish`);
}
