// How messages about a filter request ended, written back to it. Where a card came to nobody who could act, the next one hears.

import type { OutboxItem } from '../../shared/document.ts';
import type { Instant } from '../../shared/instant.ts';
import { openItem, type Settlement, withEnd } from '../../shared/settlement.ts';
import type { FilteringSchool } from '../filtering-school.ts';
import { planApprovers } from './approver-plan.ts';
import { answerBy, askEnough, lapsed, missing, stillAsked } from './ask-approvers.ts';
import { passedOn } from './it-task.ts';
import type { OverrideDoc } from './override.ts';
import { hasCard, isOrWillBeThere, isToChannel, lineTo, SUPERSEDED, slotOf } from './override-messages.ts';
import { refreshed, revise } from './revise-override.ts';
import { placeOf } from './standing-cards.ts';
import { nextInCharge } from './tell-roles.ts';

/** `channelPeople` may be null here: a card that could not go to the channel goes to people. */
export function settleOverride(
  doc: OverrideDoc,
  ends: readonly Settlement[],
  school: FilteringSchool,
  now: Instant,
): OverrideDoc {
  const settled = ends.reduce((current, end) => settleOne(current, end, now), doc);
  const lost = ends.flatMap((end) => {
    const item = openItem(doc.outbox, end);
    return item !== undefined && neverCame(end) ? [item] : [];
  });
  return lost.reduce((current, item) => afterLoss(current, item, school, now), settled);
}

/** Given up on, or not for this person or place after all. What merely came too late is nobody's loss. */
const neverCame = (end: Settlement): boolean =>
  end.how === 'dead' || (end.how === 'dropped' && end.code !== 'outdated' && end.code !== SUPERSEDED);

function settleOne(doc: OverrideDoc, end: Settlement, now: Instant): OverrideDoc {
  const item = openItem(doc.outbox, end) ?? sentMeanwhile(doc, end);
  if (item === undefined) return doc;
  const outbox = item.settled === undefined ? withEnd(doc.outbox, end, now) : sentAfterAll(doc.outbox, item, now);
  const slot = slotOf(item);
  const messages =
    slot === undefined || end.message === undefined
      ? doc.state.messages
      : { ...doc.state.messages, [placeOf(slot, end.message.route)]: end.message.reference };
  const next = refreshed({ ...doc, outbox, state: { ...doc.state, messages } });
  if (end.how === 'later' || end.how === 'dropped') return next;
  return revise(next, now, {
    entries: [
      {
        by: 'system',
        action: end.how === 'sent' ? 'message.sent' : 'message.dead',
        detail: { kind: item.kind, to: item.to, by: end.code },
      },
    ],
  });
}

/** A card was on its way when something changed and a newer state of it was owed: it did get there. */
const sentMeanwhile = ({ outbox }: OverrideDoc, end: Settlement): OutboxItem | undefined =>
  end.how === 'sent' ? outbox.find((i) => i.id === end.id && i.settled?.code === SUPERSEDED) : undefined;

/** So its newer state replaces it where it stands, and is no second message. */
const sentAfterAll = (outbox: readonly OutboxItem[], sent: OutboxItem, now: Instant): readonly OutboxItem[] =>
  outbox.map((item) => {
    if (item === sent) return { ...item, attempts: item.attempts + 1, settled: { at: now, how: 'sent' as const } };
    const isNewer = item.to === sent.to && slotOf(item) === slotOf(sent) && item.settled === undefined;
    return isNewer ? { ...item, params: { ...item.params, fresh: false } } : item;
  });

function afterLoss(doc: OverrideDoc, item: OutboxItem, school: FilteringSchool, now: Instant): OverrideDoc {
  const slot = slotOf(item);
  const { phase } = doc.state;
  if (slot === 'decide') {
    if (isToChannel(item)) return toPeopleInstead(doc, school, now);
    const waits = phase === 'asked' && stillAsked(doc, school, now).length < missing(doc, school);
    return waits ? revise(doc, now, { timers: { ladder: now } }) : doc;
  }
  if (item.params.line === 'not_put_back') return phase === 'closing' ? toNextInCharge(doc, school, now) : doc;
  const isTask = (slot === 'open' && phase === 'approved') || (slot === 'close' && phase === 'closing');
  return isTask && !hasCard(doc.outbox, slot, item.to) ? passedOn(doc, slot, school, now) : doc;
}

/** Nobody who should hear of a filter that stays open could be reached: the next in line hears. */
function toNextInCharge(doc: OverrideDoc, school: FilteringSchool, now: Instant): OverrideDoc {
  const told = doc.outbox.filter((item) => item.params.line === 'not_put_back');
  if (told.some(isOrWillBeThere)) return doc;
  const tried = told.map((item) => item.to);
  return revise(doc, now, {
    messages: nextInCharge(school, tried, now).map((id) =>
      lineTo(id, 'not_put_back', { at: doc.state.period?.until ?? now }),
    ),
  });
}

/** The channel is not fit for the card: whoever decides gets it by themselves, and the ladder starts again with them. */
function toPeopleInstead(doc: OverrideDoc, school: FilteringSchool, now: Instant): OverrideDoc {
  const { phase, request, requester, asked } = doc.state;
  const left = revise(doc, now, {
    state: {
      inChannel: false,
      // Whoever was asked there alone does not have the card.
      ...(phase === 'asked' ? { asked: asked.filter((a) => hasCard(doc.outbox, 'decide', a.personId)) } : {}),
    },
    entries: [{ by: 'system', action: 'request.not_in_channel' }],
  });
  if (phase !== 'asked' || request === null) return left;
  const plan = planApprovers({ ...school, channelPeople: null }, requester, now);
  const again = askEnough(left, plan, school, now);
  return stillAsked(again, school, now).length < missing(again, school)
    ? lapsed(again, 'nobody', now)
    : revise(again, now, { timers: { ladder: answerBy(school, request, now) } });
}
