import type { Ctx, UserCtx } from '../../../db/context.ts';
import type { Allergy } from '../allergens/allergens.ts';
import { ensureRestaurants } from '../catalogue/ensure.ts';
import { noteInteraction } from '../people/interactions.ts';
import { knownDiner } from '../people/known.ts';
import { NO_PREFERENCES } from '../people/preferences.ts';
import { priceTierOf } from '../catalogue/price-tier.ts';
import { decompose, isEmpty, readStated, type Query } from '../query/decompose.ts';
import { bySafety, search, type Asker, type Found } from '../search/search.ts';
import { centerOf, toResult, warningsOf, type ChatResult } from './payload.ts';
import { allLeftOut, CLARIFY, introduce, NOTHING_FOUND, UNKNOWN_USER } from './words.ts';

export interface ChatTurn {
  role: 'user' | 'assistant';
  content: string;
}

export const STEPS = [
  'context_loaded',
  'decomposed',
  'search_complete',
  'evaluated',
  'guard_complete',
] as const;
export type ChatEvent =
  | { event: 'thinking'; data: { step: (typeof STEPS)[number]; message: string } }
  | { event: 'result'; data: ChatResult };

/** Turns of the conversation that are looked back at. */
const HISTORY = 6;
const MAX_TURN_CHARS = 2_000;
/** The most relevant, from which the safest are shown. */
const EVALUATED = 15;
const SHOWN = 5;

const thinking = (step: (typeof STEPS)[number], message: string): ChatEvent => ({
  event: 'thinking',
  data: { step, message },
});

/**
 * Answers a message about where to eat: five steps, then one result. Everything is found and judged from data; the
 * allergy gate comes last and no text can overrule it. Allergens that a message names count for that message only.
 */
export async function* chat(
  ctx: UserCtx,
  { message, conversationHistory }: { message: string; conversationHistory: readonly ChatTurn[] },
): AsyncGenerator<ChatEvent, void, void> {
  await ensureRestaurants(ctx.app);
  const diner = await knownDiner(ctx);
  yield thinking('context_loaded', diner ? 'Loaded user profile' : 'No profile yet');

  const query = inContext(decompose(message), conversationHistory);
  yield thinking('decomposed', describe(query));

  const { preferences, allergies: known } = diner ?? { preferences: NO_PREFERENCES, allergies: [] };
  const allergies = mergeAvoided(known, query);
  const isSearchable = diner !== undefined && !isEmpty(query);
  const found = isSearchable ? await search(ctx, query, { preferences, allergies }) : [];
  yield thinking('search_complete', `Found ${found.length} restaurants`);

  const evaluated = worthShowing(found, allergies);
  yield thinking('evaluated', `Ranked and annotated ${evaluated.length} results`);

  const { shown, excluded } = guard(evaluated, query);
  const warnings = warningsOf(shown);
  yield thinking('guard_complete', `AllergyGuard: ${warnings.length} warnings flagged`);

  if (diner) await learnFrom(ctx, message, query);
  const restaurants = shown.map(toResult);
  const isText = restaurants.length === 0;
  const text = !diner
    ? UNKNOWN_USER
    : isEmpty(query)
      ? CLARIFY
      : excluded > 0
        ? allLeftOut(excluded)
        : NOTHING_FOUND;
  yield {
    event: 'result',
    data: {
      uiType: isText
        ? 'text'
        : query.ui === 'comparison_chart' && shown.length < 2
          ? 'restaurant_list'
          : query.ui,
      textResponse: isText ? text : introduce(query, shown, allergies.length > 0, excluded),
      restaurants,
      allergyWarnings: warnings,
      hasAllergyWarnings: warnings.length > 0,
      clarificationNeeded: isText,
      judgedBy: allergies.map(({ allergen }) => allergen),
      mapCenter: centerOf(restaurants),
    },
  };
}

