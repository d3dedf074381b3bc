const LONGEST_LOOK = 3.5;
const wantsCalm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Moves parts of one picture for as long as somebody can see them. */
export interface Motion {
  stop(): void;
}

/** Blinks now and then, and follows the pointer with its eyes. */
export function animatePicture(host: HTMLElement): Motion {
  if (wantsCalm()) return { stop() {} };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;

  function blink(): void {
    for (const lids of host.querySelectorAll('.f-lids')) lids.animate([{ opacity: 1 }, { opacity: 1 }], 140);
    timer = setTimeout(blink, 2_400 + Math.random() * 4_000);
  }
  function look(event: PointerEvent): void {
    if (frame || event.pointerType === 'touch') return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      const { left, top, width, height } = host.getBoundingClientRect();
      const [dx, dy] = [event.clientX - left - width / 2, event.clientY - top - height * 0.42];
      const reach = LONGEST_LOOK / Math.max(Math.hypot(dx, dy), width / 2);
      for (const pupils of host.querySelectorAll<SVGElement>('.f-pupils')) {
        pupils.style.transform = `translate(${(dx * reach).toFixed(2)}px, ${(dy * reach).toFixed(2)}px)`;
      }
    });
  }
  timer = setTimeout(blink, 1_200);
  addEventListener('pointermove', look, { passive: true });
  return {
    stop() {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      removeEventListener('pointermove', look);
    },
  };
}

/** A small jump of joy. */
export function hop(figure: Element): void {
  if (wantsCalm()) return;
  figure.animate(
    [
      { transform: 'none' },
      { transform: 'scale(1.04, .95)', offset: 0.18 },
      { transform: 'translateY(-7%) scale(.97, 1.04)', offset: 0.45 },
      { transform: 'scale(1.03, .97)', offset: 0.78 },
      { transform: 'none' },
    ],
    { duration: 620, easing: 'cubic-bezier(.3, .7, .3, 1)' },
  );
}

/** The old picture gives way to the new one, softly. */
export function fadeOver(older: Element, newer: Element): void {
  if (wantsCalm()) {
    older.remove();
    return;
  }
  newer.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 260 });
  older.animate([{ opacity: 1 }, { opacity: 0 }], { duration: 260, fill: 'forwards' }).finished.then(
    () => older.remove(),
    () => older.remove(),
  );
}

/** It gathers light, becomes light, and steps out as somebody new. */
export function transform(older: Element, newer: Element, glow: Element): void {
  if (wantsCalm()) {
    older.remove();
    return;
  }
  const light = 'brightness(0) invert(1)';
  const gather = older.animate(
    [
      { transform: 'none', filter: 'none', opacity: 1 },
      { transform: 'scale(.96) rotate(-2deg)', filter: 'brightness(1.3)', offset: 0.25 },
      { transform: 'scale(1.02) rotate(2deg)', filter: 'brightness(1.8)', offset: 0.5 },
      { transform: 'scale(.94)', filter: light, offset: 0.85 },
      { transform: 'scale(.7)', filter: light, opacity: 0 },
    ],
    { duration: 1_500, easing: 'ease-in', fill: 'forwards' },
  );
  newer.animate(
    [
      { transform: 'scale(.7)', filter: light, opacity: 0 },
      { transform: 'scale(1.1)', filter: light, opacity: 1, offset: 0.35 },
      { transform: 'scale(1)', filter: 'none', opacity: 1 },
    ],
    { delay: 1_350, duration: 1_000, easing: 'cubic-bezier(.2, 1.3, .4, 1)', fill: 'backwards' },
  );
  glow.animate(
    [
      { opacity: 0, transform: 'scale(.4)' },
      { opacity: 0.9, transform: 'scale(1) rotate(40deg)', offset: 0.55 },
      { opacity: 0, transform: 'scale(1.5) rotate(90deg)' },
    ],
    { delay: 500, duration: 2_100, easing: 'ease-out' },
  );
  gather.finished.then(
    () => older.remove(),
    () => older.remove(),
  );
}
