import { css } from 'lit';

export const panelStyles = css`
  .panel {
    flex: 1;
    min-block-size: 0;
    padding: 0.875em 1.25em;
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--_line) transparent;
  }
  .panel:focus-visible {
    outline-offset: -3px;
    border-radius: 0 0 var(--_radius) var(--_radius);
  }

  .panel-empty {
    display: grid;
    place-items: center;
    block-size: 100%;
    text-align: center;
    text-wrap: balance;
  }
  .rows {
    display: grid;
    gap: 0.875em;
    font-size: 0.9375em;
  }
  .row {
    display: grid;
    gap: 0.3em;
  }
  .row-head {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 1em;
    min-inline-size: 0;
  }
  .value {
    flex: none;
    color: var(--_muted);
    font-size: 0.9333em;
  }
  .row[data-met] .value {
    color: var(--_good);
  }
  .row[data-met] .meter {
    --tint: var(--_good);
  }

  .skill {
    grid-template-columns: 2.25em 1fr;
    column-gap: 0.75em;
  }
  .skill .glyph {
    grid-row: span 2;
  }
  .glyph {
    inline-size: 2.25em;
    block-size: 2.25em;
    display: grid;
    place-items: center;
    border-radius: 0.625em;
    background: color-mix(in oklab, var(--tint, var(--_accent)) 16%, var(--_surface));
    color: var(--_ink);
  }

  .story {
    min-block-size: 2.9em;
    margin-block-end: 0.5em;
    font-size: 0.875em;
  }
  .badges {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(4.75em, 1fr));
    gap: 0.25em;
  }
  .badge {
    inline-size: 100%;
    block-size: 100%;
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 0.25em;
    padding: 0.5em 0.25em;
    border: 0;
    border-radius: 0.75em;
    background: none;
    line-height: 1.2;
  }
  .badge:hover,
  .badge[aria-pressed='true'] {
    background: var(--_sunken);
  }
  .badge:focus-visible {
    outline-offset: -2px;
  }
  .badge-name {
    font-size: 0.75em;
    overflow-wrap: anywhere;
    hyphens: auto;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow: hidden;
  }
  .medal {
    position: relative;
  }
  .medal .glyph {
    inline-size: 2.75em;
    block-size: 2.75em;
    border-radius: 50%;
  }
  .medal > .icon-lock {
    position: absolute;
    inset-block-end: -2px;
    inset-inline-end: -4px;
    inline-size: 1.125em;
    block-size: 1.125em;
    padding: 2px;
    border-radius: 50%;
    background: var(--_surface);
    color: var(--_muted);
    box-shadow: 0 0 0 1px var(--_line);
  }
  .badge[data-status='locked'] .glyph {
    filter: grayscale(1);
    opacity: 0.5;
  }
  .badge[data-status='locked'] .badge-name {
    color: var(--_muted);
  }
  .badge[data-status='ready'] .glyph {
    outline: 2px dashed var(--_accent);
    outline-offset: 1px;
  }

  .streak {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: center;
    gap: 0.625em 0.875em;
  }
  .streak-text {
    display: grid;
    min-inline-size: 0;
    font-size: 0.9333em;
  }
  .freezes {
    display: flex;
    align-items: center;
    gap: 0.25em;
  }
  .freezes .icon {
    inline-size: 1em;
    block-size: 1em;
  }
  .big {
    display: grid;
    place-items: center;
    font: 750 1.25em/1 var(--_display);
    color: var(--_muted);
  }
  .big .icon {
    inline-size: 1.75em;
    block-size: 1.75em;
    stroke-width: 1.5;
  }
  .big[data-lit] {
    color: var(--_ink);
  }
  .big[data-lit] .icon {
    color: #e2571a;
    fill: #ffb13d;
  }
  .periods {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: 0.375em;
  }
  .periods i {
    display: grid;
    place-items: center;
    inline-size: 1.75em;
    block-size: 1.75em;
    border-radius: 50%;
    border: 1.5px solid var(--_line);
    font-style: normal;
  }
  .periods i[data-done] {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .periods .icon {
    inline-size: 1em;
    block-size: 1em;
    stroke-width: 3;
  }
  .warning {
    grid-column: 1 / -1;
    color: var(--_warn);
    font-size: 0.875em;
  }
`;
