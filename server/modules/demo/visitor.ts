import { randomBytes } from 'node:crypto';
import type { Ctx, WidgetCtx } from '../../db/context.ts';
import { SESSION_SCOPES } from '../../kernel/actor.ts';
import { notFound } from '../../kernel/errors.ts';
import { issueSession } from '../accounts/index.ts';
import { fail } from './errors.ts';
import { DEMO_ACCOUNT, demoCtx } from './tenant.ts';

export interface DemoSession {
  userId: string;
  /** A widget session of the demo's customer: goes into `X-Demo-Session`, or shows widgets. */
  session: string;
  expiresAt: string;
  resumed: boolean;
}

/** With the demo off, its endpoints do not exist. */
export function requireDemo(ctx: Ctx): void {
  if (!ctx.app.settings.demo) throw notFound('page');
}

const isVisitor = (ctx: Ctx): ctx is WidgetCtx =>
  ctx.actor.type === 'widget' && ctx.actor.kind === 'session' && ctx.accountId === DEMO_ACCOUNT;

/** The visitor who calls. Throws 401 without a session, 403 for a credential of anybody else. */
export function requireVisitor(ctx: Ctx): WidgetCtx {
  requireDemo(ctx);
  if (ctx.actor.type === 'anonymous') throw fail('unauthorized');
  if (!isVisitor(ctx)) throw fail('not_a_demo_session');
  return ctx;
}

/** Starts a session for a new visitor, or another hour for the one who calls. */
export async function startDemoSession(ctx: Ctx): Promise<DemoSession> {
  requireDemo(ctx);
  const known = isVisitor(ctx) ? ctx.actor.userId : undefined;
  const issued = await issueSession(demoCtx(ctx.app, ctx.requestId), {
    kind: 'session',
    buddyId: null,
    userId: known ?? `visitor-${randomBytes(16).toString('hex')}`,
    scopes: SESSION_SCOPES,
  });
  const { userId, token, expiresAt } = issued;
  return { userId, session: token, expiresAt, resumed: known !== undefined };
}
