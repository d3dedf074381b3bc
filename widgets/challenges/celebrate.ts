import { render } from 'lit';
import { icon } from '../ui/all-icons.ts';

const CONFETTI = 28;
const STARS = 6;
const FALL_MS = 1_500;
const FLIGHT_MS = 850;
const STAGGER_MS = 80;

interface Point {
  x: number;
  y: number;
}

/** Confetti over the card, and stars that fly to the points. `layer` holds both and is positioned. */
export function celebrate(layer: Element, from: Element, to: Element): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches || document.hidden) return;
  const frame = layer.getBoundingClientRect();
  const at = (element: Element): Point => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2 - frame.left, y: top + height / 2 - frame.top };
  };
  const [start, goal] = [at(from), at(to)];
  for (let i = 0; i < CONFETTI; i += 1) toss(layer, start, i);
  for (let i = 0; i < STARS; i += 1) send(layer, start, goal, i);
  to.animate([{ scale: 1 }, { scale: 1.14 }, { scale: 1 }], {
    delay: FLIGHT_MS - 80,
    duration: 360,
    easing: 'ease-out',
  });
}

function piece(layer: Element, className: string, { x, y }: Point): HTMLElement {
  const made = document.createElement('div');
  made.className = `piece ${className}`;
  made.setAttribute('aria-hidden', 'true');
  layer.append(made);
  made.style.left = `${x}px`;
  made.style.top = `${y}px`;
  return made;
}
function run(element: HTMLElement, frames: Keyframe[], options: KeyframeAnimationOptions): void {
  const remove = (): void => element.remove();
  element.animate(frames, { fill: 'both', ...options }).finished.then(remove, remove);
}
const spread = (size: number): number => (Math.random() - 0.5) * size;

function toss(layer: Element, start: Point, index: number): void {
  const angle = spread(Math.PI * 1.1) - Math.PI / 2;
  const force = 70 + Math.random() * 130;
  const [dx, dy] = [Math.cos(angle) * force * 1.5, Math.sin(angle) * force];
  const turn = spread(900);
  run(
    piece(layer, `confetti c${index % 5}`, start),
    [
      { transform: 'translate(0, 0) scale(.4)', opacity: 1, easing: 'cubic-bezier(.1, .8, .4, 1)' },
      { transform: `translate(${dx}px, ${dy}px) rotate(${turn}deg)`, opacity: 1, offset: 0.35 },
      {
        transform: `translate(${dx * 1.25}px, ${dy + 220}px) rotate(${turn * 2}deg) rotateX(540deg)`,
        opacity: 0,
      },
    ],
    { duration: FALL_MS * (0.8 + Math.random() * 0.4) },
  );
}

function send(layer: Element, start: Point, goal: Point, index: number): void {
  const star = piece(layer, 'flying', start);
  render(icon('star'), star);
  const [dx, dy] = [goal.x - start.x, goal.y - start.y];
  run(
    star,
    [
      { transform: 'translate(-50%, -50%) scale(.2)', opacity: 0, easing: 'cubic-bezier(.2, .8, .4, 1)' },
      {
        transform: `translate(-50%, -50%) translate(${spread(110)}px, ${-20 - Math.random() * 50}px) scale(1.3)`,
        opacity: 1,
        offset: 0.4,
        easing: 'cubic-bezier(.6, 0, .8, .5)',
      },
      {
        transform: `translate(-50%, -50%) translate(${dx}px, ${dy}px) scale(.6) rotate(200deg)`,
        opacity: 1,
      },
    ],
    { duration: FLIGHT_MS, delay: index * STAGGER_MS },
  );
}
