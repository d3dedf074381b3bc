import { z } from 'zod';
import type { Ctx } from '../../db/context.ts';
import { invalid, notFound } from '../../kernel/errors.ts';
import * as f from '../../kernel/fields.ts';
import { gate } from './content.ts';
import { readShown, type Shown } from './draft-editor.ts';
import { editDraft, type Stamp } from './edit-draft.ts';
import { revision, shownList, stamp } from './rule-schemas.ts';

const { key: _, ...gateFields } = gate.shape;

/** Something that opens for ever when a buddy spends tokens on it. */
export const tokenGate = z.object({ gateKey: z.string(), ...gateFields });
export type TokenGate = z.output<typeof tokenGate>;
export const gateList = shownList(tokenGate);
export const gateWritten = tokenGate.extend(stamp);

export const putGateInput = z.strictObject({
  gateKey: f.key,
  name: gateFields.name.optional(),
  /** The primary token, which is the only one to spend. */
  tokenKey: f.key.optional(),
  cost: f.amount.optional(),
  metadata: f.freeMap.optional(),
  revision,
});
export const removeGateInput = z.strictObject({ gateKey: f.pathId, revision });

const toGate = ({ key, ...fields }: z.output<typeof gate>): TokenGate => ({ gateKey: key, ...fields });

export async function listGates(ctx: Ctx): Promise<Shown & { data: TokenGate[] }> {
  const { content, ...shown } = await readShown(ctx);
  return { ...shown, data: content.gates.map(toGate) };
}

/** Creates the gate, or changes the fields that are sent. */
export async function putGate(
  ctx: Ctx,
  { revision, gateKey, ...input }: z.output<typeof putGateInput>,
): Promise<TokenGate & Stamp> {
  return editDraft(ctx, revision, (content) => {
    const primaryKey = content.tokens.primary.key;
    if (input.tokenKey !== undefined && input.tokenKey !== primaryKey)
      throw invalid([{ field: 'tokenKey', message: `must be the primary token, ${primaryKey}` }]);
    const old = content.gates.find(({ key }) => key === gateKey);
    const cost = input.cost ?? old?.cost;
    if (cost === undefined) throw invalid([{ field: 'cost', message: 'is needed for a new gate' }]);
    const put = {
      key: gateKey,
      name: input.name ?? old?.name ?? gateKey,
      tokenKey: primaryKey,
      cost,
      metadata: input.metadata ?? old?.metadata ?? {},
    };
    return {
      content: {
        ...content,
        gates: old ? content.gates.map((one) => (one === old ? put : one)) : [...content.gates, put],
      },
      changes: [{ kind: 'gate', key: gateKey, action: old ? 'updated' : 'created' }],
      result: toGate(put),
    };
  });
}

export async function removeGate(
  ctx: Ctx,
  { gateKey, revision }: z.output<typeof removeGateInput>,
): Promise<Stamp> {
  return editDraft(ctx, revision, (content) => {
    const gates = content.gates.filter(({ key }) => key !== gateKey);
    if (gates.length === content.gates.length) throw notFound('gate');
    return {
      content: { ...content, gates },
      changes: [{ kind: 'gate', key: gateKey, action: 'removed' }],
      result: {},
    };
  });
}
