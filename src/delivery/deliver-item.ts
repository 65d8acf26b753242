// One owed message: check anew, render, send by the best route, and say how it ended. Never throws.

import { type OutboxItem, TO_CHANNEL } from '../domain/shared/document.ts';
import type { SendResult } from '../platforms/messenger.ts';
import type { Work } from '../usecases/desk.ts';
import type { Deps } from '../usecases/ports.ts';
import type { ChatView } from '../views/chat-views.ts';
import { LONG_WAIT_MS, MAIL_AFTER_ATTEMPTS, MOST_ATTEMPTS, waitAfter } from './backoff.ts';
import type { Carriers, Ended } from './carriers.ts';
import { deliverToChannel, onceMore } from './deliver-to-channel.ts';
import { isMailView } from './mail.ts';
import { markReachability, type Route, type Routes, routesTo } from './routes.ts';

export async function deliverItem(deps: Deps, carriers: Carriers, work: Work, item: OutboxItem): Promise<Ended> {
  try {
    const ready = await work.outgoing(item);
    if ('drop' in ready) return { how: 'dropped', code: ready.drop };
    if (item.to === TO_CHANNEL) return await deliverToChannel(deps, carriers, work, item, ready.send);
    const person = await deps.people.byId(work.school, item.to);
    if (person === null) return { how: 'dead', code: 'person_unknown' };
    const ways = await routesTo(deps, carriers.messengers, person);
    const ended = await byChat(deps, ways, work, item, ready.send);
    if (ended.how === 'sent') return ended;
    return await lastResort(deps, carriers, person.email, item, ready.send, ended);
  } catch (error) {
    deps.log.error('delivery.failed', { docId: work.id, kind: item.kind }, error);
    if (item.to === TO_CHANNEL) return onceMore(deps, item);
    return giveUpInTime(item, later(deps, item, 'internal', undefined));
  }
}

async function byChat(
  deps: Deps,
  { routes, unsure }: Routes,
  work: Work,
  item: OutboxItem,
  view: ChatView,
): Promise<Ended> {
  let last: Ended = unsure ? later(deps, item, 'platform_unavailable', undefined) : { how: 'dead', code: 'no_route' };
  for (const route of routes) {
    const result = await sendOrUpdate(route, work, item, view);
    if (result.ok) {
      await markReachability(deps, route, true);
      return {
        how: 'sent',
        code: route.messenger.platform,
        message: { route: routeKey(route), reference: result.message },
      };
    }
    deps.log.warn('delivery.attempt_failed', {
      docId: work.id,
      kind: item.kind,
      platform: route.messenger.platform,
      code: result.code,
      attempt: item.attempts + 1,
    });
    if (result.why === 'unreachable') await markReachability(deps, route, false);
    // A route that may recover is worth waiting for, even when a later one is dead.
    if (result.why === 'retry') last = later(deps, item, result.code, result.retryAfterMs);
    else if (last.how === 'dead') last = { how: 'dead', code: result.code };
  }
  return last;
}

/** A message that brings an earlier one up to date is new only where that one is gone. */
async function sendOrUpdate(route: Route, work: Work, item: OutboxItem, view: ChatView): Promise<SendResult> {
  const earlier = work.earlier(item, routeKey(route));
  if (earlier === undefined) return route.messenger.send(route.account, view);
  const updated = await route.messenger.update(route.account, earlier, view);
  return updated.ok || updated.why === 'retry' ? updated : route.messenger.send(route.account, view);
}

const routeKey = (route: Route): string => `${route.account.platform}:${route.account.tenant}:${route.account.userId}`;

/**
 * Chat has failed for now or for good: case messages to holders also go by e-mail, once. A reminder goes by e-mail only when chat was
 * given up, so that nobody is reminded twice.
 */
async function lastResort(
  deps: Deps,
  { mailer }: Carriers,
  email: string,
  item: OutboxItem,
  view: ChatView,
  ended: Ended,
): Promise<Ended> {
  const attempt = item.attempts + 1;
  const isLong = ended.how === 'later' && ended.at - deps.clock.now() >= LONG_WAIT_MS;
  const meanwhile = attempt === MAIL_AFTER_ATTEMPTS || (isLong && attempt < MAIL_AFTER_ATTEMPTS);
  const isReminder = view.view === 'reminder_bundle';
  const end = isReminder ? giveUpInTime(item, ended) : ended;
  const due = end.how === 'dead' || (meanwhile && !isReminder);
  if (!due || mailer === null || email === '' || !isMailView(view)) return giveUpInTime(item, ended);
  const mailed = await mailer.send(email, view);
  if (mailed.ok) {
    deps.log.info('delivery.mailed', { kind: item.kind });
    return end.how === 'dead' ? { how: 'sent', code: 'mail' } : giveUpInTime(item, end);
  }
  deps.log.warn('delivery.mail_failed', { kind: item.kind, code: mailed.code });
  // Mail down as well: an unreachable person is tried again by both, until the attempts are used up.
  return giveUpInTime(item, end.how === 'dead' ? later(deps, item, mailed.code, undefined) : end);
}

const giveUpInTime = (item: OutboxItem, ended: Ended): Ended =>
  ended.how === 'later' && item.attempts + 1 >= MOST_ATTEMPTS ? { how: 'dead', code: ended.code } : ended;

const later = (deps: Deps, item: OutboxItem, code: string, retryAfterMs: number | undefined): Ended => ({
  how: 'later',
  at: deps.clock.now() + waitAfter(item.attempts + 1, retryAfterMs),
  code,
});
