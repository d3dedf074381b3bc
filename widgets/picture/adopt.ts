const SVG = 'http://www.w3.org/2000/svg';
const MOST_NODES = 4_000;

const ELEMENTS = new Set(
  'svg g defs path circle ellipse rect line polyline polygon linearGradient radialGradient stop clipPath mask'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  (
    'viewBox id d cx cy r rx ry x y x1 y1 x2 y2 fx fy width height points offset transform opacity fill ' +
    'fill-opacity fill-rule clip-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin ' +
    'stroke-dasharray stroke-dashoffset stroke-miterlimit stop-color stop-opacity gradientUnits ' +
    'gradientTransform spreadMethod clip-path clipPathUnits mask maskUnits maskContentUnits data-ox data-oy'
  ).split(' '),
);
const MOVING = /^f-[a-z-]+$/;

/** A reference may only point into the picture itself. */
const isHarmless = (value: string): boolean =>
  !/url\(/i.test(value) || /^url\(["']?#[\w-]+["']?\)$/.test(value.trim());

function copy(from: Element, budget: { left: number }): SVGElement | null {
  if (!ELEMENTS.has(from.localName) || from.namespaceURI !== SVG || budget.left-- <= 0) return null;
  const to = document.createElementNS(SVG, from.localName);
  if (!(to instanceof SVGElement)) return null;
  for (const { name, value } of from.attributes) {
    if (ATTRIBUTES.has(name) && isHarmless(value)) to.setAttribute(name, value);
  }
  const classes = [...from.classList].filter((name) => MOVING.test(name));
  if (classes.length > 0) to.setAttribute('class', classes.join(' '));
  for (const child of from.children) {
    const node = copy(child, budget);
    if (node) to.append(node);
  }
  return to;
}

/**
 * The text of a picture as elements of this document: only shapes and paint pass. Scripts, styles, links, text
 * and foreign content do not exist here, whoever drew the picture.
 */
export function adoptSvg(text: string): SVGElement | null {
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  const svg = copy(parsed, { left: MOST_NODES });
  if (!svg || svg.localName !== 'svg') return null;
  svg.setAttribute('aria-hidden', 'true');
  svg.removeAttribute('width');
  svg.removeAttribute('height');
  // Groups turn and stretch about the point that the composer gave them.
  for (const node of svg.querySelectorAll<SVGElement>('[data-ox][data-oy]')) {
    node.style.transformOrigin = `${Number(node.dataset.ox)}px ${Number(node.dataset.oy)}px`;
  }
  return svg;
}
