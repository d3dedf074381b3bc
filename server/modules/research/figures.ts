import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { INSTRUMENTS } from './instruments.data.ts';

/** What research has come to, of all tenants: numbers, and nobody's answers. */
export async function researchFigures(ctx: Ctx) {
  const pairs = INSTRUMENTS.flatMap(({ key, tracks }) => tracks.map((track) => ({ key, track })));
  const [consents, progress, responses] = await Promise.all([
    query<{ asked: number; consented: number; withdrawn: number; exported: number }>(
      ctx.db,
      `SELECT count(*)::int AS asked, (count(*) FILTER (WHERE consented))::int AS consented,
         (count(*) FILTER (WHERE NOT consented))::int AS withdrawn,
         (count(*) FILTER (WHERE consented AND allow_export AND data_mode = 'sync'))::int AS exported
       FROM research_consents`,
    ),
    query<{ track: string; phase: string; participants: number }>(
      ctx.db,
      `SELECT i.track, r.phase, count(DISTINCT (r.customer_id, r.user_id))::int AS participants
       FROM research_responses r
       JOIN unnest($1::text[], $2::text[]) AS i(key, track) ON i.key = r.instrument_key
       JOIN research_consents p ON p.customer_id = r.customer_id AND p.user_id = r.user_id AND p.consented
       GROUP BY 1, 2 ORDER BY 1, 2`,
      [pairs.map(({ key }) => key), pairs.map(({ track }) => track)],
    ),
    query<{ instrumentKey: string; phase: string; responses: number }>(
      ctx.db,
      `SELECT instrument_key AS "instrumentKey", phase, count(*)::int AS responses
       FROM research_responses WHERE instrument_key = ANY($1::text[]) GROUP BY 1, 2`,
      [INSTRUMENTS.map(({ key }) => key)],
    ),
  ]);
  return {
    consents: consents[0] ?? { asked: 0, consented: 0, withdrawn: 0, exported: 0 },
    progress,
    instruments: INSTRUMENTS.map(({ key, version, title, tracks, phases, items }) => ({
      key,
      version,
      title,
      tracks: [...tracks],
      items: items.length,
      responses: phases.map((phase) => ({
        phase,
        count: responses.find((row) => row.instrumentKey === key && row.phase === phase)?.responses ?? 0,
      })),
    })),
  };
}