/** The same search and gate without the talk: what a message is answered with. */
export async function answerQuery(
  ctx: Ctx,
  query: Query,
  asker: Asker,
): Promise<{ shown: Found[]; excluded: number }> {
  await ensureRestaurants(ctx.app);
  const allergies = mergeAvoided(asker.allergies, query);
  return guard(worthShowing(await search(ctx, query, { ...asker, allergies }), allergies), query);
}

/** The most relevant; for a person with allergies also what is clear of them and fits, a little further down. */
function worthShowing(found: readonly Found[], allergies: readonly Allergy[]): Found[] {
  const best = found.slice(0, EVALUATED);
  if (allergies.length === 0) return best;
  return [...best, ...found.slice(EVALUATED).filter(({ verdict, isExact }) => verdict.safe && isExact)];
}

/**
 * The gate's last word. A place that is certain to use what would be deadly, or what the message itself rules out, is
 * not shown; all others are, the safest first.
 */
function guard(found: readonly Found[], query: Query): { shown: Found[]; excluded: number } {
  const isCompared = query.compared.length > 0;
  const isOut = ({ verdict }: Found): boolean =>
    !isCompared &&
    verdict.warnings.some(
      ({ allergen, severity, confidence }) =>
        confidence === 'high' && (severity === 'anaphylactic' || query.avoid.includes(allergen)),
    );
  const kept = found.filter((place) => !isOut(place));
  return { shown: [...kept].sort(bySafety).slice(0, SHOWN), excluded: found.length - kept.length };
}

/** What the message rules out counts as severe, unless the profile knows it as worse. */
function mergeAvoided(known: readonly Allergy[], { avoid }: Query): Allergy[] {
  const confirmed = new Set(known.map(({ allergen }) => allergen));
  return [
    ...known,
    ...avoid
      .filter((allergen) => !confirmed.has(allergen))
      .map((allergen) => ({ allergen, severity: 'severe' as const })),
  ];
}

/** A follow-up (“and cheaper?”) keeps what the user's last turns asked for and this one does not say otherwise. */
function inContext(query: Query, history: readonly ChatTurn[]): Query {
  const turns = history
    .slice(-HISTORY)
    .filter(({ role }) => role === 'user')
    .map(({ content }) => decompose(content.slice(0, MAX_TURN_CHARS)));
  const avoid = [...new Set([...query.avoid, ...turns.flatMap((turn) => turn.avoid)])];
  const isFollowUp = query.cuisines.length === 0 && query.compared.length === 0;
  const before = turns.at(-1);
  if (!isFollowUp || !before || isEmpty(query)) return { ...query, avoid };
  return {
    ...query,
    avoid,
    cuisines: before.cuisines,
    area: query.area ?? before.area,
    vibes: query.vibes.length > 0 ? query.vibes : before.vibes,
    dietary: query.dietary.length > 0 ? query.dietary : before.dietary,
    budget: query.budget ?? (query.priceTiers.length > 0 ? undefined : before.budget),
  };
}

function describe(query: Query): string {
  const parts = [
    ...query.cuisines,
    ...query.vibes,
    ...query.dietary,
    query.area,
    typeof query.budget?.maxMinor === 'number' && `up to ₹${Math.round(query.budget.maxMinor / 100)}`,
    ...query.avoid.map((allergen) => `no ${allergen}`),
  ].filter((part) => typeof part === 'string');
  return parts.length === 0 ? 'Query decomposed' : `Query decomposed: ${parts.join(', ')}`;
}

async function learnFrom(ctx: UserCtx, message: string, query: Query): Promise<void> {
  const tier = typeof query.budget?.maxMinor === 'number' ? priceTierOf(query.budget.maxMinor) : null;
  await noteInteraction(ctx, ctx.actor.userId, {
    kind: 'chat',
    signals: {
      noticed: {
        cuisines: query.cuisines,
        vibes: query.vibes,
        dietary: query.dietary,
        priceTiers: tier === null ? query.priceTiers : [tier],
      },
      said: readStated(message),
    },
  });
}
