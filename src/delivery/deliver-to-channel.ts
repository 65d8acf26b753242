// One card to the school's private channel. Everybody in it is checked at this very moment; whatever goes wrong is ended as dropped
// with a code that begins with `channel_`, and then the desk turns to people one by one. Two tries, because people are a sure way.

import type { OutboxItem } from '../domain/shared/document.ts';
import type { SendResult } from '../platforms/messenger.ts';
import type { Work } from '../usecases/desk.ts';
import { noteUnfit } from '../usecases/filtering/channel-watch-desk.ts';
import type { ChannelPlace, ChannelRoster, Deps } from '../usecases/ports.ts';
import type { CaseAlert, ChatView } from '../views/chat-views.ts';
import type { OverrideChatView } from '../views/override-views.ts';
import { LONG_WAIT_MS, waitAfter } from './backoff.ts';
import type { Carriers, Ended } from './carriers.ts';

/** A card waits for an answer within minutes: it does not wait for a channel for an hour. */
const MOST_TRIES = 2;

export async function deliverToChannel(
  deps: Deps,
  carriers: Carriers,
  work: Work,
  item: OutboxItem,
  view: ChatView,
): Promise<Ended> {
  if (!isForChannel(view, work)) {
    deps.log.error('delivery.not_for_channel', { docId: work.id, kind: item.kind });
    return { how: 'dropped', code: 'channel_never' };
  }
  const roster = await (work.roster?.() ?? deps.channels.roster(work.school));
  if (!roster.ok) return notFit(deps, work, item, roster.why);
  const result = await postOrUpdate(carriers, roster.place, work, item, view);
  if (result.ok) {
    const { platform } = roster.place;
    return { how: 'sent', code: platform, message: { route: routeKey(roster.place), reference: result.message } };
  }
  deps.log.warn('delivery.channel_failed', {
    docId: work.id,
    kind: item.kind,
    platform: roster.place.platform,
    code: result.code,
    attempt: item.attempts + 1,
  });
  const wait = waitAfter(item.attempts + 1, result.retryAfterMs);
  if (result.why === 'retry' && wait < LONG_WAIT_MS) return onceMore(deps, item, wait);
  return { how: 'dropped', code: `channel_${result.why}` };
}

/** Of a case only the alert, with its reference and no more, and only to the channel that was checked for that case. */
const isForChannel = (view: ChatView, { roster }: Work): view is OverrideChatView | CaseAlert =>
  roster === undefined
    ? view.view === 'override_card' || view.view === 'override_line' || view.view === 'site_card'
    : view.view === 'case_alert';

type Why = Extract<ChannelRoster, { readonly ok: false }>['why'];

/**
 * An earlier card that stands in a channel which has become unfit is neither brought up to date nor taken away: whoever should not be
 * there has had it already and learns nothing more from here. Its buttons are checked at the press like every other.
 */
async function notFit(deps: Deps, work: Work, item: OutboxItem, why: Why): Promise<Ended> {
  if (why === 'unknown' && !isLastTry(item)) return onceMore(deps, item);
  // Who hears that the safeguarding channel is unfit must not be shut out of the case: its own desk sees to that.
  if (why !== 'none' && work.roster === undefined) await noteUnfit(deps, work.school, why);
  return { how: 'dropped', code: `channel_${why}` };
}

const isLastTry = (item: OutboxItem): boolean => item.attempts + 1 >= MOST_TRIES;

/** Tried again soon, or given up on the channel. */
export const onceMore = (deps: Deps, item: OutboxItem, wait = waitAfter(item.attempts + 1, undefined)): Ended =>
  isLastTry(item)
    ? { how: 'dropped', code: 'channel_unknown' }
    : { how: 'later', at: deps.clock.now() + wait, code: 'channel_unknown' };

/** A card that is gone is put up anew. */
async function postOrUpdate(
  { messengers }: Carriers,
  place: ChannelPlace,
  work: Work,
  item: OutboxItem,
  view: ChatView,
): Promise<SendResult> {
  const port = messengers.find((m) => m.platform === place.platform)?.channel;
  if (port === undefined) return { ok: false, why: 'unreachable', code: 'not_mounted' };
  const earlier = work.earlier(item, routeKey(place));
  if (earlier !== undefined) {
    const updated = await port.update(place.near, place.channelId, earlier, view);
    if (updated.ok || updated.why === 'retry') return updated;
  }
  return port.post(place.near, place.channelId, view);
}

/** Another channel in the pack is another route, so that a card there is a new one. */
const routeKey = (place: ChannelPlace): string => `channel:${place.platform}:${place.channelId}`;
