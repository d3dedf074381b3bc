import { wantsCalm } from './calm.ts';

export { animatePicture } from './idle.ts';

const SVG = 'http://www.w3.org/2000/svg';
const STAR = 'M0-6Q.8-.8 6 0Q.8 .8 0 6Q-.8 .8-6 0Q-.8-.8 0-6Z';
const COLORS = ['#ffd34d', '#ff8fb8', '#7ad7ff', '#b79bff', '#8ce0a4'];

/** A small jump of joy, off the ground: what it wears jumps along, its shadow and its background stay. */
export function hop(figure: Element): void {
  if (wantsCalm()) return;
  const timing = { duration: 720, easing: 'linear' };
  const bodies = figure.querySelectorAll('.f-body, .f-egg');
  // A picture of another kind jumps as a whole; its units are pixels, not those of a drawing.
  for (const body of bodies.length > 0 ? bodies : [figure]) {
    const [high, low] = bodies.length > 0 ? ['-38px', '-9px'] : ['-9%', '-2%'];
    body.animate(
      [
        { transform: 'none', easing: 'ease-out' },
        { transform: 'scale(1.06, .92)', offset: 0.16, easing: 'cubic-bezier(.2, .7, .4, 1)' },
        {
          transform: `translateY(${high}) scale(.96, 1.05)`,
          offset: 0.42,
          easing: 'cubic-bezier(.6, 0, .8, .3)',
        },
        { transform: 'scale(1.07, .93)', offset: 0.66, easing: 'ease-out' },
        { transform: `translateY(${low}) scale(.99, 1.01)`, offset: 0.82, easing: 'ease-in' },
        { transform: 'none' },
      ],
      timing,
    );
  }
  for (const ears of figure.querySelectorAll('.f-ears'))
    ears.animate(
      [
        { transform: 'none' },
        { transform: 'scaleY(1.06)', offset: 0.18 },
        { transform: 'scaleY(.9)', offset: 0.34 },
        { transform: 'scaleY(1.08)', offset: 0.62 },
        { transform: 'none' },
      ],
      timing,
    );
  for (const shadow of figure.querySelectorAll('.f-shadow'))
    shadow.animate(
      [
        { transform: 'scale(1)', opacity: 1, offset: 0.16 },
        { transform: 'scale(.74)', opacity: 0.55, offset: 0.42 },
        { transform: 'scale(1)', opacity: 1, offset: 0.66 },
      ],
      timing,
    );
}

/** The old picture gives way to the new one, softly. */
export function fadeOver(older: Element, newer: Element): void {
  if (wantsCalm()) {
    older.remove();
    return;
  }
  newer.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 260 });
  leave(older, older.animate([{ opacity: 1 }, { opacity: 0 }], { duration: 260, fill: 'forwards' }));
}

const leave = (element: Element, animation: Animation): void => {
  const remove = (): void => element.remove();
  animation.finished.then(remove, remove);
};

function light(kind: 'sky' | 'glow'): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '-50 -50 100 100');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', kind);
  return svg;
}

/** Rays behind the figure, dark until they are played. */
function raysBehind(figure: Element): SVGSVGElement {
  const glow = light('glow');
  glow.setAttribute('fill', '#fff3c4');
  glow.setAttribute('opacity', '0');
  for (let turn = 0; turn < 360; turn += 30) {
    const ray = document.createElementNS(SVG, 'path');
    ray.setAttribute('transform', `rotate(${turn})`);
    ray.setAttribute('d', 'M-3 -12L0 -48L3 -12Z');
    glow.append(ray);
  }
  figure.before(glow);
  return glow;
}

/** Stars that fly out from the middle and go. */
function burst(beside: Element, delay: number): void {
  const sky = light('sky');
  for (let index = 0; index < 14; index += 1) {
    const star = document.createElementNS(SVG, 'path');
    star.setAttribute('d', STAR);
    star.setAttribute('fill', COLORS[index % COLORS.length] ?? '');
    star.setAttribute('opacity', '0');
    const angle = (index / 14) * Math.PI * 2 + (index % 3) * 0.2;
    const reach = 30 + (index % 4) * 5;
    const [x, y] = [Math.cos(angle), Math.sin(angle)].map((part) => `${(part * reach).toFixed(1)}px`);
    const flight = star.animate(
      [
        { transform: 'scale(.2)', opacity: 1 },
        {
          transform: `translate(${x}, ${y}) scale(${index % 2 ? 0.8 : 0.5}) rotate(60deg)`,
          opacity: 1,
          offset: 0.6,
        },
        { transform: `translate(${x}, calc(${y} + 9px)) scale(0) rotate(120deg)`, opacity: 0 },
      ],
      { delay, duration: 1_000 + (index % 3) * 160, easing: 'cubic-bezier(.1, .7, .3, 1)' },
    );
    if (index === 13) leave(sky, flight);
    sky.append(star);
  }
  beside.after(sky);
}

/** It trembles, becomes light, the light takes another shape, and somebody new lands in a shower of stars. */
export function transform(older: Element, newer: Element, figure: Element): void {
  if (wantsCalm()) {
    older.remove();
    return;
  }
  const glow = raysBehind(figure);
  const lit = (power: number, halo = 0) => `brightness(${power}) drop-shadow(0 0 ${halo}px #ffc94d)`;
  const gather = older.animate(
    [
      { transform: 'none', filter: lit(1), opacity: 1 },
      { transform: 'rotate(-2deg)', filter: lit(1.1, 2), offset: 0.12 },
      { transform: 'rotate(2deg)', filter: lit(1.25, 4), offset: 0.22 },
      { transform: 'rotate(-2.5deg) scale(.98)', filter: lit(1.6, 6), offset: 0.32 },
      { transform: 'rotate(2.5deg) scale(.98)', filter: lit(2.4, 9), offset: 0.42 },
      { transform: 'scale(.92, 1.04)', filter: lit(40, 14), offset: 0.6 },
      { transform: 'scale(1.04, .96)', filter: lit(40, 18), opacity: 1, offset: 0.82 },
      { transform: 'scale(.9)', filter: lit(40, 10), opacity: 0 },
    ],
    { duration: 1_700, easing: 'ease-in-out', fill: 'forwards' },
  );
  newer.animate(
    [
      { transform: 'scale(.84)', filter: lit(40, 10), opacity: 0 },
      { transform: 'scale(1.02, 1.06)', filter: lit(40, 18), opacity: 1, offset: 0.3 },
      { transform: 'scale(1.06, .94)', filter: lit(6, 12), offset: 0.5 },
      { transform: 'scale(.98, 1.03)', filter: lit(1.2, 4), offset: 0.72 },
      { transform: 'none', filter: lit(1), opacity: 1 },
    ],
    { delay: 1_300, duration: 1_350, easing: 'ease-out', fill: 'backwards' },
  );
  const shine = glow.animate(
    [
      { opacity: 0, transform: 'scale(.4)' },
      { opacity: 0.9, transform: 'scale(1) rotate(40deg)', offset: 0.55 },
      { opacity: 0, transform: 'scale(1.5) rotate(90deg)' },
    ],
    { delay: 600, duration: 2_300, easing: 'ease-out' },
  );
  leave(glow, shine);
  burst(glow, 1_800);
  leave(older, gather);
}
