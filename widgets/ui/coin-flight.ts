import { render, type TemplateResult } from 'lit';
import { coin } from './icons.ts';

const MOST_COINS = 7;
const STAGGER_MS = 70;
const FLIGHT_MS = 780;

/** Coins, or what else is drawn, rise from one element and land in another. `layer` holds both and is positioned. */
export function flyCoins(
  layer: Element,
  from: Element,
  to: Element,
  amount: number,
  draw: () => TemplateResult = coin,
): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches || document.hidden) return;
  // The coin in the purse stands on another side where the page runs from right to left.
  const slot = to.querySelector('.coin') ?? to;
  const [frame, start, goal] = [layer, from, slot].map((element) => element.getBoundingClientRect());
  if (!frame || !start || !goal) return;
  const x = start.left + start.width / 2 - frame.left;
  const y = start.top + start.height * 0.55 - frame.top;
  const dx = goal.left + goal.width / 2 - frame.left - x;
  const dy = goal.top + goal.height / 2 - frame.top - y;
  for (let index = 0; index < Math.min(MOST_COINS, Math.max(1, amount)); index += 1) {
    flyOne(layer, { x, y, dx, dy }, index, draw);
  }
  to.animate([{ scale: 1 }, { scale: 1.12 }, { scale: 1 }], {
    delay: FLIGHT_MS - 60,
    duration: 340,
    easing: 'ease-out',
  });
}

function flyOne(
  layer: Element,
  path: Record<'x' | 'y' | 'dx' | 'dy', number>,
  index: number,
  draw: () => TemplateResult,
): void {
  const flying = document.createElement('div');
  flying.className = 'flying-coin';
  flying.setAttribute('aria-hidden', 'true');
  render(draw(), flying);
  layer.append(flying);
  flying.style.left = `${path.x}px`;
  flying.style.top = `${path.y}px`;
  const [spreadX, spreadY] = [(Math.random() - 0.5) * 90, -30 - Math.random() * 50];
  const flight = flying.animate(
    [
      { transform: 'translate(-50%, -50%) scale(.2)', opacity: 0, easing: 'cubic-bezier(.2, .8, .4, 1)' },
      {
        transform: `translate(-50%, -50%) translate(${spreadX}px, ${spreadY}px) scale(1.25) rotateY(180deg)`,
        opacity: 1,
        offset: 0.4,
        easing: 'cubic-bezier(.6, 0, .8, .5)',
      },
      {
        transform: `translate(-50%, -50%) translate(${path.dx}px, ${path.dy}px) scale(.7) rotateY(540deg)`,
        opacity: 1,
      },
    ],
    { duration: FLIGHT_MS, delay: index * STAGGER_MS, fill: 'backwards' },
  );
  flight.finished.then(
    () => flying.remove(),
    () => flying.remove(),
  );
}
