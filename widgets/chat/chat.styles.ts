import { css } from 'lit';

/** The launcher, and the frame that it opens. */
export const styles = css`
  :host([mode='inline']) .base {
    block-size: var(--fledge-chat-height, 40rem);
    max-block-size: 100dvh;
  }
  :host(:not([mode='inline'])) {
    --_offset: var(--fledge-chat-offset, 1.25rem);
    position: fixed;
    z-index: 2147483000;
    inset-block-end: max(var(--_offset), env(safe-area-inset-bottom));
    inset-inline-end: max(var(--_offset), env(safe-area-inset-right));
    container-type: normal;
  }
  :host(:not([mode='inline'])) .base {
    overflow: visible;
    border: 0;
    background: none;
    box-shadow: none;
  }
  .launcher {
    display: grid;
    place-items: center;
    inline-size: 3.5rem;
    block-size: 3.5rem;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    box-shadow:
      inset 0 1px 0 rgb(255 255 255 / 0.25),
      0 10px 28px -8px rgb(0 0 0 / 0.5);
  }
  .launcher:hover {
    background: color-mix(in oklab, var(--_accent), var(--_ink) 12%);
  }
  .launcher .icon {
    inline-size: 1.625rem;
    block-size: 1.625rem;
  }
  .panel[open] {
    position: absolute;
    inset: auto 0 calc(100% + 0.75rem) auto;
    display: flex;
    flex-direction: column;
    container-type: inline-size;
    inline-size: min(25rem, 100vw - 2 * var(--_offset));
    block-size: min(40rem, 100dvh - 7rem);
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow: hidden;
    background: var(--_surface);
    color: inherit;
    box-shadow: 0 28px 72px -20px rgb(0 0 0 / 0.45);
  }
  .base:dir(rtl) .panel[open] {
    inset: auto auto calc(100% + 0.75rem) 0;
  }
  .panel:modal {
    position: fixed;
    inset: 0;
    inline-size: 100%;
    block-size: 100dvh;
    padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom)
      env(safe-area-inset-left);
    border: 0;
    border-radius: 0;
  }
  @media (prefers-reduced-motion: no-preference) {
    .panel[open] {
      animation: unfold 0.22s cubic-bezier(0.2, 0.9, 0.3, 1.05);
    }
  }
  @keyframes unfold {
    from {
      opacity: 0;
      translate: 0 12px;
    }
  }
  @media (forced-colors: active) {
    .launcher {
      border: 2px solid ButtonText;
    }
  }
`;
