// What a filter request owes to people: standing cards, brought up to date where they stand, and lines that are said once.

import type { OutboxItem } from '../shared/document.ts';
import type { OverrideState } from './override.ts';

/**
 * Params of `override_card`: `slot`, and `fresh` (true: a new message, whatever stands already).
 * Params of `override_line`: `line` (an OverrideLineKey), `by` (a person id, 'feed' or ''), `at` (an instant, 0 for none).
 */
export const OVERRIDE_CARD = 'override_card';
export const OVERRIDE_LINE = 'override_line';

/**
 * decide: with those who decide, or in the channel. yours: with the requester. open, close: IT's two tasks.
 * finish: with the requester shortly before the end.
 */
export const CARD_SLOTS = ['decide', 'yours', 'open', 'close', 'finish'] as const;
export type CardSlot = (typeof CARD_SLOTS)[number];

/** Same words as OverrideHeading of the views. */
export type CardHeading =
  | 'decide'
  | 'open_task'
  | 'put_back_task'
  | 'your_request'
  | 'finished_early'
  | 'decided'
  | 'over';

/** What the card in that place is about as things stand. */
export function headingOf(_state: OverrideState, _slot: CardSlot): CardHeading {
  throw new Error('not yet');
}

/** The platform's reference of the message this item brings up to date on that route; undefined when a new one is to be sent. */
export function earlierMessage(_state: OverrideState, _item: OutboxItem, _route: string): string | undefined {
  throw new Error('not yet');
}

/** Why this message need not go any more as things stand (a drop code), or null. Rights are checked elsewhere. */
export function outdated(_state: OverrideState, _outbox: readonly OutboxItem[], _item: OutboxItem): 'outdated' | null {
  throw new Error('not yet');
}
