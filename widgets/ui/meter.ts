import { html, type TemplateResult } from 'lit';
import { vars } from './vars.ts';

export interface Meter {
  /** From 0 to 1. */
  share: number;
  label: string;
  /** What it says instead of a percentage. */
  text: string;
  color?: string | null;
}

/** A bar that fills. */
export const meter = ({ share, label, text, color }: Meter): TemplateResult => html`
  <div
    class="meter"
    part="meter"
    role="progressbar"
    aria-label=${label}
    aria-valuenow=${Math.round(share * 100)}
    aria-valuetext=${text}
    ${vars({ '--value': Math.min(1, Math.max(0, share)), '--tint': color ?? undefined })}
  ></div>
`;
