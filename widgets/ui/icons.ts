import { svg, type SVGTemplateResult, type TemplateResult, html } from 'lit';

export const FIRST_ICONS = {
  flame:
    'M12 2.5c.6 3.6-4.9 6-4.9 11a4.9 4.9 0 0 0 9.8.3c0-1.9-.9-3-1.6-4-.3 1.2-.9 1.9-1.8 2.2.5-3.4-.1-7-1.5-9.5Z',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6Z',
  hanger:
    'M9.5 7.5a2.5 2.5 0 1 1 3.4 2.3c-.6.3-.9.7-.9 1.4v.8L3.3 17c-1.3.8-.8 2.5.7 2.5h16c1.5 0 2-1.7.7-2.5L12 12',
} as const;

/** A line icon in the colour of its text, silent for screen readers. */
export const line = (path: string, name: string): TemplateResult =>
  html`<svg class="icon icon-${name}" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;

/** The few icons of the first picture; the others come with what they stand for. */
export const firstIcon = (name: keyof typeof FIRST_ICONS): TemplateResult => line(FIRST_ICONS[name], name);

/** The coin, drawn once for the purse and for the flight. */
export const coin = (): TemplateResult =>
  html`<svg class="coin" viewBox="0 0 24 24" aria-hidden="true">${coinShape}</svg>`;

const coinShape: SVGTemplateResult = svg`
  <circle class="coin-rim" cx="12" cy="12" r="11" />
  <circle class="coin-face" cx="12" cy="11.5" r="9" />
  <path class="coin-mark" d="M12 6.2l1.7 3.5 3.8.5-2.8 2.7.7 3.8-3.4-1.8-3.4 1.8.7-3.8-2.8-2.7 3.8-.5Z" />
`;
