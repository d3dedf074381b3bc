import { html, nothing, svg } from 'lit';
import type { Language } from '../../core/words/words.ts';
import type { Place } from '../shapes.ts';

const SIZE = { width: 320, height: 168, edge: 24 };

export interface Spot {
  /** As in the list, from 1. */
  nth: number;
  x: number;
  y: number;
}

/** Where places lie to each other, north at the top, in equal scale both ways. */
export function spotsOf(places: readonly Pick<Place, 'lat' | 'lng'>[]): Spot[] {
  const known = places.flatMap(({ lat, lng }, at) =>
    lat === null || lng === null ? [] : [{ nth: at + 1, lat, lng: lng * Math.cos((lat * Math.PI) / 180) }],
  );
  const lats = known.map(({ lat }) => lat);
  const lngs = known.map(({ lng }) => lng);
  const [south, north, west, east] = [
    Math.min(...lats),
    Math.max(...lats),
    Math.min(...lngs),
    Math.max(...lngs),
  ];
  const { width, height, edge } = SIZE;
  const scale = Math.min(
    (width - 2 * edge) / (east - west || 1e-9),
    (height - 2 * edge) / (north - south || 1e-9),
  );
  // One place, or many in one house, stand in the middle.
  const finite = Number.isFinite(scale) && scale < 1e7 ? scale : 0;
  return known.map(({ nth, lat, lng }) => ({
    nth,
    x: Math.round(width / 2 + (lng - (west + east) / 2) * finite),
    y: Math.round(height / 2 - (lat - (north + south) / 2) * finite),
  }));
}

/** A sketch without streets: no picture of a map comes from anybody else's server. */
export function mapOf(places: readonly Place[], { say }: Language): unknown {
  const spots = spotsOf(places);
  if (spots.length === 0) return nothing;
  return html`<figure dir="ltr">
    <svg class="map" viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" aria-label=${say('mapOf')}>
      <path class="grid" d="M0 42H320M0 84H320M0 126H320M64 0V168M128 0V168M192 0V168M256 0V168" />
      ${spots.map(
        ({ nth, x, y }) => svg`<g>
          <circle class="spot" cx=${x} cy=${y} r="11" />
          <text x=${x} y=${y + 4} text-anchor="middle">${nth}</text>
        </g>`,
      )}
    </svg>
  </figure>`;
}
