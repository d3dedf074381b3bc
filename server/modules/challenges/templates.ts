import type { UserCtx } from '../../db/context.ts';
import { suggestMissions } from './suggest.ts';
import { CATEGORIES, TEMPLATES, type Difficulty } from './templates.data.ts';

export interface TemplateFilter {
  /** 1 needs, 2 wants, 3 culture, 4 unexpected, 5 savings, 6 habits. */
  categoryId?: number | undefined;
  difficulty?: Difficulty | undefined;
  isAiSuggested?: boolean | undefined;
}

/** The missions there are, with what speaks for them where the caller is a user whose figures are known. */
export async function listTemplates(filter: TemplateFilter, user?: UserCtx) {
  const suggested = new Map(
    (user ? await suggestMissions(user) : []).map((suggestion) => [suggestion.templateId, suggestion]),
  );
  return TEMPLATES.map(({ ...template }) => {
    const suggestion = suggested.get(template.id);
    return {
      ...template,
      categoryId: CATEGORIES.indexOf(template.category) + 1,
      isAiSuggested: suggestion !== undefined,
      aiSuggestionId: suggestion?.suggestionId ?? null,
      aiReason: suggestion?.reason ?? null,
    };
  }).filter(
    (template) =>
      (filter.categoryId === undefined || template.categoryId === filter.categoryId) &&
      (filter.difficulty === undefined || template.difficulty === filter.difficulty) &&
      (filter.isAiSuggested === undefined || template.isAiSuggested === filter.isAiSuggested),
  );
}
