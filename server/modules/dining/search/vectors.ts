import { createHash } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import type { App, Ctx } from '../../../db/context.ts';
import { query as run } from '../../../db/query.ts';
import { restaurantVectors } from '../tables.ts';
import { embed } from './embedding.ts';

/** How near each place is to the meaning of a text, 0–1; undefined without an embedding server, or when it fails. */
export async function meaningOf(
  ctx: Ctx,
  text: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number> | undefined> {
  const { embedding } = ctx.app.settings;
  if (!embedding || text === '' || ids.length === 0) return undefined;
  try {
    const [asked, rows] = await Promise.all([
      embed(embedding, [text], QUESTION_TIMEOUT_MS),
      ctx.db
        .select({ id: restaurantVectors.restaurantId, vector: restaurantVectors.vector })
        .from(restaurantVectors)
        .where(
          and(
            eq(restaurantVectors.model, embedding.model),
            inArray(restaurantVectors.restaurantId, [...ids]),
          ),
        ),
    ]);
    const [vector] = asked;
    if (!vector) return undefined;
    return new Map(rows.map(({ id, vector: packed }) => [id, nearness(vector, unpack(packed))]));
  } catch (error) {
    // Words find places too; a search does not wait for a server that is down.
    ctx.log.warn({ err: error }, 'the embedding server did not answer');
    return undefined;
  }
}

const QUESTION_TIMEOUT_MS = 2_000;
const BATCH_TIMEOUT_MS = 30_000;
const BATCH = 100;

/**
 * Gives vectors to places that lack one of the model in use, or whose text has changed, a batch at a time until none
 * is left. May be cut short and run again.
 */
export async function embedRestaurants(app: App): Promise<number> {
  const { embedding } = app.settings;
  if (!embedding) return 0;
  for (let done = 0; ;) {
    const rows = await run<{ id: string; words: string }>(
      app.database.db,
      `SELECT r.id, r.words FROM restaurants r
         LEFT JOIN restaurant_vectors v ON v.restaurant_id = r.id AND v.model = $1
        WHERE v.words_hash IS DISTINCT FROM md5(r.words) ORDER BY r.id LIMIT ${BATCH}`,
      [embedding.model],
    );
    if (rows.length === 0) return done;
    const vectors = await embed(
      embedding,
      rows.map(({ words }) => words),
      BATCH_TIMEOUT_MS,
    );
    await run(
      app.database.db,
      `INSERT INTO restaurant_vectors (restaurant_id, model, words_hash, vector)
       SELECT id, $4, hash, vector FROM unnest($1::text[], $2::text[], $3::text[]) AS t(id, hash, vector)
       ON CONFLICT (restaurant_id, model) DO UPDATE SET words_hash = excluded.words_hash, vector = excluded.vector`,
      [
        rows.map(({ id }) => id),
        rows.map(({ words }) => createHash('md5').update(words).digest('hex')),
        vectors.map(pack),
        embedding.model,
      ],
    );
    done += rows.length;
  }
}

const pack = (vector: readonly number[]): string =>
  Buffer.from(new Float32Array(vector).buffer).toString('base64');

function unpack(text: string): Float32Array {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  return new Float32Array(bytes.buffer, 0, Math.floor(bytes.length / 4));
}

/** Cosine of the angle between two vectors, from −1…1 to 0…1. */
function nearness(a: readonly number[], b: Float32Array): number {
  let dot = 0;
  let lengthA = 0;
  let lengthB = 0;
  for (let i = 0; i < a.length; i++) {
    const x = a[i] ?? 0;
    const y = b[i] ?? 0;
    dot += x * y;
    lengthA += x * x;
    lengthB += y * y;
  }
  const lengths = Math.sqrt(lengthA * lengthB);
  return lengths === 0 ? 0 : (dot / lengths + 1) / 2;
}
