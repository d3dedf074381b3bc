import { css } from 'lit';

export const tabs = css`
  .tabs {
    display: flex;
    gap: 0.125em;
    padding-inline: 0.75em;
    border-block-end: 1px solid var(--_line);
  }
  .tab {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 3.25rem;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 0.125em;
    position: relative;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_muted);
    font: 600 0.75em/1.2 var(--_font);
    transition: color 0.15s;
  }
  .tab span {
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .tab:hover {
    color: var(--_ink);
  }
  .tab[aria-selected='true'] {
    color: var(--_ink);
  }
  .tab::after {
    content: '';
    position: absolute;
    inset-block-end: -1px;
    inset-inline: 22%;
    block-size: 3px;
    border-radius: 3px 3px 0 0;
    background: var(--_accent);
    scale: 0 1;
    transition: scale 0.2s;
  }
  .tab[aria-selected='true']::after {
    scale: 1;
  }
  .tab:focus-visible {
    outline-offset: -3px;
    border-radius: 0.75em;
  }
  @media (forced-colors: active) {
    .tab[aria-selected='true'] {
      color: Highlight;
    }
    .tab::after {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
