import { css } from 'lit';

/** The bars of the panel, and the mark on the button that opens it. */
export const styles = css`
  h4 {
    margin: 0;
  }
  .top {
    flex: none;
    display: flex;
    align-items: center;
    gap: 0.125rem;
    min-block-size: 3.75rem;
    padding: 0.5rem 0.625rem;
    border-block-end: 1px solid var(--_line);
  }
  .top h2 {
    flex: 1;
    min-inline-size: 0;
    padding-inline: 0.5rem;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font: 650 1.0625em/1.3 var(--_display);
    border-radius: 0.5rem;
  }
  .tool {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_muted);
  }
  .tool:hover {
    background: var(--_sunken);
    color: var(--_ink);
  }
  .base:dir(rtl) .icon-back,
  .base:dir(rtl) .icon-undo,
  .base:dir(rtl) .arrow {
    scale: -1 1;
  }
  .away,
  .unsent {
    display: flex;
    gap: 0.5rem;
    color: var(--_warn);
    font-size: 0.875em;
    line-height: 1.4;
  }
  .away {
    padding: 0.5rem 1.125rem;
    background: var(--_sunken);
  }
  .unsent .icon {
    margin-block-start: 0.05em;
  }
  .launcher[data-news]::after {
    content: '';
    position: absolute;
    inset: 0 0 auto auto;
    inline-size: 0.875rem;
    block-size: 0.875rem;
    border: 2px solid var(--_surface);
    border-radius: 50%;
    background: var(--_ink);
  }
`;
