import { css } from 'lit';

/** What was said, what is being said, and what can be asked. */
export const conversationStyles = css`
  .scroll {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--_line) transparent;
  }
  .scroll:focus-visible {
    outline-offset: -3px;
    border-radius: 0.5rem;
  }
  .talk {
    display: flex;
    flex-direction: column;
    padding: 1.25rem 1.125rem;
  }
  .messages,
  .hello,
  .field,
  .composer > .unsent {
    inline-size: 100%;
    max-inline-size: 44rem;
    margin-inline: auto;
  }
  .messages {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.25rem;
  }
  .message {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75rem;
  }
  .waiting-room {
    flex: 1;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.375rem;
  }
  .waiting-room i {
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border-radius: 50%;
    background: var(--_muted);
  }
  .card-bone {
    block-size: 9rem;
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_sunken);
  }
  .mine {
    justify-self: end;
    max-inline-size: 85%;
    padding: 0.625em 0.9375em;
    border-radius: 1.125rem 1.125rem 0.3125rem 1.125rem;
    background: color-mix(in oklab, var(--_accent) 13%, var(--_surface));
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .mine[data-status='sending'] {
    opacity: 0.7;
  }
  .base:dir(rtl) .mine {
    border-radius: 1.125rem 1.125rem 1.125rem 0.3125rem;
  }
  .mine p {
    text-align: start;
  }
  .waiting {
    color: var(--_muted);
    font-size: 0.9375em;
  }
  .waiting li,
  .waiting p {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-block-size: 1.75em;
  }
  .waiting .icon {
    inline-size: 1.125rem;
    block-size: 1.125rem;
    color: var(--_good);
  }
  .dots {
    display: flex;
    gap: 0.1875rem;
    inline-size: 1.125rem;
  }
  .dots i {
    inline-size: 0.25rem;
    block-size: 0.25rem;
    border-radius: 50%;
    background: currentColor;
  }
  .aside {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
    margin-block: -0.25rem -0.5rem;
    margin-inline-start: -0.5rem;
  }
  .small {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-block-size: 2rem;
    padding: 0 0.625rem;
    border: 0;
    border-radius: 1rem;
    background: none;
    color: var(--_muted);
    font-size: 0.8125em;
  }
  .small:hover {
    background: var(--_sunken);
    color: var(--_ink);
  }
  .small .icon {
    inline-size: 1rem;
    block-size: 1rem;
  }
  .hello {
    margin-block: auto;
    padding-block: 0.5rem;
  }
  .hello .mark {
    display: grid;
    place-items: center;
    inline-size: 3rem;
    block-size: 3rem;
    margin-block-end: 1rem;
    border-radius: 1rem;
    background: color-mix(in oklab, var(--_accent) 14%, var(--_surface));
    color: var(--_accent);
  }
  .hello .mark .icon {
    inline-size: 1.5rem;
    block-size: 1.5rem;
    fill: currentColor;
    stroke-width: 1.25;
  }
  .hello h3 {
    margin-block-end: 0.375rem;
    font: 650 1.375em/1.25 var(--_display);
    text-wrap: balance;
  }
  .hello .prompts {
    margin-block-start: 1.5rem;
  }
  .prompts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .prompt {
    min-block-size: 2.75rem;
    padding: 0.5em 1em;
    border: 1.5px solid var(--_line);
    border-radius: 1.375rem;
    background: none;
    line-height: 1.3;
    text-align: start;
    transition:
      border-color 0.15s,
      background-color 0.15s;
  }
  .prompt:hover {
    border-color: var(--_accent);
    background: color-mix(in oklab, var(--_accent) 8%, var(--_surface));
  }
  .prompt[aria-disabled='true'] {
    color: var(--_muted);
    cursor: default;
  }
  .to-end {
    position: relative;
    z-index: 1;
    flex: none;
    align-self: center;
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    margin-block: -3.25rem 0.5rem;
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: 50%;
    background: var(--_surface);
    box-shadow: 0 6px 18px -6px rgb(0 0 0 / 0.35);
  }
  @media (prefers-reduced-motion: no-preference) {
    .message {
      animation: appear 0.25s;
    }
    :is(.dots, .waiting-room) i {
      animation: pulse-dot 1.2s ease-in-out infinite;
    }
    :is(.dots, .waiting-room) i + i {
      animation-delay: 0.15s;
    }
    :is(.dots, .waiting-room) i + i + i {
      animation-delay: 0.3s;
    }
  }
  @keyframes pulse-dot {
    50% {
      opacity: 0.25;
    }
  }
  @keyframes appear {
    from {
      opacity: 0;
      translate: 0 6px;
    }
  }
  @container (max-width: 22rem) {
    .talk {
      padding-inline: 0.875rem;
    }
    .mine {
      max-inline-size: 94%;
    }
  }
  @media (forced-colors: active) {
    .mine {
      border: 1px solid CanvasText;
    }
  }
`;
