// Typed words, files and the buttons of old clients. A message has no private answer, so what is said is posted: in the
// 1:1 chat always, and in a channel only one fixed line.

import type { Answer, Turn } from '../../chat/turn.ts';
import type { ChatView } from '../../views/chat-views.ts';
import { within } from './background.ts';
import { createBoundedMap } from './bounded-map.ts';
import type { Identified } from './identify.ts';
import { type Inbound, isPersonal } from './inbound.ts';
import { type PressInChannel, readOpen } from './press-in-channel.ts';
import { readMessage, type Said } from './read-message.ts';
import { ACCEPTED, type Reply } from './reply.ts';
import { type Room, talk } from './room.ts';
import { CANNOT_WRITE, failedNotice, notCheckedNotice, OLD_TEAMS, SAID_PRIVATELY, TYPE_REPORT } from './texts.ts';

type Known = Extract<Identified, { ok: true }>;

const REMEMBERED = 10_000;

export function createHandleMessage(
  room: Room,
  pressInChannel: PressInChannel,
): (inbound: Inbound, aadObjectId: string) => Promise<Reply> {
  const seen = createBoundedMap<true>(REMEMBERED);
  return async (inbound, aadObjectId) => {
    // Teams sends a message again when the first answer got lost.
    const key = `${inbound.conversation.id} ${inbound.id ?? ''}`;
    if (inbound.id !== undefined && seen.get(key)) return ACCEPTED;
    seen.set(key, true);
    const work = isPersonal(inbound)
      ? inChat(room, inbound, aadObjectId)
      : inChannel(room, inbound, aadObjectId, pressInChannel);
    room.background.run('message', work);
    await within(work, room.timing.messageWithinMs).catch(() => 'failed');
    return ACCEPTED;
  };
}

async function inChat(room: Room, inbound: Inbound, aadObjectId: string): Promise<void> {
  const who = await room.identify(inbound, aadObjectId);
  if (!who.ok) return;
  await room.speaker.say(who.address, await viewsFor(room, who, readMessage(inbound), inbound));
}

async function inChannel(
  room: Room,
  inbound: Inbound,
  aadObjectId: string,
  pressInChannel: PressInChannel,
): Promise<void> {
  const said = readMessage(inbound);
  if (said.kind === 'press')
    return room.speaker.sayInChannel(inbound, await pressInChannel(inbound, aadObjectId, said.press));
  const who = await room.identify(inbound, aadObjectId);
  if (!who.ok) {
    room.log.warn('teams.no_private_chat', { platform: 'teams', code: who.code });
    return room.speaker.sayInChannel(inbound, CANNOT_WRITE);
  }
  const written = await room.speaker.say(who.address, await viewsFor(room, who, said, inbound));
  return room.speaker.sayInChannel(inbound, written ? SAID_PRIVATELY : CANNOT_WRITE);
}

async function viewsFor(room: Room, who: Known, said: Said, inbound: Inbound): Promise<readonly ChatView[]> {
  if (!who.checked) return [notCheckedNotice(room.numbers)];
  const answer = await talk(room, toTurn(who, said, inbound));
  if (answer === 'failed') return [failedNotice(room.numbers)];
  return postable(answer, said);
}

function postable(answer: Answer, said: Said): readonly ChatView[] {
  const say = answer.say ?? [];
  if (say.length > 0 || answer.show === undefined) return say;
  return [said.kind === 'press' ? OLD_TEAMS : TYPE_REPORT];
}

function toTurn({ actor }: Known, said: Said, inbound: Inbound): Turn {
  const place = isPersonal(inbound) ? 'direct' : 'channel';
  if (said.kind === 'file') return { kind: 'file', actor, place };
  if (said.kind === 'text') return { kind: 'text', actor, text: said.text, place };
  const press = readOpen(said.press)?.press ?? said.press;
  return { kind: 'press', actor, ...press, key: inbound.id ?? '' };
}
