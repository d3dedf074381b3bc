/**
 * Fledge's widgets as React components (18 and later). `scripts/build-sdk.js` makes one file and one declaration
 * of it. Nothing here needs a browser until effects run: on the server each renders its tag.
 */
export { loadFledge, useFledge, type FledgeOptions } from './react/load.ts';
export { FledgeBuddy, FledgeChallenges, FledgeChat, FledgeMarketplace } from './react/widgets.ts';
export type { FledgeHandlers, FledgeProps, FledgeWidget } from './react/widget.ts';
export type { FledgeChatProps } from './react/widgets.ts';
export type { FledgeEventName, FledgeEvents } from '../widgets/core/fledge-events.ts';
export type { Preset, Scheme } from '../widgets/core/looks.ts';
export type { Commands, Identity, TrackedEvent } from './page-api.ts';
