// What is remembered about a school's private channel: when its head was last told that it is not fit for cards.

import type { Doc } from '../shared/document.ts';
import type { Instant } from '../shared/instant.ts';

export type ChannelWatchState = { readonly unfitToldAt?: Instant; readonly why?: string };

/** Its id is `channel-<school>`. */
export type ChannelWatchDoc = Doc<'channel_watch', ChannelWatchState>;
