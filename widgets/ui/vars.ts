import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

type Vars = Record<`--${string}`, string | number | undefined>;

/** Sets custom properties on an element through its object model, which a strict CSP allows. */
class VarsDirective extends Directive {
  private last: Vars = {};

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new TypeError('vars() belongs on an element');
  }
  render(_next: Vars): typeof noChange {
    return noChange;
  }
  override update({ element }: ElementPart, [next]: [Vars]): typeof noChange {
    if (!(element instanceof HTMLElement || element instanceof SVGElement)) return noChange;
    for (const [name, value] of Object.entries(next)) {
      if (value === this.last[name as keyof Vars]) continue;
      if (value === undefined) element.style.removeProperty(name);
      else element.style.setProperty(name, String(value));
    }
    this.last = next;
    return noChange;
  }
}
export const vars = directive(VarsDirective);
