import { css } from 'lit';

export const cardStyles = css`
  .months p {
    display: grid;
    justify-items: center;
    min-inline-size: 0;
    text-align: center;
    line-height: 1.3;
  }
  .months b {
    font: 650 1em/1.3 var(--_display);
  }
  .months .muted {
    font-size: 0.8125em;
  }
  .step {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    transition: background-color 0.15s;
  }
  .step:hover {
    background: var(--_sunken);
  }
  .step[aria-disabled='true'] {
    background: none;
    color: var(--_line);
    cursor: default;
  }
  .base:dir(rtl) .step .icon {
    scale: -1 1;
  }
  .waiting {
    flex: none;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-block-size: 2.75rem;
    margin: 0 1.25em 0.5em;
    padding: 0.25em 1em;
    border: 0;
    border-radius: 2em;
    background: color-mix(in oklab, var(--fledge-coin, #f8c33c) 26%, var(--_surface));
    font-size: 0.875em;
    font-weight: 600;
  }
  .filters {
    display: flex;
    flex: none;
    align-items: center;
    gap: 0.875em;
    min-block-size: 3.75rem;
    padding: 0.5rem 1.25em;
    overflow-x: auto;
    scrollbar-width: none;
    border-block-end: 1px solid var(--_line);
    mask-image: linear-gradient(90deg, transparent, #000 1.25em calc(100% - 1.25em), transparent);
  }
  .filters > div {
    display: flex;
    gap: 0.375em;
  }
  .filters > div + div {
    padding-inline-start: 0.875em;
    border-inline-start: 1.5px solid var(--_line);
  }
  .chip {
    flex: none;
    display: inline-flex;
    align-items: center;
    gap: 0.375em;
    min-block-size: 2.75rem;
    padding: 0 1em;
    border: 1.5px solid var(--_line);
    border-radius: 3em;
    background: none;
    font-size: 0.875em;
    font-weight: 550;
    transition: background-color 0.15s;
  }
  .chip .icon {
    inline-size: 1.125em;
    block-size: 1.125em;
  }
  .chip:hover {
    background: var(--_sunken);
  }
  .chip[aria-pressed='true'] {
    border-color: var(--_ink);
    background: var(--_ink);
    color: var(--_surface);
  }
  .stale {
    flex: none;
    padding: 0.5em 1.25em;
    background: var(--_sunken);
    font-size: 0.875em;
    text-align: center;
  }
  .section h3 {
    margin-block-end: 0.625em;
    color: var(--_muted);
    font: 650 0.8125em/1.3 var(--_font);
    letter-spacing: 0.02em;
  }
  .card {
    --_tint: #6d7480;
    display: grid;
    grid-template-columns: auto 1fr;
    align-content: start;
    gap: 0.75em;
    padding: 1em;
    border: 1.5px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface);
    scroll-margin: 1em;
  }
  .card > :not(.mark, .told) {
    grid-column: 1 / -1;
  }
  [data-category='needs'] {
    --_tint: #3b78e7;
  }
  [data-category='wants'] {
    --_tint: #d6498b;
  }
  [data-category='culture'] {
    --_tint: #9450e0;
  }
  [data-category='unexpected'] {
    --_tint: #d9730d;
  }
  [data-category='savings'] {
    --_tint: #2f9e6e;
  }
  [data-category='habits'] {
    --_tint: #1793a6;
  }
  .mark {
    display: grid;
    place-items: center;
    inline-size: 2.75em;
    block-size: 2.75em;
    border-radius: 0.9em;
    background: color-mix(in oklab, var(--_tint) 17%, var(--_surface));
    color: color-mix(in oklab, var(--_tint) 78%, var(--_ink));
  }
  .mark .icon {
    fill: color-mix(in oklab, var(--_tint) 24%, var(--_surface));
    stroke-width: 1.75;
  }
  .told {
    min-inline-size: 0;
    display: grid;
    gap: 0.125em;
    align-content: start;
  }
  .told h4 {
    margin: 0;
    font: 650 1.0625em/1.3 var(--_display);
    overflow-wrap: anywhere;
  }
  .told > .muted {
    font-size: 0.875em;
    line-height: 1.4;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.125em 1em;
    margin-block-start: 0.25em;
    font-size: 0.8125em;
  }
  .level {
    display: inline-flex;
    align-items: center;
    gap: 0.1875em;
    color: var(--_muted);
  }
  .level i {
    inline-size: 0.5em;
    block-size: 0.5em;
    border-radius: 50%;
    background: var(--_line);
  }
  .level i:last-of-type {
    margin-inline-end: 0.25em;
  }
  .level i:first-of-type,
  .level[data-level='medium'] i:nth-of-type(2),
  .level[data-level='hard'] i {
    background: color-mix(in oklab, var(--_tint) 80%, var(--_ink));
  }
  .reward {
    font: 700 1em/1.3 var(--_display);
  }
  .reward [aria-hidden] {
    display: inline-flex;
    align-items: center;
    gap: 0.25em;
  }
  .progress {
    display: grid;
    gap: 0.5em;
  }
  .progress .meter {
    block-size: 0.625em;
  }
  .figure {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.625em;
    font-size: 0.875em;
  }
  .figure .left {
    margin-inline-start: auto;
    color: var(--_muted);
  }
  .figure .left[data-soon] {
    color: var(--_warn);
    font-weight: 600;
  }
  .reason {
    display: flex;
    gap: 0.5em;
    padding: 0.625em 0.75em;
    border-radius: calc(var(--_radius) * 0.5);
    background: var(--_sunken);
    font-size: 0.875em;
    line-height: 1.4;
  }
  .reason .icon {
    color: var(--_accent);
  }
  .reason span,
  .told {
    unicode-bidi: plaintext;
  }
  .action {
    display: grid;
    gap: 0.5em;
    align-self: end;
    margin-block-start: auto;
  }
  .why {
    color: var(--_warn);
    font-size: 0.875em;
  }
  .card[data-status='completed'] {
    border-color: color-mix(in oklab, var(--fledge-coin, #f8c33c) 80%, var(--_ink));
    background: color-mix(in oklab, var(--fledge-coin, #f8c33c) 9%, var(--_surface));
  }
  .claimed {
    display: flex;
    align-items: center;
    gap: 0.375em;
    color: var(--_good);
    font: 650 0.9375em/1.3 var(--_display);
  }
  .claimed .icon {
    stroke-width: 2.75;
  }
  .card[data-status='failed'] .mark {
    filter: grayscale(1);
  }
  .long {
    inline-size: 100%;
    margin-block-start: 0.75em;
  }
  .badges .muted {
    font-size: 0.875em;
  }
  .badges > ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(15em, 100%), 1fr));
    gap: 0.75em;
    margin-block-start: 0.75em;
  }
  .badge {
    display: flex;
    align-items: center;
    gap: 0.75em;
    line-height: 1.35;
  }
  .badge b,
  .badge .muted {
    display: block;
  }
  .badge:not([data-earned]) b {
    font-weight: 550;
  }
  .medal {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 2.75em;
    block-size: 2.75em;
    border: 1.5px dashed var(--_line);
    border-radius: 50%;
    color: var(--_muted);
  }
  .badge[data-earned] .medal {
    border: 0;
    background: color-mix(in oklab, var(--fledge-coin, #f8c33c) 40%, var(--_surface));
    color: var(--_ink);
  }
  .badge:not([data-earned]) .icon-star {
    color: inherit;
    fill: none;
  }
  .piece {
    position: absolute;
    z-index: 3;
    pointer-events: none;
  }
  .flying {
    font-size: 1.375em;
    line-height: 0;
  }
  .confetti {
    inline-size: 0.5em;
    block-size: 0.8em;
    border-radius: 2px;
    background: #f8c33c;
  }
  .c1 {
    inline-size: 0.6em;
    block-size: 0.6em;
    border-radius: 50%;
    background: #d6498b;
  }
  .c2 {
    background: #3b78e7;
  }
  .c3 {
    background: #2f9e6e;
  }
  .c4 {
    background: var(--_accent);
  }
  @media (prefers-reduced-motion: no-preference) {
    .card[data-status='completed'],
    .claimed {
      animation: land 0.5s cubic-bezier(0.2, 1.5, 0.4, 1);
    }
  }
  @keyframes land {
    from {
      scale: 0.94;
      opacity: 0.4;
    }
  }
  @container (max-width: 20rem) {
    .card {
      padding: 0.875em;
    }
    .mark {
      inline-size: 2.25em;
      block-size: 2.25em;
    }
    .filters {
      padding-inline: 1em;
    }
  }
  @media (forced-colors: active) {
    .chip[aria-pressed='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
    .level i {
      border: 1px solid CanvasText;
    }
    .level i:first-of-type,
    .level[data-level='medium'] i:nth-of-type(2),
    .level[data-level='hard'] i {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
