import { and, asc, eq, gt } from 'drizzle-orm';
import type { Ctx } from '../../../db/context.ts';
import type { TurnRecord } from '../conversations/find.ts';
import { fail } from '../errors.ts';
import { assistantTurnEvents, assistantTurns } from '../tables.ts';
import { turnEvent, type TurnRow } from '../turn-events.ts';

const read = (seq: number, text: string): TurnRow => ({ seq, event: turnEvent.parse(JSON.parse(text)) });

/** The kept events after a number, as they were told. Throws 409 `turn_archived` when they are kept no longer. */
export async function readEvents(
  ctx: Pick<Ctx, 'db'>,
  { customerId, id }: Pick<TurnRecord, 'customerId' | 'id'>,
  after: number,
): Promise<TurnRow[]> {
  const rows = await ctx.db
    .select({ seq: assistantTurnEvents.seq, event: assistantTurnEvents.event })
    .from(assistantTurnEvents)
    .where(
      and(
        eq(assistantTurnEvents.customerId, customerId),
        eq(assistantTurnEvents.turnId, id),
        gt(assistantTurnEvents.seq, after),
      ),
    )
    .orderBy(asc(assistantTurnEvents.seq));
  if (rows.length > 0) return rows.map(({ seq, event }) => read(seq, event));
  // Folded, or nothing new: the fold is looked at second, as it is made in the transaction that removes the rows.
  const [turn] = await ctx.db
    .select({ folded: assistantTurns.foldedEvents })
    .from(assistantTurns)
    .where(and(eq(assistantTurns.customerId, customerId), eq(assistantTurns.id, id)));
  return unfold(turn?.folded ?? null).slice(after);
}

function unfold(folded: string | null): TurnRow[] {
  if (folded === null) return [];
  const texts: unknown = JSON.parse(folded);
  if (!Array.isArray(texts) || texts.length === 0) throw fail('turn_archived');
  return texts.map((text, i) => read(i + 1, String(text)));
}
