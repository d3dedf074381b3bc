import { icon } from '../ui/all-icons.ts';
import { flyCoins } from '../ui/coin-flight.ts';

const CONFETTI = 28;
const STARS = 6;
const FALL_MS = 1_500;

/** Confetti over the card, and stars that fly to the points. `layer` holds both and is positioned. */
export function celebrate(layer: Element, from: Element, to: Element): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches || document.hidden) return;
  const [frame, card] = [layer.getBoundingClientRect(), from.getBoundingClientRect()];
  const x = card.left + card.width / 2 - frame.left;
  const y = card.top + card.height / 2 - frame.top;
  for (let index = 0; index < CONFETTI; index += 1) toss(layer, x, y, index);
  flyCoins(layer, from, to, STARS, () => icon('star'));
}

function toss(layer: Element, x: number, y: number, index: number): void {
  const piece = document.createElement('div');
  piece.className = 'confetti';
  piece.setAttribute('aria-hidden', 'true');
  layer.append(piece);
  // A golden angle apart, no two neighbours are alike.
  const style = { left: `${x}px`, top: `${y}px`, background: `hsl(${index * 137.5} 75% 58%)` };
  Object.assign(piece.style, style);
  const [dx, dy] = [(Math.random() - 0.5) * 420, -40 - Math.random() * 150];
  const turn = (Math.random() - 0.5) * 900;
  const fall = piece.animate(
    [
      { transform: 'scale(.3)', easing: 'cubic-bezier(.1, .8, .4, 1)' },
      { transform: `translate(${dx}px, ${dy}px) rotate(${turn}deg)`, opacity: 1, offset: 0.35 },
      { transform: `translate(${dx * 1.2}px, ${dy + 240}px) rotate(${turn * 2}deg)`, opacity: 0 },
    ],
    { duration: FALL_MS },
  );
  const remove = (): void => piece.remove();
  fall.finished.then(remove, remove);
}
