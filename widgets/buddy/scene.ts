import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../core/words/words.ts';
import type { WidgetState } from '../core/procedures.ts';
import { countUp } from '../ui/count-up.ts';
import { coin, firstIcon } from '../ui/icons.ts';

/** What stands in the light: a buddy or an egg. */
export interface Figure {
  src: string;
  label: string;
  stage: number;
  mood: 'calm' | 'eager' | 'working';
}

export const figureOf = (
  { buddy, egg }: WidgetState,
  busy: string | null,
  { say }: Language,
): Figure | null => {
  if (buddy) {
    const label = say('buddyPicture', { name: buddy.name, stage: buddy.stageName });
    return { src: buddy.imageUrl, label, stage: buddy.stage, mood: 'calm' };
  }
  if (!egg) return null;
  const isHatching = egg.status === 'hatching' || busy === 'hatch';
  const mood = isHatching ? 'working' : egg.status === 'ready' ? 'eager' : 'calm';
  return { src: egg.imageUrl, label: say('eggPicture'), stage: 0, mood };
};

const purse = ({ tokens }: WidgetState, { say, number }: Language): TemplateResult | typeof nothing => {
  if (!tokens) return nothing;
  const { label, balance } = tokens.primary;
  return html`<div
    class="pill purse"
    part="purse"
    role="img"
    aria-label=${say('balance', { n: balance, label })}
    title=${label}
  >
    ${coin()}<span aria-hidden="true" ${countUp(balance, number)}></span>
  </div>`;
};

function flame({ streaks }: WidgetState, { say, number }: Language): TemplateResult | typeof nothing {
  const [first] = streaks;
  if (!first || first.count === 0) return nothing;
  const label = `${say('streak')}: ${say(first.period, { n: first.count })}`;
  return html`<div
    class="pill flame"
    ?data-risk=${first.atRisk}
    role="img"
    aria-label=${label}
    title=${label}
  >
    ${firstIcon('flame')}<span aria-hidden="true">${number(first.count)}</span>
  </div>`;
}

const living = ({ src, label, stage, mood }: Figure): TemplateResult =>
  html`<fledge-picture
    class="picture"
    part="picture"
    .src=${src}
    .label=${label}
    .stage=${stage}
    .mood=${mood}
  ></fledge-picture>`;

/** The stage the buddy stands on, with what it carries above it and what is going on below. */
export function scene(
  state: WidgetState,
  language: Language,
  {
    figure,
    empty,
    below,
  }: {
    figure: Figure | null;
    empty: TemplateResult | undefined;
    below: TemplateResult | typeof nothing | undefined;
  },
): TemplateResult {
  const hasPurse = state.buddy !== null;
  return html`<div class="scene" part="scene">
    ${figure ? living(figure) : empty}
    <div class="above">
      ${hasPurse ? html`${flame(state, language)}<span class="gap"></span>${purse(state, language)}` : nothing}
      ${state.readOnly ? html`<span class="pill quiet" title=${language.say('viewOnly')}>${firstIcon('eye')}<span class="sr">${language.say('viewOnly')}</span></span>` : nothing}
    </div>
    <div class="below">${below}</div>
  </div>`;
}
