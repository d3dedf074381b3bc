const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Shapes and paint: what a drawing needs, and what the widgets take into a page. */
export const ELEMENTS = words(`
  svg g defs path circle ellipse rect line polyline polygon linearGradient radialGradient stop clipPath mask
`);

/** What editors leave in a file and nobody sees; it is left out with all that is in it. */
export const SILENT = words('title desc metadata');

/** Attributes that paint; a `style` may hold those that are properties too. */
export const PAINT = words(`
  opacity fill fill-opacity fill-rule clip-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin
  stroke-dasharray stroke-dashoffset stroke-miterlimit stop-color stop-opacity clip-path mask
`);

export const ATTRIBUTES = words(`
  viewBox id d cx cy r rx ry x y x1 y1 x2 y2 fx fy fr width height points offset transform gradientUnits
  gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits preserveAspectRatio pathLength
`);

/** Attributes that change nothing a person sees once scripts and style sheets are gone; they are left out. */
export const SILENT_ATTRIBUTES = words(`
  version baseProfile xmlns class role focusable enable-background mask-type color-interpolation
  color-interpolation-filters paint-order vector-effect font-family font-size font-weight overflow display visibility
  shape-rendering
`);
