import { EMBED_SCOPES } from '../../auth/scopes.ts';
import { perApp, type App } from '../../db/context.ts';
import { issueSession } from '../accounts/index.ts';
import { hatchNow } from './play.ts';
import { demoCtx } from './tenant.ts';

/** Fern, the demo's own buddy, whom everybody may look at. */
export const FERN = 'fern';
const TTL_SECONDS = 86_400;

export interface FernToken {
  token: string;
  buddyId: string;
  expiresAt: string;
}

const tokens = perApp((app: App) => {
  let current: { token: Promise<FernToken>; untilMs: number } | undefined;
  return (): Promise<FernToken> => {
    const nowMs = app.now().getTime();
    if (current && current.untilMs > nowMs) return current.token;
    const mine = { token: mint(app), untilMs: nowMs + (TTL_SECONDS * 1_000) / 2 };
    current = mine;
    mine.token.catch(() => {
      if (current === mine) current = undefined;
    });
    return mine.token;
  };
});

async function mint(app: App): Promise<FernToken> {
  const ctx = demoCtx(app);
  const { buddyId } = await hatchNow(ctx, FERN, { name: 'Fern' });
  const { token, expiresAt } = await issueSession(ctx, {
    kind: 'embed',
    userId: FERN,
    buddyId,
    scopes: EMBED_SCOPES,
    ttlSeconds: TTL_SECONDS,
  });
  return { token, buddyId, expiresAt };
}

/** A token that reads Fern and nothing else; one for everybody, renewed at half its life. */
export const fernToken = (app: App): Promise<FernToken> => tokens(app)();
