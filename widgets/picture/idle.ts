import { wantsCalm } from './calm.ts';

/** Moves parts of one picture for as long as somebody can see them. */
export interface Motion {
  stop(): void;
}

export type Temper = 'calm' | 'eager' | 'working';

/** A part of the picture and how it moves, over one breath. */
interface Gesture {
  part: string;
  frames: Keyframe[];
}

const SOFT = 'ease-in-out';
const at = (transform: string, offset: number): Keyframe => ({ transform, offset, easing: SOFT });
const STILL = { transform: 'none' };

const BREATH: readonly Gesture[] = [
  { part: 'body', frames: [{ ...STILL, easing: SOFT }, at('scale(.991, 1.013)', 0.45), STILL] },
  { part: 'head', frames: [{ ...STILL, easing: SOFT }, at('translateY(-2.4px) rotate(.5deg)', 0.55), STILL] },
  { part: 'wings', frames: [{ ...STILL, easing: SOFT }, at('scaleY(1.05)', 0.4), STILL] },
  {
    part: 'tail',
    frames: [{ ...STILL, easing: SOFT }, at('rotate(-4deg)', 0.3), at('rotate(5deg)', 0.7), STILL],
  },
  { part: 'egg', frames: [{ ...STILL, easing: SOFT }, at('scale(1.012, .985)', 0.5), STILL] },
];
const TWITCH: Keyframe[] = ['none', 'rotate(3deg)', 'rotate(-2deg)', 'none'].map((transform) => ({
  transform,
}));
const SHAKE: readonly Gesture[] = [
  {
    part: 'egg',
    frames: [0, -3, 5, -6, 6, -4, 3, -1, 0].map((turn, index, { length }) =>
      at(`rotate(${turn}deg)`, index / (length - 1)),
    ),
  },
  { part: 'sparkle', frames: [{ opacity: 0.4 }, { opacity: 1, offset: 0.5 }, { opacity: 0.4 }] },
];

/**
 * An animation that runs asks for sixty frames a second. What moves a pixel or two looks the same at five, and
 * costs a tenth: so slow gestures are paused animations which a clock seeks, with a rest after each.
 */
function perform(
  host: Element,
  gestures: readonly Gesture[],
  duration: number,
  rate: number,
  done: () => void,
) {
  const animations = gestures.flatMap(({ part, frames }) =>
    [...host.querySelectorAll(`.f-${part}`)].map((node) => node.animate(frames, { duration, fill: 'both' })),
  );
  for (const animation of animations) animation.pause();
  let elapsed = 0;
  const end = (): void => {
    clearInterval(clock);
    for (const animation of animations) animation.cancel();
  };
  const clock = setInterval(() => {
    elapsed += 1_000 / rate;
    for (const animation of animations) animation.currentTime = Math.min(elapsed, duration);
    if (elapsed < duration) return;
    end();
    done();
  }, 1_000 / rate);
  return end;
}

/** Breathes, wags, blinks, and follows the pointer with eyes and head; an eager egg shakes. */
export function animatePicture(host: HTMLElement, temper: () => Temper): Motion {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const later = (name: string, task: () => void, wait: number): void => {
    clearTimeout(timers.get(name));
    timers.set(name, setTimeout(task, wait));
  };
  const rest = (): void =>
    later('live', live, (temper() === 'eager' ? 3_500 : 5_800) + Math.random() * 1_600);
  const parts = (name: string): NodeListOf<SVGElement> => host.querySelectorAll<SVGElement>(`.f-${name}`);
  let endGesture = (): void => {};
  let frame = 0;

  function live(): void {
    const isEager = temper() === 'eager';
    endGesture = isEager ? perform(host, SHAKE, 750, 14, rest) : perform(host, BREATH, 2_250, 4, rest);
    if (!isEager && Math.random() < 0.3) for (const ears of parts('ears')) ears.animate(TWITCH, 320);
  }
  function lids(opacity: string): void {
    for (const lid of parts('lids')) lid.style.opacity = opacity;
  }
  function blink(): void {
    lids('1');
    later('lids', () => lids(''), 130);
    // Now and then twice, as everybody does.
    later('blink', blink, Math.random() < 0.15 ? 320 : 3_200 + Math.random() * 4_000);
  }
  function gaze(dx: number, dy: number): void {
    for (const pupils of parts('pupils'))
      pupils.style.translate = dx || dy ? `${dx.toFixed(1)}px ${dy.toFixed(1)}px` : '';
    for (const head of parts('head')) head.style.rotate = dx ? `${(dx / 2).toFixed(1)}deg` : '';
  }
  function look(event: PointerEvent): void {
    if (frame || event.pointerType === 'touch' || wantsCalm()) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      const { left, top, width, height } = host.getBoundingClientRect();
      const [dx, dy] = [event.clientX - left - width / 2, event.clientY - top - height * 0.45];
      const reach = 5 / Math.max(Math.hypot(dx, dy), width / 2);
      gaze(dx * reach, dy * reach * 0.8);
      // Nothing to see any more: it blinks, and looks at you again.
      later(
        'gaze',
        () => {
          gaze(0, 0);
          blink();
        },
        4_000,
      );
    });
  }
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const still = (): void => {
    for (const timer of timers.values()) clearTimeout(timer);
    endGesture();
    lids('');
    gaze(0, 0);
  };
  const start = (): void => {
    later('live', live, 500);
    later('blink', blink, 1_500);
  };
  // Who asked for calm gets not even a clock.
  const follow = (): void => {
    still();
    if (!wantsCalm()) start();
  };
  calm.addEventListener('change', follow);
  if (!wantsCalm()) start();
  addEventListener('pointermove', look, { passive: true });
  return {
    stop() {
      cancelAnimationFrame(frame);
      removeEventListener('pointermove', look);
      calm.removeEventListener('change', follow);
      still();
    },
  };
}
