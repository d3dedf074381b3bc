import { css } from 'lit';

export const styles = css`
  .base {
    block-size: var(--fledge-board-height, 44em);
  }
  .header,
  .months,
  .filters,
  .filters > div,
  .chip,
  .points,
  .view-only,
  .facts,
  .level,
  .reward [aria-hidden],
  .claimed,
  .badge {
    display: flex;
    align-items: center;
    gap: 0.375em;
  }
  .header {
    flex-wrap: wrap;
    gap: 0.25em 0.75em;
    min-block-size: 4em;
    padding: 0.75em 1.25em 0.25em;
  }
  h2 {
    flex: 1 1 4.5em;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    font: 700 1.25em/1.25 var(--_display);
  }
  h3 {
    margin-block-end: 0.75em;
    color: var(--_muted);
    font: 650 0.8125em/1.3 var(--_font);
  }
  .points {
    padding: 0.4em 0.875em 0.4em 0.625em;
    border-radius: 2em;
    background: var(--_sunken);
    font: 700 0.9375em/1.2 var(--_display);
  }
  .icon-star {
    color: #b97509;
    fill: var(--fledge-coin, #f8c33c);
    stroke-width: 1.75;
  }
  .months {
    flex: none;
    justify-content: space-between;
    min-block-size: 3.5rem;
    padding-inline: 0.75em;
    text-align: center;
    line-height: 1.3;
  }
  .months b,
  h4 {
    display: block;
    margin: 0;
    font: 650 1.0625em/1.3 var(--_display);
  }
  .months .muted,
  .view-only,
  .facts {
    color: var(--_muted);
    font-size: 0.8125em;
  }
  .step {
    inline-size: 2.75rem;
    padding: 0;
  }
  .step:not(:hover) {
    background: none;
  }
  .step[aria-disabled] {
    opacity: 0.3;
  }
  .base:dir(rtl) .step .icon {
    scale: -1;
  }
  .waiting {
    flex: none;
    margin: 0 1.25em 0.5em;
    background: color-mix(in oklab, var(--fledge-coin, #f8c33c) 28%, var(--_surface));
    font-size: 0.875em;
  }
  .filters {
    flex: none;
    gap: 0.875em;
    min-block-size: 3.75rem;
    padding: 0.5rem 1.25em;
    overflow-x: auto;
    scrollbar-width: none;
    border-block-end: 1px solid var(--_line);
  }
  .filters > div + div {
    padding-inline: 0.875em 1.25em;
    border-inline-start: 1.5px solid var(--_line);
  }
  .chip {
    flex: none;
    min-block-size: 2.75rem;
    padding: 0 1em;
    border: 1.5px solid var(--_line);
    border-radius: 3em;
    background: none;
    font-size: 0.875em;
    font-weight: 550;
  }
  .chip:hover {
    background: var(--_sunken);
  }
  .chip[aria-pressed='true'] {
    border-color: var(--_ink);
    background: var(--_ink);
    color: var(--_surface);
  }
  .scroll {
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
    gap: 1.75em;
    padding: 1.25em;
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--_line) transparent;
  }
  .scroll:focus-visible {
    outline-offset: -3px;
    border-radius: 0 0 var(--_radius) var(--_radius);
  }
  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(18.5em, 100%), 1fr));
    gap: 0.75em;
  }
  .card-bone {
    block-size: 9.5em;
  }
`;
