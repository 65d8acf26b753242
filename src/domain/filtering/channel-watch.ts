// What is remembered about a school's private channel: when its head was last told that it is not fit for cards.

import type { PersonId } from '../people/person.ts';
import type { Doc, OutboxItem } from '../shared/document.ts';
import type { Instant } from '../shared/instant.ts';
import { dueAtOf, type Settlement, withEnd } from '../shared/settlement.ts';

export type ChannelWatchState = { readonly unfitToldAt?: Instant; readonly why?: string };

/** Its id is `channel-<school>`. */
export type ChannelWatchDoc = Doc<'channel_watch', ChannelWatchState>;

export const channelWatchId = (school: string): string => `channel-${school}`;

export const CHANNEL_UNFIT = 'channel_unfit';

/** Owes `who` the line that the channel could not be used. The caller has checked that nobody was told today. */
export function tellUnfit(
  doc: ChannelWatchDoc | null,
  told: { readonly school: string; readonly why: string; readonly who: PersonId },
  now: Instant,
): ChannelWatchDoc {
  const before: ChannelWatchDoc = doc ?? blank(told.school);
  const item = unfitTo(told.who, now);
  return refreshed({
    ...before,
    state: { unfitToldAt: now, why: told.why },
    history: [...before.history, { at: now, by: 'system', action: 'channel.unfit', detail: { why: told.why } }],
    // What was said is in the history; the outbox would grow by a line a day.
    outbox: [...before.outbox.filter((i) => i.settled === undefined), item],
  });
}

/** Ends written back. `next` is told of those that came to nobody; null when there is nobody left to tell. */
export function settleWatch(
  doc: ChannelWatchDoc,
  ends: readonly Settlement[],
  next: PersonId | null,
  now: Instant,
): ChannelWatchDoc {
  const open = ends.filter((end) => doc.outbox.some((item) => item.id === end.id && item.settled === undefined));
  const outbox = open.reduce((current, end) => withEnd(current, end, now), doc.outbox);
  const entries = open
    .filter((end) => end.how === 'sent' || end.how === 'dead')
    .map((end) => ({
      at: now,
      by: 'system',
      action: end.how === 'sent' ? 'message.sent' : 'message.dead',
      detail: { kind: CHANNEL_UNFIT, to: outbox.find((item) => item.id === end.id)?.to ?? '', by: end.code },
    }));
  const missed = open.some(neverCame);
  return refreshed({
    ...doc,
    history: [...doc.history, ...entries],
    outbox: missed && next !== null ? [...outbox, unfitTo(next, now)] : outbox,
  });
}

export const neverCame = ({ how }: Settlement): boolean => how === 'dead' || how === 'dropped';

/** Everybody this was owed to since the last time it was begun: whoever has it already is not the next to hear. */
export const toldOf = (doc: ChannelWatchDoc): readonly PersonId[] => doc.outbox.map((item) => item.to);

const unfitTo = (to: PersonId, now: Instant): OutboxItem => ({
  id: `${CHANNEL_UNFIT}:${to}:${now}`,
  kind: CHANNEL_UNFIT,
  to,
  params: {},
  notBefore: now,
  attempts: 0,
});

const blank = (school: string): ChannelWatchDoc => ({
  kind: 'channel_watch',
  id: channelWatchId(school),
  school,
  version: 0,
  state: {},
  history: [],
  outbox: [],
  dueAt: null,
  terms: [],
});

const refreshed = (doc: ChannelWatchDoc): ChannelWatchDoc => ({ ...doc, dueAt: dueAtOf(doc.outbox) });
