import { css } from 'lit';

export const skeletons = css`
  .bone {
    border-radius: 0.5em;
    background: var(--_line);
  }
  .bone.line {
    block-size: 0.875em;
    inline-size: 40%;
    margin-block: 0.375em;
  }
  .bone.wide {
    inline-size: 65%;
  }
  .bone.full {
    inline-size: 100%;
  }
  @media (prefers-reduced-motion: no-preference) {
    .bone {
      animation: pulse 1.6s ease-in-out infinite;
    }
  }
  @keyframes pulse {
    50% {
      opacity: 0.5;
    }
  }
`;
