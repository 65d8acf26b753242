// A button of a card (`adaptiveCard/action`). The answer goes back in place, to the one client that pressed.

import { within } from './background.ts';
import type { Identified } from './identify.ts';
import { type Inbound, isPersonal } from './inbound.ts';
import type { PendingAnswers } from './pending-answers.ts';
import { type PressInChannel, readOpen, type Settled } from './press-in-channel.ts';
import { privateCard } from './private-card.ts';
import { type Press, readPress } from './read-press.ts';
import { cardReply, type Reply, refusal, textReply } from './reply.ts';
import { type Room, talk } from './room.ts';
import {
  CANNOT_WRITE,
  CLOSED,
  DONE,
  FETCH_VERB,
  failedLine,
  GONE,
  NOT_CHECKED_LINE,
  OPEN_VERB,
  stillSaving,
  WRITTEN_BELOW,
} from './texts.ts';

type Known = Extract<Identified, { ok: true }>;

export function createHandlePress(
  room: Room,
  pending: PendingAnswers<Settled>,
  pressInChannel: PressInChannel,
): (inbound: Inbound, aadObjectId: string) => Promise<Reply> {
  return async (inbound, aadObjectId) => {
    const press = readPress(inbound.value);
    if (press === null || inbound.id === undefined) return refusal(400);
    // Anywhere else the answer could be read over.
    if (!isPersonal(inbound)) return textReply(await pressInChannel(inbound, aadObjectId, press));
    const who = await room.identify(inbound, aadObjectId);
    if (!who.ok) return textReply(CANNOT_WRITE);
    if (!who.checked) return textReply(NOT_CHECKED_LINE);
    const { key, answer } = find(who, press, inbound.id);
    if (answer === null) return textReply(GONE);
    const settled = await within(answer, room.timing.pressWithinMs);
    if (settled === 'slow') return cardReply(privateCard(stillSaving(key)));
    pending.forget(aadObjectId, key);
    return toReply(settled, room);
  };

  function find(
    who: Known,
    press: Press,
    id: string,
  ): { readonly key: string; readonly answer: Promise<Settled> | null } {
    const owner = who.actor.userId;
    if (press.verb === FETCH_VERB) return { key: press.target, answer: pending.find(owner, press.target) };
    if (press.verb !== OPEN_VERB) return { key: id, answer: begin(who, press, id) };
    const opened = readOpen(press);
    const kept = opened === null ? null : pending.find(owner, opened.key);
    if (opened === null || kept !== null) return { key: opened?.key ?? id, answer: kept };
    return { key: id, answer: begin(who, opened.press, id) };
  }

  function begin(who: Known, press: Press, key: string): Promise<Settled> {
    const work = () => talk(room, { kind: 'press', actor: who.actor, ...press, key });
    const { started, answer } = pending.begin(who.actor.userId, key, work);
    if (started)
      room.background.run(
        'say_after_press',
        answer.then((settled) => sayAfter(who, settled)),
      );
    return answer;
  }

  async function sayAfter(who: Known, answer: Settled): Promise<void> {
    if (answer === 'failed' || (answer.sayInstead === true && answer.show !== undefined)) return;
    await room.speaker.say(who.address, answer.say ?? []);
  }
}

function toReply(answer: Settled, room: Room): Reply {
  if (answer === 'failed') return textReply(failedLine(room.numbers));
  if (answer.show !== undefined) return cardReply(privateCard(answer.show));
  const errors = Object.values(answer.errors ?? {});
  if (errors.length > 0) return textReply(errors.join(' '));
  // The private page must leave the screen.
  if (answer.close === true) return cardReply(privateCard(CLOSED));
  return textReply((answer.say ?? []).length > 0 ? WRITTEN_BELOW : DONE);
}
