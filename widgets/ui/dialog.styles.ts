import { css } from 'lit';

export const dialogs = css`
  .dialog {
    inline-size: min(100vw - 2rem, 26rem);
    max-block-size: min(100dvh - 2rem, 46rem);
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    color: inherit;
    background: var(--_surface);
    box-shadow: 0 32px 80px -16px rgb(0 0 0 / 0.45);
    overflow: auto;
    overscroll-behavior: contain;
  }
  .dialog::backdrop {
    background: rgb(10 8 6 / 0.5);
    backdrop-filter: blur(3px);
  }
  .dialog-body {
    position: relative;
  }
  .dialog-close {
    position: absolute;
    z-index: 2;
    inset-block-start: 0.5rem;
    inset-inline-end: 0.5rem;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    display: grid;
    place-items: center;
    border: 0;
    border-radius: 50%;
    background: color-mix(in oklab, var(--_surface) 72%, transparent);
  }
  .dialog-close:hover {
    background: var(--_surface);
  }
  @media (prefers-reduced-motion: no-preference) {
    .dialog[open] {
      animation: rise 0.24s cubic-bezier(0.2, 0.9, 0.3, 1.1);
    }
    .dialog[open]::backdrop {
      animation: appear 0.2s;
    }
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(16px) scale(0.97);
    }
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @container (max-width: 30rem) {
    .dialog {
      margin-block-end: 1rem;
    }
  }
`;
