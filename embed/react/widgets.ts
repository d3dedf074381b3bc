import { widget, type FledgeWidget } from './widget.ts';

/** The companion. */
export const FledgeBuddy: FledgeWidget = widget('fledge-buddy');
/** The shelf. */
export const FledgeMarketplace: FledgeWidget = widget('fledge-marketplace');
/** The challenge board. */
export const FledgeChallenges: FledgeWidget = widget('fledge-challenges');
