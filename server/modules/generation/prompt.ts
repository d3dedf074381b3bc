import type { Ctx } from '../../db/context.ts';
import { accountSettings } from '../accounts/index.ts';
import { getItem } from '../marketplace/index.ts';
import type { Subject } from './brief.ts';

const AGES = [
  'a hatchling that has just left its egg: tiny, round and curious',
  'a fledgling: small and clumsy, with its first markings',
  'a juvenile: lively and sure on its feet',
  'an adult: strong and proud, its features full-grown',
  'an elder: grand and wise, with splendid features',
];
const FRAME =
  'One subject, centred and whole, on a plain transparent background. No text, no frame, no watermark.';

/** What the model is told: the subject in our words, the caller's wishes last. */
export async function promptFor(ctx: Ctx, subject: Subject): Promise<string> {
  const words = await describe(ctx, subject);
  return [words, FRAME, subject.prompt].filter((part) => part !== undefined).join(' ');
}

async function describe(ctx: Ctx, subject: Subject): Promise<string> {
  if (subject.kind === 'icon' || subject.kind === 'badge_icon') {
    const what = subject.kind === 'icon' ? subject.iconKind : 'badge';
    const color = subject.color === undefined ? '' : `, mainly in ${subject.color}`;
    const sign = subject.glyph === undefined ? '' : ` It shows a ${subject.glyph}.`;
    return `A glossy round game icon for a ${what} called "${subject.name}"${color}.${sign}`;
  }
  const { settings } = await accountSettings(ctx);
  if (subject.kind === 'item_image') {
    const item = await getItem(ctx, subject);
    return `A ${settings.artStyle} game item to wear (${item.category}) called "${item.name}". ${item.description}`.trim();
  }
  return `A lovable companion animal in a ${settings.artStyle} style, facing the viewer, ${AGES[subject.stage - 1] ?? ''}.`;
}
