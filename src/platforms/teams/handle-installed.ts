// The app was added or opened by a person. Teams says so in two activities at once, and some clients on every opening.

import { MINUTE_MS } from '../../domain/shared/instant.ts';
import type { Clock } from '../../usecases/ports.ts';
import { createBoundedMap } from './bounded-map.ts';
import { type Inbound, isPersonal } from './inbound.ts';
import { ACCEPTED, type Reply } from './reply.ts';
import { type Room, talk } from './room.ts';

const MOST_PEOPLE = 20_000;

/** True for what adds the bot to somebody's 1:1 chat. In a team nobody in particular is there to be welcomed. */
export function isInstall(inbound: Inbound): boolean {
  if (!isPersonal(inbound)) return false;
  if (inbound.type === 'installationUpdate') return inbound.action === 'add';
  const added = inbound.membersAdded ?? [];
  return inbound.type === 'conversationUpdate' && added.some((member) => member.id === inbound.recipient?.id);
}

export function createHandleInstalled(
  room: Room,
  clock: Clock,
): (inbound: Inbound, aadObjectId: string) => Promise<Reply> {
  const lately = createBoundedMap<number>(MOST_PEOPLE);
  return async (inbound, aadObjectId) => {
    const before = lately.get(aadObjectId);
    lately.set(aadObjectId, clock.now());
    const isSecond = before !== undefined && Math.abs(clock.now() - before) < MINUTE_MS;
    // Also the second one refreshes where to write to.
    const who = await room.identify(inbound, aadObjectId);
    if (isSecond || !who.ok || !who.checked) return ACCEPTED;
    const answer = await talk(room, { kind: 'installed', actor: who.actor });
    if (answer !== 'failed') room.background.run('welcome', room.speaker.say(who.address, answer.say ?? []));
    return ACCEPTED;
  };
}
