import { createHash } from 'node:crypto';
import type { UserCtx } from '../../../db/context.ts';
import { query } from '../../../db/query.ts';
import { isUuid } from '../../../kernel/ids.ts';
import type { StatementRow } from './statement.ts';

/** A row of a file and what the book knows of it. */
export interface Matched {
  row: StatementRow;
  hash: string;
  /** The bank's id as the book keeps it; null without one. */
  importId: string | null;
  /** The row of the book that is the same movement. */
  known: string | 'by id' | undefined;
}

/** A row of the book that came from a file. */
interface Imported extends Record<string, unknown> {
  id: string;
  importId: string | null;
  hash: string | null;
}

/** Day, amount and text of a movement in one account. Equal payments share it. */
export function contentHash(accountKey: string, row: StatementRow): string {
  const text = row.details.toLowerCase().replace(/\s+/g, ' ').trim();
  const hex = createHash('sha256')
    .update(JSON.stringify([accountKey, row.date, row.amountMinor, text]))
    .digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

/** What the book has of an account's rows by their ids or contents; our own ids come back in our own exports. */
export const readImported = (
  ctx: UserCtx,
  accountId: string,
  rows: readonly { importId: string | null; hash: string }[],
): Promise<Imported[]> =>
  query<Imported>(
    ctx.db,
    `SELECT id, import_id AS "importId", import_hash AS hash FROM transactions
     WHERE customer_id = $1 AND user_id = $2 AND account_id = $3::uuid AND import_id = ANY($4::text[])
     UNION
     SELECT id, import_id, import_hash FROM transactions
     WHERE customer_id = $1 AND user_id = $2 AND account_id = $3::uuid AND import_hash = ANY($5::uuid[])
     UNION
     SELECT id, id::text, NULL FROM transactions
     WHERE customer_id = $1 AND user_id = $2 AND id = ANY($6::uuid[])
     ORDER BY id`,
    [
      ctx.customerId,
      ctx.actor.userId,
      accountId,
      rows.flatMap(({ importId }) => (importId === null ? [] : [importId])),
      rows.map(({ hash }) => hash),
      rows.flatMap(({ importId }) => (importId !== null && isUuid(importId) ? [importId] : [])),
    ],
  );

/**
 * Which rows of a file the book has already. Pure. The bank's id decides where both have one; else contents are counted:
 * the book's first two equal payments are the file's first two, and a third is new. So a file can come twice, in pieces,
 * overlapping or in another format, and two real payments of the same amount at the same shop are never made one.
 */
export function reconcile(
  accountKey: string,
  rows: readonly StatementRow[],
  imported: readonly Imported[],
): Matched[] {
  const ids = new Set(imported.flatMap(({ importId }) => (importId === null ? [] : [importId])));
  const byHash = new Map<string, Imported[]>();
  for (const row of imported)
    if (row.hash !== null) byHash.set(row.hash, [...(byHash.get(row.hash) ?? []), row]);
  return named(accountKey, rows).map(({ row, hash, importId, isRepeat }): Matched => {
    const same = byHash.get(hash) ?? [];
    if (isRepeat || (importId !== null && ids.has(importId))) {
      // Its row in the book must not stand for another of the same content.
      take(same, (other) => other.importId === importId);
      return { row, hash, importId, known: 'by id' };
    }
    const match = take(same, (other) => importId === null || other.importId === null);
    return { row, hash, importId, known: match?.id };
  });
}

function take(rows: Imported[], fits: (row: Imported) => boolean): Imported | undefined {
  const at = rows.findIndex(fits);
  return at < 0 ? undefined : rows.splice(at, 1)[0];
}

interface Named {
  row: StatementRow;
  hash: string;
  importId: string | null;
  /** The file has the very same movement, id and all, further up. */
  isRepeat: boolean;
}

/** Some banks give one id to several movements: within a file, another content makes it another id. */
export function named(accountKey: string, rows: readonly StatementRow[]): Named[] {
  const seen = new Map<string, string[]>();
  return rows.map((row) => {
    const hash = contentHash(accountKey, row);
    if (row.importId === null) return { row, hash, importId: null, isRepeat: false };
    const hashes = seen.get(row.importId) ?? [];
    seen.set(row.importId, hashes);
    const at = hashes.indexOf(hash);
    if (at < 0) hashes.push(hash);
    const nth = at < 0 ? hashes.length : at + 1;
    return { row, hash, importId: nth === 1 ? row.importId : `${row.importId}#${nth}`, isRepeat: at >= 0 };
  });
}
