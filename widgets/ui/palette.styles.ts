import { css } from 'lit';

/**
 * Four presets, each light and dark, then the names the widgets use. A page overrides any of them with the
 * public `--fledge-…` property of that name.
 */
export const palette = css`
  .base {
    color-scheme: light dark;
    --p-surface: light-dark(#fffdf9, #1e1a15);
    --p-sunken: light-dark(#f6f0e6, #2a251e);
    --p-ink: light-dark(#2b2419, #f6eee1);
    --p-muted: light-dark(#6b6052, #b9ac99);
    --p-line: light-dark(#eae1d3, #3a332a);
    --p-accent: light-dark(#b0431a, #f2a679);
    --p-on-accent: light-dark(#ffffff, #2c1205);
    --p-sky: light-dark(#fdf1dc, #54412f);
    --p-ground: light-dark(#f6d9b8, #2a2019);
  }
  .base[data-preset='ocean'] {
    --p-surface: light-dark(#fbfeff, #0f1b24);
    --p-sunken: light-dark(#eaf4f8, #182935);
    --p-ink: light-dark(#0e2a38, #e4f2f8);
    --p-muted: light-dark(#4a6371, #9fbac8);
    --p-line: light-dark(#d7e7ee, #263b48);
    --p-accent: light-dark(#0a6a8a, #62cbec);
    --p-on-accent: light-dark(#ffffff, #04212c);
    --p-sky: light-dark(#e0f5fc, #1d4a63);
    --p-ground: light-dark(#b9e0f0, #0e2635);
  }
  .base[data-preset='candy'] {
    --p-surface: light-dark(#fffbfe, #20152a);
    --p-sunken: light-dark(#fbeef8, #2e2039);
    --p-ink: light-dark(#3a1738, #fbe9f8);
    --p-muted: light-dark(#78526f, #cbaac8);
    --p-line: light-dark(#f3dced, #443151);
    --p-accent: light-dark(#b81f76, #ff94cb);
    --p-on-accent: light-dark(#ffffff, #3a0a24);
    --p-sky: light-dark(#ffeaf6, #5b3263);
    --p-ground: light-dark(#e4d4ff, #2c1d42);
  }
  .base[data-preset='slate'] {
    --p-surface: light-dark(#ffffff, #16181d);
    --p-sunken: light-dark(#f3f4f7, #21242b);
    --p-ink: light-dark(#191c23, #eceef3);
    --p-muted: light-dark(#5a6170, #a5acba);
    --p-line: light-dark(#e3e6ec, #30343d);
    --p-accent: light-dark(#3d4ecb, #a0abff);
    --p-on-accent: light-dark(#ffffff, #0d1136);
    --p-sky: light-dark(#f0f2fa, #363e54);
    --p-ground: light-dark(#d6daee, #1c2029);
  }
  .base[data-scheme='light'] {
    color-scheme: light;
  }
  .base[data-scheme='dark'] {
    color-scheme: dark;
  }
  .base {
    --_surface: var(--fledge-surface, var(--p-surface));
    --_sunken: var(--fledge-sunken, var(--p-sunken));
    --_ink: var(--fledge-ink, var(--p-ink));
    --_muted: var(--fledge-muted, var(--p-muted));
    --_line: var(--fledge-line, var(--p-line));
    --_accent: var(--fledge-accent, var(--_custom-accent, var(--p-accent)));
    --_on-accent: var(--fledge-on-accent, var(--_custom-on-accent, var(--p-on-accent)));
    --_focus: var(--fledge-focus, var(--_ink));
    --_sky: var(--fledge-sky, var(--p-sky));
    --_ground: var(--fledge-ground, var(--p-ground));
    --_good: light-dark(#22703f, #7fd6a0);
    --_warn: light-dark(#9a4a00, #ffbf7a);
    --_radius: var(--fledge-radius, var(--_custom-radius, 24px));
    --_shadow: var(
      --fledge-shadow,
      0 1px 2px light-dark(rgb(43 36 25 / 0.05), rgb(0 0 0 / 0.3)),
      0 16px 40px -20px light-dark(rgb(43 36 25 / 0.28), rgb(0 0 0 / 0.6))
    );
    --_font: var(--fledge-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
    --_display: var(--fledge-font-display, ui-rounded, 'SF Pro Rounded', var(--_font));
  }
`;
