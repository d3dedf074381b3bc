import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

export type NoticeArt = 'nest' | 'moon' | 'lock' | 'door' | 'cloud' | 'bolt' | 'hanger';

/** One hand for all: a soft disc, one dark line, one accent. */
const DRAWINGS: Record<NoticeArt, SVGTemplateResult> = {
  nest: svg`<path class="tint" d="M48 24c9 0 15 12 15 20a15 14 0 0 1-30 0c0-8 6-20 15-20Z" stroke-dasharray="3 5"/>
    <path d="M18 52c6 18 54 18 60 0M22 50c14 6 38 6 52 0M28 62c10 5 30 5 40 0M24 56l10-3M72 56l-10-3M40 70l6-6"/>`,
  moon: svg`<path class="tint" d="M56 22a28 28 0 1 0 18 40 24 24 0 0 1-18-40Z"/>
    <path d="M62 34h10l-10 11h10M54 28h6l-6 7h6"/>`,
  lock: svg`<path d="M36 46v-9a12 12 0 0 1 24 0v9"/><path class="tint" d="M28 46h40v28H28Z"/>
    <path d="M48 57v7"/>`,
  door: svg`<path class="tint" d="M32 22h32v52H32Z"/><path d="M24 74h48M55 47v5"/>`,
  cloud: svg`<path class="tint" d="M32 66a13 13 0 0 1-1-26 18 18 0 0 1 35-3 15 15 0 0 1-2 29Z"/>
    <path d="M24 76L74 24"/>`,
  bolt: svg`<path class="tint" d="M52 20L30 52h15l-3 24 24-34H50Z"/><path d="M24 34l-6-4M72 64l6 4"/>`,
  hanger: svg`<path d="M42 34a7 7 0 1 1 9 6c-2 1-3 2-3 4v3"/><path class="tint" d="M48 47L22 64c-4 3-2 8 2 8h48c4 0 6-5 2-8Z"/>`,
};

export interface Notice {
  art: NoticeArt;
  title: string;
  text: string;
  note?: string;
  action?: { label: string; run: () => void } | undefined;
}

/** A whole state drawn in one: a picture, what is the matter, and the way on if there is one. */
export const notice = ({ art, title, text, note, action }: Notice): TemplateResult => html`
  <div class="notice" part="notice">
    <svg class="notice-art" viewBox="0 0 96 96" aria-hidden="true">
      <circle class="disc" cx="48" cy="48" r="46" />
      ${DRAWINGS[art]}
    </svg>
    <p class="notice-title">${title}</p>
    <p class="notice-text">${text}</p>
    ${note ? html`<p class="notice-note">${note}</p>` : nothing}
    ${action ? html`<button class="button" part="button" @click=${action.run}>${action.label}</button>` : nothing}
  </div>
`;
