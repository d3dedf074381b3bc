import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { ensureRestaurants } from './catalogue/ensure.ts';
import { embed } from './search/embedding.ts';

export interface Readiness {
  status: 'ready' | 'not_ready';
  database: 'ok' | 'error';
  embeddingApi: 'ok' | 'error';
  detail?: string;
}

const TIMEOUT_MS = 5_000;

/**
 * Whether restaurants can be found now: the database answers, and so does what tells their meaning: the embedding
 * server with a vector where one is set, else the built-in full text with a match.
 */
export async function checkReadiness(ctx: Ctx): Promise<Readiness> {
  const database = await succeeds(ctx, () => query(ctx.db, 'SELECT 1'));
  const embeddingApi = database && (await succeeds(ctx, () => checkMeaning(ctx)));
  if (database && embeddingApi) return { status: 'ready', database: 'ok', embeddingApi: 'ok' };
  const { embedding } = ctx.app.settings;
  return {
    status: 'not_ready',
    database: database ? 'ok' : 'error',
    // What needs the database cannot be blamed for its absence; a server of its own can be asked nevertheless.
    embeddingApi:
      embeddingApi || (!database && (!embedding || (await succeeds(ctx, () => checkMeaning(ctx)))))
        ? 'ok'
        : 'error',
    detail: database ? 'Embedding connectivity check failed' : 'Database connectivity check failed',
  };
}

async function checkMeaning(ctx: Ctx): Promise<unknown> {
  const { embedding } = ctx.app.settings;
  if (embedding) return embed(embedding, ['ready'], TIMEOUT_MS);
  await ensureRestaurants(ctx.app);
  return query(
    ctx.db,
    `SELECT 1 FROM restaurants WHERE search @@ plainto_tsquery('english', 'ready') LIMIT 1`,
  );
}

async function succeeds(ctx: Ctx, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    ctx.log.warn({ err: error }, 'dining is not ready');
    return false;
  }
}
