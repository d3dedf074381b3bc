import { html, type TemplateResult } from 'lit';

/** Where the egg will lie. */
export const nest = (): TemplateResult =>
  html`<svg class="nest" viewBox="0 0 200 200" aria-hidden="true">
    <path class="nest-egg" d="M100 52c18 0 30 26 30 44a30 28 0 0 1-60 0c0-18 12-44 30-44Z" />
    <path
      d="M36 118c10 44 118 44 128 0M44 116c30 14 82 14 112 0M58 136c22 12 62 12 84 0M48 124l20-7M152 124l-20-7M82 154l13-12M118 154l-11-13"
    />
  </svg>`;
