import { TRPCError } from '@trpc/server';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bareApp } from '../../tests/contract/shop.ts';
import { createCtx } from '../db/context.ts';
import type { Actor } from '../kernel/actor.ts';
import { fail } from '../kernel/errors.ts';
import { callableOf, proceduresOf } from './call.ts';
import { open, router, server } from './trpc.ts';

const echo = z.object({ seen: z.string(), tenant: z.string(), extra: z.string().optional() });
const subject = router({
  plain: server
    .input(z.strictObject({ word: z.string().default('hi') }))
    .output(echo)
    .query(({ input, ctx }) => ({ seen: input.word, tenant: ctx.customerId, dropped: 1 })),
  none: open.output(echo).query(({ ctx }) => ({ seen: 'x', tenant: ctx.customerId })),
  widened: open
    .use(({ next, ctx }) => next({ ctx: { ...ctx, requestId: 'changed' } }))
    .output(echo)
    .mutation(({ ctx }) => ({ seen: ctx.requestId, tenant: ctx.customerId })),
  refuses: open.output(echo).mutation(() => {
    throw fail('conflict', { a: 1 });
  }),
  crashes: open.output(echo).mutation(() => {
    throw new Error('secret');
  }),
  lies: open.output(echo).query(() => ({ seen: 3, tenant: 'x' }) as never),
});

const key: Actor = { type: 'key', accountId: 'cus_1', keyId: 'k', mode: 'live' };
const procedures = proceduresOf(subject);
const settle = async (run: () => Promise<unknown>) => {
  try {
    return { data: await run() };
  } catch (error) {
    if (!(error instanceof TRPCError)) return { error };
    return { code: error.code, message: error.message, cause: error.cause?.name };
  }
};

describe('a call in process answers as tRPC does', () => {
  const cases: [path: string, actor: Actor, input: unknown][] = [
    ['plain', key, { word: 'a' }],
    ['plain', key, {}],
    ['plain', key, { word: 3 }],
    ['plain', key, undefined],
    ['plain', { type: 'anonymous' }, { word: 3 }],
    ['none', key, undefined],
    ['none', { type: 'anonymous' }, { ignored: true }],
    ['widened', key, undefined],
    ['refuses', key, undefined],
    ['crashes', key, undefined],
    ['lies', key, undefined],
  ];
  it.each(cases)('%s as %j with %j', async (path, actor, input) => {
    const procedure = procedures[path];
    if (!procedure) throw new Error('no such case');
    const ctx = createCtx(bareApp(), actor, 'req_1');
    const read = async () => input;
    const ours = await settle(() => callableOf(path, procedure).call(ctx, read));
    const stock = await settle(() => subject.createCaller(ctx)[path as 'plain'](input as never));
    expect(ours).toEqual(stock);
  });
});

it('reads the input only after the caller was let in', async () => {
  const procedure = procedures.plain;
  if (!procedure) throw new Error('no such case');
  let wasRead = false;
  const read = async () => {
    wasRead = true;
    return {};
  };
  await settle(() => callableOf('plain', procedure).call(createCtx(bareApp(), { type: 'anonymous' }), read));
  expect(wasRead).toBe(false);
});
