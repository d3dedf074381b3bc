import { css } from 'lit';

export const styles = css`
  .base {
    block-size: var(--fledge-board-height, 44em);
  }
  .header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.75em;
    min-block-size: 4em;
    padding: 0.75em 1.25em 0.25em;
  }
  .header h2 {
    flex: 1 1 4.5em;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    font: 700 1.25em/1.25 var(--_display);
    letter-spacing: -0.01em;
  }
  .points {
    display: inline-flex;
    align-items: center;
    gap: 0.375em;
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
  .view-only {
    display: inline-flex;
    align-items: center;
    gap: 0.375em;
    color: var(--_muted);
    font-size: 0.8125em;
  }
  .months {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    gap: 0.5em;
    min-block-size: 3.5rem;
    padding-inline: 0.75em;
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
    border-radius: calc(var(--_radius) * 0.75);
  }
  @container (max-width: 20rem) {
    .header,
    .scroll {
      padding-inline: 1em;
    }
    .months {
      padding-inline: 0.25em;
    }
  }
`;
