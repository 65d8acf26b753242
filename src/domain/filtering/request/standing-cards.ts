// What a standing card is about as things stand when it is sent, where it stands already, and whether it need go at all.

import { assertNever } from '../../shared/assert-never.ts';
import type { OutboxItem } from '../../shared/document.ts';
import type { OverrideState } from './override.ts';
import { type CardSlot, slotOf } from './override-messages.ts';

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
export function headingOf(state: OverrideState, slot: CardSlot): CardHeading {
  const { phase } = state;
  const ended = phase === 'closing' || phase === 'closed';
  switch (slot) {
    case 'decide':
      return phase === 'asked' ? 'decide' : ended ? 'over' : 'decided';
    case 'yours':
      return ended ? 'over' : 'your_request';
    case 'open':
      return phase === 'approved' ? 'open_task' : ended ? 'over' : 'decided';
    case 'close':
      return phase === 'closing' ? 'put_back_task' : 'over';
    case 'finish':
      return phase === 'open' ? 'finished_early' : 'over';
    default:
      return assertNever(slot);
  }
}

/** The key under which a card's reference is kept. */
export const placeOf = (slot: CardSlot, route: string): string => `${slot}@${route}`;

/** The platform's reference of the message this item brings up to date on that route; undefined when a new one is to be sent. */
export function earlierMessage(state: OverrideState, item: OutboxItem, route: string): string | undefined {
  const slot = slotOf(item);
  return slot === undefined || item.params.fresh === true ? undefined : state.messages[placeOf(slot, route)];
}

/** What each line waits for; once it is over, a line that is still owed says nothing true any more. */
const WHILE: Readonly<Record<string, readonly OverrideState['phase'][]>> = {
  approved_once: ['asked'],
  question: ['asked'],
  answered: ['asked'],
  approved: ['approved', 'open'],
  not_open_yet: ['approved'],
  not_proved_open: ['approved', 'open'],
  open_now: ['open'],
  not_put_back: ['closing'],
};

/** In which phases a card that is not there yet is worth sending. */
const WORTH_SENDING: Readonly<Record<CardSlot, readonly OverrideState['phase'][] | 'always'>> = {
  decide: ['asked'],
  yours: 'always',
  open: ['approved'],
  close: ['closing'],
  finish: ['open'],
};

/** Why this message need not go any more as things stand (a drop code), or null. Rights are checked elsewhere. */
export function outdated(state: OverrideState, outbox: readonly OutboxItem[], item: OutboxItem): 'outdated' | null {
  const slot = slotOf(item);
  if (slot === undefined) {
    const phases = WHILE[String(item.params.line)];
    return phases === undefined || phases.includes(state.phase) ? null : 'outdated';
  }
  const worth = WORTH_SENDING[slot];
  if (worth === 'always' || worth.includes(state.phase)) return null;
  const stands = outbox.some((i) => i.to === item.to && slotOf(i) === slot && i.settled?.how === 'sent');
  // What stands is brought up to date, whatever has happened; a new card would only come too late.
  return stands && item.params.fresh !== true ? null : 'outdated';
}
