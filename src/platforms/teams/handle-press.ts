// A button of a card (`adaptiveCard/action`). The answer goes back in place, to the one client that pressed.

import type { Answer } from '../../chat/turn.ts';
import { within } from './background.ts';
import type { Identified } from './identify.ts';
import { type Inbound, isPersonal } from './inbound.ts';
import { createPendingAnswers, type PendingAnswers } from './pending-answers.ts';
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
  PRIVATE_CHAT_ONLY,
  stillSaving,
  WRITTEN_BELOW,
} from './texts.ts';

type Known = Extract<Identified, { ok: true }>;
type Settled = Answer | 'failed';

export function createHandlePress(room: Room): (inbound: Inbound, aadObjectId: string) => Promise<Reply> {
  const pending: PendingAnswers<Settled> = createPendingAnswers();
  return async (inbound, aadObjectId) => {
    const press = readPress(inbound.value);
    if (press === null || inbound.id === undefined) return refusal(400);
    // Anywhere else the answer could be read over, and the card cannot be one of ours.
    if (!isPersonal(inbound)) return textReply(PRIVATE_CHAT_ONLY);
    const who = await room.identify(inbound, aadObjectId);
    if (!who.ok) return textReply(CANNOT_WRITE);
    if (!who.checked) return textReply(NOT_CHECKED_LINE);
    const key = press.verb === FETCH_VERB ? press.target : inbound.id;
    const answer = press.verb === FETCH_VERB ? pending.find(aadObjectId, key) : begin(who, press, key);
    if (answer === null) return textReply(GONE);
    const settled = await within(answer, room.timing.pressWithinMs);
    if (settled === 'slow') return cardReply(privateCard(stillSaving(key)));
    pending.forget(aadObjectId, key);
    return toReply(settled, room);
  };

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
