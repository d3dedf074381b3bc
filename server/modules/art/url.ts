import { ART_VERSION, artPath, composeArt, parseArtPath, type ArtRef } from './codec.ts';
import type { IconKind } from './icon.ts';

/** Where the server serves drawings: each URL names all that is drawn, so its picture never changes. */
export const ART_PREFIX = `/art/v${ART_VERSION}/`;

/** Enough of a name to tell two icons apart; the whole of a long one would not fit into a URL. */
const ICON_NAME_LENGTH = 40;

/** URL of a drawing. */
export const artUrl = (publicUrl: string, ref: ArtRef): string => `${publicUrl}${ART_PREFIX}${artPath(ref)}`;

/** What such a URL shows; undefined for a picture that is not drawn here. */
export function drawingAt(publicUrl: string, url: string): string | undefined {
  const start = publicUrl + ART_PREFIX;
  const ref = url.startsWith(start) ? parseArtPath(url.slice(start.length)) : undefined;
  return ref && composeArt(ref);
}

/** URL of the icon of a skill, badge, token, streak or gate. */
export function iconUrl(
  publicUrl: string,
  {
    kind,
    name,
    color,
    glyph,
  }: { kind: IconKind; name: string; color?: string | undefined; glyph?: string | undefined },
): string {
  const icon = {
    kind,
    name: [...name].slice(0, ICON_NAME_LENGTH).join(''),
    ...(color ? { color } : {}),
    ...(glyph ? { glyph } : {}),
  };
  return artUrl(publicUrl, { kind: 'icon', icon });
}
