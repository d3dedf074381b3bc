import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../../../tests/support/app.ts';
import { addBuddy, addTenant, rules } from '../../../../tests/support/players.ts';
import { asSystem, type UserCtx } from '../../../db/context.ts';
import { lockUser } from '../../accounts/index.ts';
import { acceptChallenge } from '../../challenges/accept.ts';
import { seedMarketplace } from '../../marketplace/index.ts';
import { post } from '../../progression/index.ts';
import { ctxOf, fillGolden, NOW, userOf } from './testing/book.ts';
import { GOLDEN, type Case } from './testing/golden.data.ts';
import { PARAPHRASED } from './testing/paraphrased.data.ts';
import { openTalk } from './testing/talk.ts';
import { TYPED } from './testing/typed.data.ts';

let app: TestApp;
let ctx: UserCtx;
beforeAll(async () => {
  app = await openTestApp();
  app.setNow(NOW);
  const { customerId, versionId } = await addTenant(
    app,
    rules({
      evolution: {
        stages: [1, 2, 3, 4, 5].map((stage) => ({
          stage,
          name: `Stage ${stage}`,
          requirements: stage === 1 ? {} : { tokens: 500 * (stage - 1) },
        })),
      },
    }),
  );
  ctx = ctxOf(app, userOf('robin', customerId));
  await fillGolden(ctx);
  await play(app, ctx, versionId);
});
afterAll(() => app.close());

/** A buddy with 120 coins, a shop with two hats, and one challenge that was taken on. */
async function play(app: TestApp, ctx: UserCtx, versionId: string): Promise<void> {
  const { customerId } = ctx;
  const system = asSystem(app, customerId);
  const buddyId = await addBuddy(app, { customerId, versionId }, ctx.actor.userId);
  await system.transact(async (own) => {
    await lockUser(own, ctx.actor.userId);
    await post(own, [{ holderId: buddyId, tokenKey: 'coins', amount: 120, reason: 'test' }]);
  });
  const item = (key: string, name: string, price: number) => ({
    key,
    name,
    description: name,
    category: 'head' as const,
    rarity: 'common' as const,
    pricing: 'coin' as const,
    price,
    artKey: null,
    imageUrl: null,
    stock: null,
    visibility: {},
    active: true,
  });
  await seedMarketplace(system, {
    key: 'hats',
    name: 'Hats',
    description: '',
    items: [item('party_hat', 'Party Hat', 100), item('royal_cape', 'Royal Cape', 400)],
  });
  await acceptChallenge(ctx, { templateId: 1, source: 'user' });
}

/** What is wrong with an answer; nothing when all is as it must be. */
async function faultsOf({ say, intent, has = [], not = [], draft }: Case): Promise<string[]> {
  const talk = openTalk(ctx);
  const said = typeof say === 'string' ? [say] : say;
  let told = await talk.say(said[0] ?? '');
  for (const message of said.slice(1)) told = await talk.say(message);
  const faults = [
    ...(intent === undefined || told.intent === intent
      ? []
      : [`taken for ${told.intent}, not for ${intent}`]),
    ...has.filter((text) => !told.text.includes(text)).map((text) => `lacks ${text}`),
    ...not.filter((text) => told.text.includes(text)).map((text) => `holds ${text}`),
  ];
  if (draft) {
    const found = told.drafts.some(({ action }) => holdsAll(action, draft));
    if (!found)
      faults.push(
        `drafts ${JSON.stringify(told.drafts.map(({ action }) => action))}, not ${JSON.stringify(draft)}`,
      );
  } else if (told.drafts.length > 0 && intent?.startsWith('draft') !== true) faults.push('drafts something');
  return faults.length > 0
    ? [
        `${said.join(' → ')}\n   ${faults.join('\n   ')}\n   > ${told.text.slice(0, 300).replaceAll('\n', ' ')}`,
      ]
    : [];
}

const holdsAll = (whole: object, part: Record<string, unknown>): boolean => {
  const known = new Map(Object.entries(whole));
  return Object.entries(part).every(([key, value]) => {
    const own: unknown = known.get(key);
    if (typeof value !== 'object' || value === null)
      return typeof own === 'string' && typeof value === 'string'
        ? own.toLowerCase() === value.toLowerCase()
        : own === value;
    return typeof own === 'object' && own !== null && holdsAll(own, { ...value });
  });
};

test('the golden set: every utterance is understood, and answered with the true figures', async () => {
  const faults: string[] = [];
  for (const one of GOLDEN) faults.push(...(await faultsOf(one)));
  console.log(`golden set: ${GOLDEN.length - faults.length} of ${GOLDEN.length}`);
  expect(GOLDEN.length).toBeGreaterThanOrEqual(220);
  expect(faults.join('\n'), faults.join('\n')).toBe('');
}, 240_000);

const SAID_OTHERWISE: readonly [string, readonly Case[]][] = [
  ['paraphrased', PARAPHRASED],
  ['typed', TYPED],
];
test.each(SAID_OTHERWISE)(
  'what is %s is understood as well',
  async (name, cases) => {
    const faults: string[] = [];
    for (const one of cases) faults.push(...(await faultsOf(one)));
    console.log(`${name}: ${cases.length - faults.length} of ${cases.length}`);
    expect(faults.join('\n'), faults.join('\n')).toBe('');
  },
  240_000,
);
