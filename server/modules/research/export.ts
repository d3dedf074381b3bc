import { createHash, timingSafeEqual } from 'node:crypto';
import type { Ctx } from '../../db/context.ts';
import { query } from '../../db/query.ts';
import { openTenant } from '../identity/index.ts';
import { INSTRUMENTS } from './instruments.data.ts';
import { scoreOf } from './instruments.ts';
import { fail } from './errors.ts';

export type ExportRow = Readonly<Record<string, unknown>>;

interface ExportTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Everything behind `SELECT`; `p` is the consent of the row's user. */
  readonly from: string;
  readonly select: string;
  /** Orders the rows for good, along an index; the batch goes on behind it. */
  readonly key: Key;
  readonly map?: (row: ExportRow) => ExportRow;
}

interface Key {
  readonly order: string;
  /** The cursor, as it is selected. */
  readonly cursor: string;
  /** What lies behind the cursor `$2`. */
  readonly behind: string;
}

const by = (column: string): Key => ({ order: column, cursor: column, behind: `${column} > $2` });

/** For rows without an id that may leave: by participant, and their months. */
const BY_MONTH: Key = {
  order: 'p.participant_id, t.month',
  cursor: "p.participant_id || ' ' || t.month",
  // The first half says the same again, in a way that the index of participants understands.
  behind: `p.participant_id >= split_part($2, ' ', 1)
    AND (p.participant_id, t.month) > (split_part($2, ' ', 1), split_part($2, ' ', 2))`,
};

const at = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/**
 * What leaves. No user id, address, name or free text of a user is in it: a participant is a number drawn by chance,
 * with the code that the study gave it.
 */
const TABLES: readonly ExportTable[] = [
  {
    name: 'participants',
    columns: ['participant', 'participant_code', 'study_version', 'age_confirmed', 'consented_at'],
    select: `p.participant_id AS participant, p.participant_code, p.study_version, p.age_confirmed, ${at('p.updated_at')} AS consented_at`,
    from: 'research_consents p WHERE true',
    key: by('p.participant_id'),
  },
  {
    name: 'responses',
    columns: [
      'participant',
      'phase',
      'instrument',
      'instrument_version',
      'response_type',
      'answers',
      'score',
      'answered_at',
    ],
    select: `p.participant_id AS participant, t.phase, t.instrument_key AS instrument, t.instrument_version, t.response_type,
      t.responses AS answers, ${at('t.created_at')} AS answered_at`,
    from: joined('research_responses'),
    key: by('t.id'),
    map: (row) => ({ ...row, answers: numbersIn(row.answers), score: scoreIn(row) }),
  },
  {
    name: 'reflections',
    columns: ['participant', 'phase', 'category', 'confidence', 'quality', 'words', 'has_action', 'day'],
    select: `p.participant_id AS participant, t.phase, t.category, t.confidence_rating AS confidence, t.quality,
      cardinality(regexp_split_to_array(btrim(t.reflection_text), '\\s+')) AS words,
      t.intended_action IS NOT NULL AS has_action, t.day::text AS day`,
    from: joined('reflections'),
    key: by('t.id'),
  },
  {
    name: 'events',
    columns: ['participant', 'event', 'client_at', 'received_at'],
    select: `p.participant_id AS participant, t.event_name AS event, ${at('t.client_at')} AS client_at, ${at('t.created_at')} AS received_at`,
    from: joined('app_events'),
    key: by('t.id'),
  },
  {
    name: 'challenge_metrics',
    columns: ['participant', 'month', 'metrics', 'updated_at'],
    select: `p.participant_id AS participant, t.month, t.metrics, ${at('t.updated_at')} AS updated_at`,
    from: joined('metric_snapshots'),
    key: BY_MONTH,
  },
  {
    name: 'progress_snapshots',
    columns: ['participant', 'month', 'snapshot', 'updated_at'],
    select: `p.participant_id AS participant, t.month, t.snapshot, ${at('t.updated_at')} AS updated_at`,
    from: joined('progress_snapshots'),
    key: BY_MONTH,
    map: (row) => ({ ...row, snapshot: numbersIn(row.snapshot) }),
  },
  {
    name: 'challenges',
    columns: ['participant', 'month', 'template', 'status', 'progress', 'target', 'source'],
    select:
      'p.participant_id AS participant, t.month, t.template_id AS template, t.status, t.progress, t.target, t.source',
    from: joined('user_challenges'),
    key: by('t.id'),
  },
];

function joined(table: string): string {
  return `${table} t JOIN research_consents p ON p.customer_id = t.customer_id AND p.user_id = t.user_id
    WHERE t.customer_id = $1`;
}

const BATCH = 1_000;

/** What an export holds, for whom it is. 503 `export_not_configured`, 403 `export_forbidden`. */
export function startExport(
  ctx: Ctx,
  { token }: { token?: string | undefined },
): { tables: { name: string; columns: string[] }[] } {
  requireExportToken(ctx, token);
  return { tables: TABLES.map(({ name, columns }) => ({ name, columns: [...columns] })) };
}

/** Whoever runs the server has it by the role; everybody else by the token. */
function requireExportToken(ctx: Ctx, sent: string | undefined): void {
  if (ctx.actor.type === 'admin') {
    if (ctx.actor.role !== 'super') throw fail('export_forbidden');
    return;
  }
  const { researchExportToken } = ctx.app.settings;
  if (researchExportToken === undefined) throw fail('export_not_configured');
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  if (sent === undefined || !timingSafeEqual(digest(sent), digest(researchExportToken)))
    throw fail('export_forbidden');
}

/**
 * The next thousand rows of a table, and where the batch after them begins; null at the end. Consent is asked for with
 * each batch: who withdraws while an export runs is not in what follows.
 */
export async function exportBatch(
  outer: Ctx,
  { token, table: name, after }: { token?: string | undefined; table: string; after: string },
): Promise<{ rows: ExportRow[]; after: string | null }> {
  requireExportToken(outer, token);
  const table = TABLES.find((candidate) => candidate.name === name);
  if (!table) return { rows: [], after: null };
  const ctx = await openTenant(outer);
  const rows = await query<Record<string, unknown> & { export_key: string }>(
    ctx.db,
    `SELECT ${table.select}, ${table.key.cursor} AS export_key FROM ${table.from}
       AND p.customer_id = $1 AND p.consented AND p.allow_export AND p.data_mode = 'sync' AND ${table.key.behind}
     ORDER BY ${table.key.order} LIMIT ${BATCH}`,
    [ctx.customerId, after],
  );
  return {
    rows: rows.map(({ export_key: _, ...row }) => table.map?.(row) ?? row),
    after: rows.length < BATCH ? null : (rows.at(-1)?.export_key ?? null),
  };
}

function scoreIn({ instrument, instrument_version: version, answers }: ExportRow): number | null {
  const known = INSTRUMENTS.find(
    (candidate) => candidate.key === instrument && candidate.version === version,
  );
  return known && isMap(answers) ? scoreOf(known, answers) : null;
}

/** Figures, yes and no; whatever somebody could have written a name into stays here. */
const numbersIn = (value: unknown): ExportRow =>
  isMap(value)
    ? Object.fromEntries(
        Object.entries(value).filter(([, entry]) => typeof entry === 'number' || typeof entry === 'boolean'),
      )
    : {};

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
