import { css } from 'lit';

export const meters = css`
  .meter {
    position: relative;
    block-size: 0.5em;
    border-radius: 1em;
    background: var(--_track, var(--_line));
    overflow: hidden;
  }
  .meter::after {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: max(calc(var(--value) * 100%), min(0.5em, calc(var(--value) * 999em)));
    border-radius: inherit;
    background: var(--tint, var(--_accent));
    transition: inline-size 0.7s cubic-bezier(0.2, 0.8, 0.2, 1);
  }
  @media (forced-colors: active) {
    .meter {
      border: 1px solid CanvasText;
    }
    .meter::after {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
