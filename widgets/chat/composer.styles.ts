import { css } from 'lit';

/** Where messages are written. */
export const composerStyles = css`
  .composer {
    flex: none;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.625rem;
    padding: 0.75rem 0.875rem 0.875rem;
    border-block-start: 1px solid var(--_line);
  }
  .composer > .unsent {
    padding-inline: 0.25rem;
  }
  .field {
    display: flex;
    align-items: flex-end;
    gap: 0.375rem;
    padding: 0.25rem;
    border: 1.5px solid var(--_line);
    border-radius: 1.625rem;
    background: var(--_surface);
    transition: border-color 0.15s;
  }
  .field:focus-within {
    border-color: var(--_focus);
    outline: 1px solid var(--_focus);
  }
  .field textarea:focus-visible {
    outline: none;
  }
  textarea {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 2.75rem;
    max-block-size: 9.5em;
    padding: 0.6875rem 0.25em 0.6875rem 0.875em;
    border: 0;
    background: none;
    color: inherit;
    /* Below 16 px, phones enlarge the page. */
    font: inherit;
    font-size: max(1em, 16px);
    line-height: 1.4;
    resize: none;
    field-sizing: content;
  }
  textarea::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .send {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .send[aria-disabled='true'] {
    background: var(--_sunken);
    color: var(--_muted);
    cursor: default;
  }
  .send .icon-stop {
    fill: currentColor;
  }
  @media (forced-colors: active) {
    .send,
    .field {
      border: 1px solid CanvasText;
    }
    .send[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
