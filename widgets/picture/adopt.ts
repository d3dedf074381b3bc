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

/** Takes away what is neither shape nor paint. Pruning costs a third of copying, and nothing has run yet. */
function prune(node: Element): void {
  if (!ELEMENTS.has(node.localName) || node.namespaceURI !== SVG) return node.remove();
  for (const name of node.getAttributeNames()) {
    const value = node.getAttribute(name) ?? '';
    if (name === 'class') keepMoving(node, value);
    else if (!ATTRIBUTES.has(name) || !isHarmless(value)) node.removeAttribute(name);
  }
}

function keepMoving(node: Element, classes: string): void {
  const kept = classes.split(/\s+/).filter((name) => MOVING.test(name));
  if (kept.length > 0) node.setAttribute('class', kept.join(' '));
  else node.removeAttribute('class');
}

/**
 * The text of a picture as elements of this document: only shapes and paint pass. Scripts, styles, links, text
 * and foreign content do not exist here, whoever drew the picture.
 */
export function adoptSvg(text: string): SVGElement | null {
  const svg = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (!(svg instanceof SVGElement) || svg.localName !== 'svg') return null;
  const nodes = svg.querySelectorAll('*');
  if (nodes.length > MOST_NODES) return null;
  prune(svg);
  nodes.forEach(prune);
  svg.setAttribute('aria-hidden', 'true');
  svg.removeAttribute('width');
  svg.removeAttribute('height');
  // Groups turn and stretch about the point that the composer gave them.
  for (const node of svg.querySelectorAll<SVGElement>('[data-ox]')) {
    node.style.transformOrigin = `${Number(node.dataset.ox)}px ${Number(node.dataset.oy)}px`;
  }
  return document.adoptNode(svg);
}
