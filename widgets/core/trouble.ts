import type { TemplateResult } from 'lit';
import { notice, type NoticeArt } from '../ui/notice.ts';
import type { Page } from './page.ts';
import type { Snapshot } from './store.ts';
import type { Language, Word } from './words/words.ts';

interface Trouble {
  art: NoticeArt;
  title: Word;
  text: Word;
  action?: Word;
}

const REVOKED: Trouble = { art: 'lock', title: 'revokedTitle', text: 'revokedText' };
const EXPIRED: Trouble = { art: 'moon', title: 'expiredTitle', text: 'expiredText' };
const SIGNED_OUT: Trouble = { art: 'door', title: 'signedOutTitle', text: 'signedOutText' };
const OFFLINE: Trouble = { art: 'cloud', title: 'offlineTitle', text: 'offlineText', action: 'retry' };
const BROKEN: Trouble = { art: 'bolt', title: 'errorTitle', text: 'errorText', action: 'retry' };

function find({ session, error }: Snapshot): Trouble {
  if (session === 'revoked') return REVOKED;
  if (session === 'expired') return EXPIRED;
  if (session === 'signed-out') return SIGNED_OUT;
  return session === 'unreachable' || error?.code === 'unreachable' ? OFFLINE : BROKEN;
}

/** What stands in the place of a widget that has nothing to show. */
export function troubleOf(page: Page, { say }: Language): TemplateResult {
  const { store, session } = page;
  const trouble = find(store.now);
  const { art, title, text, action = session.canRenew ? 'reconnect' : undefined } = trouble;
  const requestId = trouble === BROKEN ? store.now.error?.requestId : '';
  return notice({
    art,
    title: say(title),
    text: say(text),
    note: requestId ? say('requestId', { id: requestId }) : '',
    action: action && { label: say(action), run: page.retry },
  });
}
