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
  .glow {
    opacity: 0;
    pointer-events: none;
    fill: #fff3c4;
  }
  .layer * {
    transform-box: view-box;
  }
  @media (prefers-reduced-motion: no-preference) {
    .f-body {
      animation: breathe 3.6s ease-in-out infinite;
    }
    .f-tail {
      animation: sway 2.8s ease-in-out infinite;
    }
    .f-ears {
      animation: twitch 7s ease-in-out infinite;
    }
    .f-sparkle {
      animation: twinkle 2.4s ease-in-out infinite;
    }
    .f-egg {
      animation: breathe 4s ease-in-out infinite;
    }
    :host([mood='eager']) .f-egg {
      animation: shake 2.6s ease-in-out infinite;
    }
    :host([mood='working']) .f-egg,
    :host([mood='working']) .figure {
      animation: shake 1.2s ease-in-out infinite;
    }
    .figure[data-rest] * {
      animation-play-state: paused;
    }
  }
  @keyframes breathe {
    50% {
      transform: scale(1.012, 0.986);
    }
  }
  @keyframes sway {
    50% {
      transform: rotate(5deg);
    }
  }
  @keyframes twitch {
    0%,
    90%,
    100% {
      transform: none;
    }
    93% {
      transform: rotate(2.5deg);
    }
    96% {
      transform: rotate(-1.5deg);
    }
  }
  @keyframes twinkle {
    50% {
      opacity: 0.35;
    }
  }
  @keyframes shake {
    0%,
    55%,
    100% {
      transform: none;
    }
    62%,
    78% {
      transform: rotate(-4deg);
    }
    70%,
    86% {
      transform: rotate(4deg);
    }
  }
`;
