import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

const DURATION_MS = 700;
type Format = (value: number) => string;

/** Writes a number into its element; a new one is run to instead of jumped to. */
class CountUpDirective extends Directive {
  private target: number | null = null;
  private shown = 0;
  private frame = 0;

  render(_value: number, _format: Format): typeof noChange {
    return noChange;
  }
  override update({ element }: ElementPart, [value, format]: [number, Format]): typeof noChange {
    if (value === this.target) return noChange;
    const isFirst = this.target === null;
    this.target = value;
    cancelAnimationFrame(this.frame);
    const write = (shown: number): void => {
      this.shown = shown;
      element.textContent = format(shown);
    };
    if (isFirst || document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches) write(value);
    else this.run(value, write);
    return noChange;
  }
  private run(target: number, write: (shown: number) => void): void {
    const [from, start] = [this.shown, performance.now()];
    const step = (now: number): void => {
      const part = Math.min(1, Math.max(0, (now - start) / DURATION_MS));
      write(Math.round(from + (target - from) * (1 - (1 - part) ** 3)));
      if (part < 1) this.frame = requestAnimationFrame(step);
    };
    this.frame = requestAnimationFrame(step);
  }
}
export const countUp = directive(CountUpDirective);
