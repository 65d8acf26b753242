// What a filter request owes to people: standing cards, brought up to date where they stand, and lines that are said once.

import type { PersonId } from '../../people/person.ts';
import { type OutboxItem, TO_CHANNEL } from '../../shared/document.ts';
import type { Instant } from '../../shared/instant.ts';
import type { OverrideDoc } from './override.ts';

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

/** Same words as OverrideLineKey of the views. */
export type RequestLine =
  | 'approved'
  | 'approved_once'
  | 'refused'
  | 'lapsed'
  | 'nobody_to_decide'
  | 'question'
  | 'answered'
  | 'open_now'
  | 'not_open_yet'
  | 'not_proved_open'
  | 'closed'
  | 'not_put_back'
  | 'not_proved_closed'
  | 'stopped_as_illegal'
  | 'proposed';

type NewCard = { readonly card: CardSlot; readonly to: PersonId; readonly fresh: boolean };
type NewLine = {
  readonly line: RequestLine;
  readonly to: PersonId;
  readonly by: string;
  readonly at: Instant;
  /** What makes it the same line, so that it is said once. */
  readonly once: string | number;
};
export type NewMessage = NewCard | NewLine;

export const cardTo = (to: PersonId, card: CardSlot): NewCard => ({ card, to, fresh: true });

export const lineTo = (
  to: PersonId,
  line: RequestLine,
  about: Partial<Pick<NewLine, 'by' | 'at' | 'once'>> = {},
): NewLine => ({
  line,
  to,
  by: about.by ?? '',
  at: about.at ?? 0,
  once: about.once ?? 1,
});

/** Every card that stands somewhere, or is on its way there, brought up to date. */
export function cardsUpdated({ outbox }: OverrideDoc): readonly NewCard[] {
  const places = new Map<string, NewCard>();
  for (const item of outbox) {
    const card = slotOf(item);
    if (card !== undefined && isOrWillBeThere(item))
      places.set(`${card}@${item.to}`, { card, to: item.to, fresh: false });
  }
  return [...places.values()];
}

/** This card is there, or still on its way. */
export const hasCard = (outbox: readonly OutboxItem[], slot: CardSlot, to: PersonId): boolean =>
  outbox.some((item) => item.to === to && slotOf(item) === slot && isOrWillBeThere(item));

/** This card was given up on, and no later one is there or on its way. */
export const lostCard = (outbox: readonly OutboxItem[], slot: CardSlot, to: PersonId): boolean =>
  outbox.some((item) => item.to === to && slotOf(item) === slot) && !hasCard(outbox, slot, to);

export const slotOf = (item: OutboxItem): CardSlot | undefined =>
  item.kind === OVERRIDE_CARD ? CARD_SLOTS.find((slot) => slot === item.params.slot) : undefined;

export const isToChannel = (item: OutboxItem): boolean => item.to === TO_CHANNEL;

/** Dropped because a newer state of the same card is owed to the same place. */
export const SUPERSEDED = 'superseded';

export const isOrWillBeThere = (item: OutboxItem): boolean => item.settled === undefined || item.settled.how === 'sent';

/** The outbox with these owed as well. A line is owed once; of a card only the newest state is. */
export const withMessages = (
  outbox: readonly OutboxItem[],
  messages: readonly NewMessage[],
  now: Instant,
): readonly OutboxItem[] =>
  messages.reduce<readonly OutboxItem[]>(
    (items, message) => ('card' in message ? withCard(items, message, now) : withLine(items, message, now)),
    outbox,
  );

function withLine(
  outbox: readonly OutboxItem[],
  { line, to, by, at, once }: NewLine,
  now: Instant,
): readonly OutboxItem[] {
  const id = `line:${line}:${to}:${once}`;
  if (outbox.some((item) => item.id === id)) return outbox;
  return [...outbox, { id, kind: OVERRIDE_LINE, to, params: { line, by, at }, notBefore: now, attempts: 0 }];
}

function withCard(outbox: readonly OutboxItem[], { card, to, fresh }: NewCard, now: Instant): readonly OutboxItem[] {
  const mine = outbox.filter((item) => item.to === to && slotOf(item) === card);
  const waiting = mine.filter((item) => item.settled === undefined);
  // A card that never got there is still a new message when its newer state goes; one that stands is brought up to date.
  const stands = mine.some((item) => item.settled?.how === 'sent');
  const isNew = fresh || (!stands && waiting.some((item) => item.params.fresh === true));
  const rest = outbox.map((item) =>
    waiting.includes(item) ? { ...item, settled: { at: now, how: 'dropped' as const, code: SUPERSEDED } } : item,
  );
  const id = `card:${card}:${to}:${mine.length}`;
  const params = { slot: card, fresh: isNew };
  return [...rest, { id, kind: OVERRIDE_CARD, to, params, notBefore: now, attempts: 0 }];
}
