import { css } from 'lit';
import { palette } from './palette.styles.ts';

/** The ground every widget stands on: colours, type, buttons, focus. */
export const base = [
  palette,
  css`
    :host {
      display: block;
      container-type: inline-size;
      min-inline-size: 0;
    }
    :host([hidden]) {
      display: none;
    }
    *,
    ::before,
    ::after {
      box-sizing: border-box;
    }
    p,
    h2,
    h3,
    ul,
    ol,
    dl,
    dd {
      margin: 0;
      padding: 0;
    }
    ul,
    ol {
      list-style: none;
    }
    .base {
      position: relative;
      display: flex;
      flex-direction: column;
      overflow: hidden;
      color: var(--_ink);
      background: var(--_surface);
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      box-shadow: var(--_shadow);
      font: 400 max(var(--fledge-font-size, 1rem), 0.9375rem) / 1.45 var(--_font);
      font-variant-numeric: tabular-nums;
      text-align: left;
    }
    .base:dir(rtl) {
      text-align: right;
    }
    .sr {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    .muted {
      color: var(--_muted);
    }
    /* Sentences keep their own direction on a page that runs the other way. */
    .value,
    .share,
    .xp,
    .muted {
      unicode-bidi: plaintext;
    }
    .icon {
      inline-size: 1.25em;
      block-size: 1.25em;
      flex: none;
      fill: none;
      stroke: currentColor;
      stroke-width: 2;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    button {
      font: inherit;
      color: inherit;
      cursor: pointer;
      -webkit-tap-highlight-color: transparent;
      touch-action: manipulation;
    }
    .button {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: 0.5em;
      min-block-size: 2.75rem;
      padding: 0.5em 1.25em;
      border: 0;
      border-radius: 99em;
      background: var(--_accent);
      color: var(--_on-accent);
      font: 650 1em/1.2 var(--_display);
      text-align: center;
      box-shadow:
        inset 0 1px 0 rgb(255 255 255 / 0.22),
        0 1px 2px rgb(0 0 0 / 0.16);
      transition:
        background-color 0.15s,
        translate 0.15s,
        box-shadow 0.15s;
    }
    .button:hover {
      background: color-mix(in oklab, var(--_accent), var(--_ink) 12%);
    }
    .button:active {
      translate: 0 1px;
    }
    .button.quiet {
      background: var(--_sunken);
      color: var(--_ink);
      box-shadow: none;
    }
    .button.quiet:hover {
      background: var(--_line);
    }
    .button[aria-disabled='true'] {
      background: var(--_sunken);
      color: var(--_muted);
      box-shadow: none;
      cursor: default;
    }
    :focus-visible {
      outline: 2px solid var(--_focus);
      outline-offset: 2px;
    }
    .coin {
      inline-size: 1.25em;
      block-size: 1.25em;
      flex: none;
    }
    .coin-rim {
      fill: #b97509;
    }
    .coin-face {
      fill: var(--fledge-coin, #f8c33c);
    }
    .coin-mark {
      fill: #b97509;
    }
    @media (forced-colors: active) {
      .button {
        border: 1px solid ButtonText;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      *,
      ::before,
      ::after {
        animation: none !important;
        transition: none !important;
      }
    }
  `,
];
