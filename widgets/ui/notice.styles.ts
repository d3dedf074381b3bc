import { css } from 'lit';

export const notices = css`
  .notice {
    flex: 1;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 0.375em;
    padding: 2em 1.5em;
    text-align: center;
  }
  .notice-art {
    inline-size: 7em;
    block-size: 7em;
    margin-block-end: 0.75em;
    fill: none;
    stroke: var(--_ink);
    stroke-width: 2.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .notice-art .disc {
    fill: var(--_sunken);
    stroke: none;
  }
  .notice-art .tint {
    fill: color-mix(in oklab, var(--_accent) 24%, var(--_surface));
  }
  .notice-title {
    font: 650 1.125em/1.3 var(--_display);
    text-wrap: balance;
  }
  .notice-text {
    max-inline-size: 32ch;
    color: var(--_muted);
    text-wrap: balance;
  }
  .notice-note {
    color: var(--_muted);
    font-size: 0.8125em;
    overflow-wrap: anywhere;
  }
  .notice .button {
    margin-block-start: 1em;
  }
`;
