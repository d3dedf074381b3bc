import { LitElement, html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { afterFirstSight, firstSight } from '../core/first-sight.ts';
import { adoptSvg } from './adopt.ts';
import { fetchPicture } from './fetch-picture.ts';
import type { Motion, Temper } from './idle.ts';
import { styles } from './picture.styles.ts';

/** Nothing moves before it is drawn. */
const motions = (): Promise<typeof import('./motion.ts')> => import('./motion.ts');

/**
 * A picture that lives: it breathes, blinks and looks at the pointer while somebody can see it, and becomes
 * another one when its `src` changes.
 *
 * @fires picture-shown - A new picture is in place.
 * @fires picture-failed - The picture could not be loaded.
 */
export class FledgePicture extends LitElement {
  static override styles = styles;

  static override properties: PropertyDeclarations = {
    src: {},
    label: {},
    stage: { type: Number },
    mood: { reflect: true },
  };

  /** The address of an SVG of ours, or of any image. */
  src = '';
  /** What a screen reader says. */
  label = '';
  /** 0 for an egg, 1 to 5 for a buddy. A picture of another stage arrives with a transformation. */
  stage = 0;
  /** `calm`, `eager` (an egg about to hatch) or `working`. */
  mood: Temper = 'calm';

  private shownStage: number | null = null;
  private motion: Motion | null = null;
  private watcher: IntersectionObserver | null = null;
  private isInView = false;

  private get figure(): HTMLElement | null {
    return this.renderRoot.querySelector('.figure');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.watcher = new IntersectionObserver((entries) => {
      this.isInView = entries.some((entry) => entry.isIntersecting);
      this.restOrMove();
    });
    this.watcher.observe(this);
    document.addEventListener('visibilitychange', this.restOrMove);
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watcher?.disconnect();
    document.removeEventListener('visibilitychange', this.restOrMove);
    this.isInView = false;
    this.restOrMove();
  }
  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('src') && this.src) void this.show(this.src);
  }

  private restOrMove = (): void => {
    const isSeen = this.isInView && !document.hidden;
    this.figure?.toggleAttribute('data-rest', !isSeen);
    void this.move(isSeen);
  };
  private async move(isSeen: boolean): Promise<void> {
    if (isSeen && this.shownStage !== null && !this.motion) {
      await afterFirstSight;
      const { animatePicture } = await motions();
      if (this.isInView && this.figure) this.motion ??= animatePicture(this.figure, () => this.mood);
    } else if (!isSeen) {
      this.motion?.stop();
      this.motion = null;
    }
  }

  private async show(src: string): Promise<void> {
    const text = await fetchPicture(src).catch(() => undefined);
    if (src !== this.src || !this.figure) return;
    if (text === undefined) {
      firstSight();
      this.dispatchEvent(new CustomEvent('picture-failed'));
      return;
    }
    const drawing = text === null ? imageOf(src) : adoptSvg(text);
    if (!drawing) return;
    const layer = document.createElement('div');
    layer.className = 'layer';
    layer.append(drawing);
    const older = this.figure.lastElementChild;
    this.figure.append(layer);
    const isGrown = this.shownStage !== null && this.shownStage !== this.stage;
    this.shownStage = this.stage;
    this.restOrMove();
    this.dispatchEvent(new CustomEvent('picture-shown'));
    // Behind the frame that paints it.
    requestAnimationFrame(() => setTimeout(firstSight));
    if (older) await this.replace(older, layer, isGrown);
  }
  private async replace(older: Element, newer: Element, isGrown: boolean): Promise<void> {
    const { fadeOver, transform } = await motions();
    if (isGrown && this.figure) transform(older, newer, this.figure);
    else fadeOver(older, newer);
  }

  /** Jumps for joy. */
  async hop(): Promise<void> {
    const { hop } = await motions();
    if (this.figure && this.isInView) hop(this.figure);
  }

  protected override render(): TemplateResult {
    return html`<div class="figure" role="img" aria-label=${this.label}></div>`;
  }
}

function imageOf(src: string): HTMLImageElement {
  const image = document.createElement('img');
  image.src = src;
  image.alt = '';
  return image;
}
