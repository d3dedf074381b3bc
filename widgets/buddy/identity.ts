import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../core/words/words.ts';
import type { WidgetState } from '../core/procedures.ts';

/** Five dots, the reached ones filled. */
const stagePips = (stage: number, { say }: Language): TemplateResult => html`
  <span class="pips" role="img" aria-label=${say('stageOf', { n: stage })}>
    ${[1, 2, 3, 4, 5].map((n) => html`<i ?data-reached=${n <= stage} ?data-now=${n === stage}></i>`)}
  </span>
`;

/** Who it is: name, stage and progress. */
export const identity = (
  { tokens }: WidgetState,
  { name, stage, stageName }: NonNullable<WidgetState['buddy']>,
  language: Language,
  action: TemplateResult | typeof nothing,
): TemplateResult => {
  return html`<div class="identity" part="identity">
    <div class="who">
      <p class="name ellipsis">${name}</p>
      <p class="stage muted">
        ${stagePips(stage, language)}<span class="ellipsis">${stageName}</span>
        ${tokens ? html`<span class="xp">${language.say('balance', { n: tokens.progression.balance, label: tokens.progression.label })}</span>` : nothing}
      </p>
    </div>
    ${action}
  </div>`;
};
