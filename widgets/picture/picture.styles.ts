import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    position: relative;
    aspect-ratio: 1;
    contain: layout paint;
  }
  .figure,
  .layer,
  .glow,
  .sky,
  .layer > * {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }
  .layer > img {
    object-fit: contain;
  }
  .figure {
    transform-origin: 50% 88%;
  }
  .layer {
    transform-origin: 50% 70%;
  }
  .glow,
  .sky {
    pointer-events: none;
  }
  .layer * {
    transform-box: view-box;
  }
  @media (prefers-reduced-motion: no-preference) {
    .f-head {
      transition: rotate 0.35s ease-out;
    }
    :host([mood='working']) .figure:not([data-rest]) {
      animation: shake 1.2s ease-in-out infinite;
    }
  }
  @keyframes shake {
    0%,
    40%,
    100% {
      transform: none;
    }
    50%,
    75% {
      transform: rotate(-3deg);
    }
    62%,
    88% {
      transform: rotate(3deg);
    }
  }
`;
