import { widget, type FledgeProps, type FledgeWidget } from './widget.ts';

/** The companion. */
export const FledgeBuddy: FledgeWidget = widget('fledge-buddy');
/** The shelf. */
export const FledgeMarketplace: FledgeWidget = widget('fledge-marketplace');
/** The challenge board. */
export const FledgeChallenges: FledgeWidget = widget('fledge-challenges');

/** What the chat takes beside what every widget does. */
export interface FledgeChatProps extends FledgeProps {
  /** `launcher`: a button in the corner that opens a panel, as without it; `inline`: the chat stands in the page. */
  mode?: 'launcher' | 'inline';
}
/** The assistant. */
export const FledgeChat: FledgeWidget<FledgeChatProps> = widget('fledge-chat');
