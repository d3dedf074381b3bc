import { css } from 'lit';

/** Figures below an answer. */
export const styles = css`
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.875rem;
    padding: 1rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.75);
    overflow-wrap: anywhere;
  }
  .card[data-kind='restaurants'] {
    padding: 0;
    border: 0;
  }
  .card h4 {
    font: 650 0.9375em/1.35 var(--_font);
  }
  .card header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.125rem 1rem;
  }
  .sum {
    font-size: 0.9375em;
  }
  .sum b {
    margin-inline-start: 0.25em;
    font: 700 1.1875em/1.2 var(--_display);
  }
  .bars,
  .parts,
  .entries {
    display: grid;
    gap: 0.8125rem;
  }
  :is(.bars, .parts, .entries) > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: baseline;
    gap: 0.25rem 0.75rem;
    font-size: 0.9375em;
    line-height: 1.3;
  }
  .bars b,
  .parts b {
    font-weight: 650;
  }
  .bar {
    position: relative;
    align-self: center;
    block-size: 0.5rem;
    border-radius: 0.5rem;
    background: var(--_sunken);
    overflow: hidden;
  }
  .bar::after {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: max(0.5rem, calc(var(--share) * 100%));
    border-radius: inherit;
    background: var(--_accent);
    opacity: calc(0.55 + 0.45 * var(--share));
  }
  .share {
    min-inline-size: 3em;
    font-size: 0.875em;
    text-align: end;
  }
  .entries > li > :nth-child(even) {
    text-align: end;
  }
  .entries .muted {
    font-size: 0.875em;
  }
  .entries > li {
    padding-block-end: 0.6875rem;
    border-block-end: 1px solid var(--_line);
  }
  .entries > li:last-child {
    padding: 0;
    border: 0;
  }
  .entries .name {
    font-weight: 600;
  }
  .figure[data-gain] {
    color: var(--_good);
    font-weight: 650;
  }
  figure {
    margin: 0;
    min-inline-size: 0;
  }
  .chart {
    display: block;
    inline-size: 100%;
    block-size: 7rem;
    overflow: visible;
  }
  .chart :is(.line, .last, .zero) {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 2.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
  }
  .chart .last {
    stroke-width: 9;
  }
  .chart .zero {
    stroke: var(--_muted);
    stroke-width: 1;
    stroke-dasharray: 3 4;
  }
  .chart .band {
    fill: color-mix(in oklab, var(--_accent) 20%, transparent);
  }
  .chart .area {
    fill: color-mix(in oklab, var(--_accent) 9%, transparent);
  }
  .plot {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.375rem 0.625rem;
  }
  .scale,
  .ends {
    display: flex;
    justify-content: space-between;
    font-size: 0.75em;
    line-height: 1;
  }
  .scale {
    flex-direction: column;
    text-align: end;
  }
  .ends {
    grid-column: 2;
    line-height: 1.4;
  }
  .card .table {
    overflow: auto;
  }
  details > .table {
    margin-block-start: 0.5rem;
    max-block-size: 16rem;
  }
  summary {
    min-block-size: 1.75rem;
    color: var(--_muted);
    font-size: 0.875em;
    cursor: pointer;
  }
  .card tbody th {
    font-weight: 400;
  }
  .card header.score {
    justify-content: start;
    align-items: center;
    gap: 1rem;
  }
  .ring {
    inline-size: 4.5rem;
    block-size: 4.5rem;
    rotate: -90deg;
  }
  .ring circle {
    fill: none;
    stroke: var(--_sunken);
    stroke-width: 11;
  }
  .ring .ring-fill {
    stroke: var(--_accent);
    stroke-linecap: round;
  }
  .points {
    display: flex;
    align-items: baseline;
    gap: 0.25em;
  }
  .points b {
    font: 700 1.75em/1.15 var(--_display);
  }
  .parts .meter,
  .parts p {
    grid-column: 1 / -1;
  }
  .parts p {
    font-size: 0.875em;
  }
  .parts b .muted {
    font-weight: 400;
  }
  /* Enlarged text in a narrow place: one thing below the other. */
  @container (max-width: 15rem) {
    :is(.bars, .parts, .entries) > li,
    .plot {
      grid-template-columns: minmax(0, 1fr);
    }
    .entries > li > :nth-child(even),
    .share,
    .scale {
      text-align: start;
    }
    .ends {
      grid-column: 1;
    }
  }
  @media (forced-colors: active) {
    .bar {
      border: 1px solid CanvasText;
    }
    .bar::after {
      background: Highlight;
      opacity: 1;
      forced-color-adjust: none;
    }
    .chart :is(.line, .last),
    .ring .ring-fill,
    .shape {
      stroke: Highlight;
    }
  }
`;
