// Finds somebody who has never used the bot, so that a safeguarding lead can be written to before their first visit:
// a full member of this workspace whose confirmed address is the one on the staff list, letter by letter (case apart).

import type { WebClient } from '@slack/web-api';
import type { Messenger } from '../messenger.ts';
import { attempt } from './call.ts';
import type { Identity } from './identity.ts';
import { actorOf, slackUser } from './standing.ts';

export function memberFinder(client: WebClient, bot: Identity): NonNullable<Messenger['find']> {
  return async ({ email }) => {
    if (email === '') return null;
    const home = await bot.find();
    if (!home.ok) return 'unavailable';
    const answer = await attempt(() => client.users.lookupByEmail({ email }));
    if (!answer.ok) return answer.kind === 'platform' ? null : 'unavailable';
    const read = slackUser.safeParse(answer.value.user);
    if (!read.success) return null;
    const actor = actorOf(read.data, home.value);
    if (actor.standing !== 'member' || actor.email?.toLowerCase() !== email.toLowerCase()) return null;
    return { tenant: actor.tenant, userId: actor.userId, address: actor.address ?? null };
  };
}
