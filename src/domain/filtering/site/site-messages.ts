// What is owed about an unsuitable site or a check: one standing card a person, brought up to date where it stands or sent anew.
// What the card says follows from the record when it is sent.

import type { PersonId } from '../../people/person.ts';
import type { OutboxItem } from '../../shared/document.ts';
import type { Instant } from '../../shared/instant.ts';
import type { Settlement } from '../../shared/settlement.ts';

export const SITE_CARD = 'site_card';

/** `fresh`: a new message, whatever stands already. Otherwise the card that stands is brought up to date. */
export type NewCard = { readonly to: PersonId; readonly fresh: boolean };

export const freshCards = (people: readonly PersonId[]): readonly NewCard[] =>
  [...new Set(people)].map((to) => ({ to, fresh: true }));

/** Every card that stands somewhere, or is on its way there. */
export const standingCards = (outbox: readonly OutboxItem[]): readonly NewCard[] =>
  [...new Set(outbox.filter(isThereOrComing).map((item) => item.to))].map((to) => ({ to, fresh: false }));

export const isThereOrComing = ({ settled }: OutboxItem): boolean => settled === undefined || settled.how === 'sent';

/** The outbox with these owed as well: of each person's card only the newest state is. */
export const withCards = (
  outbox: readonly OutboxItem[],
  cards: readonly NewCard[],
  now: Instant,
): readonly OutboxItem[] => cards.reduce<readonly OutboxItem[]>((items, card) => withCard(items, card, now), outbox);

function withCard(outbox: readonly OutboxItem[], { to, fresh }: NewCard, now: Instant): readonly OutboxItem[] {
  const mine = outbox.filter((item) => item.to === to);
  const waiting = mine.filter((item) => item.settled === undefined);
  const stands = mine.some((item) => item.settled?.how === 'sent');
  const isNew = fresh || !stands || waiting.some((item) => item.params.fresh === true);
  const rest = outbox.map((item) =>
    waiting.includes(item) ? { ...item, settled: { at: now, how: 'dropped' as const, code: 'superseded' } } : item,
  );
  const id = `card:${to}:${mine.length}`;
  return [...rest, { id, kind: SITE_CARD, to, params: { fresh: isNew }, notBefore: now, attempts: 0 }];
}

type Messages = Readonly<Record<string, string>>;

/** Where cards stand, by route. There is one card a person, so the route alone says which. */
export const earlierCard = (messages: Messages, item: OutboxItem, route: string): string | undefined =>
  item.params.fresh === true ? undefined : messages[route];

export const withPlaces = (messages: Messages, ends: readonly Settlement[]): Messages => ({
  ...messages,
  ...Object.fromEntries(
    ends.flatMap((end) =>
      end.how === 'sent' && end.message !== undefined ? [[end.message.route, end.message.reference]] : [],
    ),
  ),
});

/** This person had a card coming, and none stands or is on its way: somebody else must hear. */
export const lost = (outbox: readonly OutboxItem[], person: PersonId): boolean => {
  const mine = outbox.filter((item) => item.to === person);
  return mine.length > 0 && !mine.some(isThereOrComing);
};
