import { z } from 'zod';
import type { Ctx } from '../../db/context.ts';
import { invalid } from '../../kernel/errors.ts';
import * as f from '../../kernel/fields.ts';
import { newId } from '../../kernel/ids.ts';
import { tokenConfig, tokenRule, type ConfigContent, type TokenRule } from './content.ts';
import { readShown, type Shown } from './draft-editor.ts';
import { editDraft, type Stamp } from './edit-draft.ts';
import { freeKey } from './element-keys.ts';
import { fail } from './errors.ts';
import { renameTarget } from './references.ts';
import { revision, shownList, stamp } from './rule-schemas.ts';

const { primary } = tokenConfig.shape;

/** One of the two tokens as the API shows it. Coin rules earn the primary one; the other has earn rules. */
export const token = z.object({
  kind: z.enum(['primary', 'progression']),
  tokenKey: z.string(),
  label: z.string(),
  icon: z.string().nullable(),
  maxBalance: z.int().nullable(),
  earnRules: z.array(tokenRule),
});
export type Token = z.output<typeof token>;
export const tokenList = shownList(token);
export const tokenWritten = token.extend(stamp);

const earnRule = tokenRule.omit({ id: true, tokenKey: true }).partial({ key: true });

export const upsertTokenInput = z.strictObject({
  kind: z.enum(['primary', 'progression']),
  tokenKey: primary.shape.key.optional(),
  label: primary.shape.label.optional(),
  icon: f.text(40).nullish(),
  maxBalance: primary.shape.maxBalance.nullable(),
  /** Replaces all rules that earn the progression token. */
  earnRules: z.array(earnRule).max(200).optional(),
  revision,
});
type UpsertToken = z.output<typeof upsertTokenInput>;

/** Both tokens, the spendable one first. */
export async function listTokens(ctx: Ctx): Promise<Shown & { data: Token[] }> {
  const { content, ...shown } = await readShown(ctx);
  return { ...shown, data: [tokenOf(content, 'primary'), tokenOf(content, 'progression')] };
}

/** Changes one of the two tokens; what is left out stays. A new key is followed by all rules and gates. */
export async function upsertToken(ctx: Ctx, { revision, ...input }: UpsertToken): Promise<Token & Stamp> {
  requireSlotFields(input);
  return editDraft(ctx, revision, (content) => {
    const changed = withToken(content, input);
    return {
      content: changed,
      changes: [{ kind: 'token', key: input.kind, action: 'updated' }],
      result: tokenOf(changed, input.kind),
    };
  });
}

function requireSlotFields({ kind, maxBalance, earnRules }: UpsertToken): void {
  if (kind === 'progression' && maxBalance != null)
    throw invalid([{ field: 'maxBalance', message: 'belongs to the primary token: progression only grows' }]);
  if (kind === 'primary' && earnRules !== undefined)
    throw invalid([
      { field: 'earnRules', message: 'belong to the progression token: coin rules earn this one' },
    ]);
}

function withToken(content: ConfigContent, input: UpsertToken): ConfigContent {
  const { primary, progression } = content.tokens;
  const old = content.tokens[input.kind];
  const key = input.tokenKey ?? old.key;
  const other = input.kind === 'primary' ? progression : primary;
  if (key === other.key)
    throw fail('conflict', { reason: 'duplicate_key', key }, 'The other token has this key.');
  const icon = input.icon === undefined ? old.icon : (input.icon ?? undefined);
  const face = { key, label: input.label ?? old.label, ...(icon !== undefined && { icon }) };
  const renamed = renameTarget(content, 'token', old.key, key);
  if (input.kind === 'progression') {
    return {
      ...renamed,
      tokens: { primary, progression: face },
      tokenRules: input.earnRules ? earnRulesOf(input.earnRules, key, content) : renamed.tokenRules,
    };
  }
  const maxBalance = input.maxBalance === undefined ? primary.maxBalance : (input.maxBalance ?? undefined);
  return {
    ...renamed,
    tokens: { primary: { ...face, ...(maxBalance !== undefined && { maxBalance }) }, progression },
  };
}

/** Rules keep their id by their key, so a list that comes back changed is not a list of new rules. */
function earnRulesOf(
  rules: NonNullable<UpsertToken['earnRules']>,
  tokenKey: string,
  { tokenRules }: ConfigContent,
): TokenRule[] {
  const ids = new Map(tokenRules.map(({ key, id }) => [key, id]));
  const made: TokenRule[] = [];
  for (const rule of rules) {
    const key = rule.key ?? freeKey(rule.eventType, 'token_rule', made);
    if (made.some((one) => one.key === key))
      throw fail('conflict', { reason: 'duplicate_key', key }, 'Two earn rules have this key.');
    made.push({ ...rule, key, tokenKey, id: ids.get(key) ?? newId('rule') });
  }
  return made;
}

function tokenOf({ tokens, tokenRules }: ConfigContent, kind: Token['kind']): Token {
  const { key, label, icon } = tokens[kind];
  return {
    kind,
    tokenKey: key,
    label,
    icon: icon ?? null,
    maxBalance: kind === 'primary' ? (tokens.primary.maxBalance ?? null) : null,
    earnRules: tokenRules.filter((rule) => rule.tokenKey === key),
  };
}
