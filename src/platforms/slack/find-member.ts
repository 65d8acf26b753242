// Finds somebody who has never used the bot, so that a safeguarding lead can be written to before their first visit:
// a full member of this workspace whose confirmed address is exactly the one on the staff list.

import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Messenger } from '../messenger.ts';
import { attempt } from './call.ts';
import { actorOf, type Home, slackUser } from './standing.ts';

const answerShape = z.object({ user: slackUser });

export function memberFinder(client: WebClient, home: () => Home): NonNullable<Messenger['find']> {
  return async ({ email }) => {
    if (email === '') return null;
    const answer = await attempt(() => client.users.lookupByEmail({ email }));
    if (!answer.ok) return answer.kind === 'platform' ? null : 'unavailable';
    const read = answerShape.safeParse(answer.value);
    if (!read.success) return null;
    const actor = actorOf(read.data.user, home());
    if (actor.standing !== 'member' || actor.email?.toLowerCase() !== email) return null;
    return { tenant: actor.tenant, userId: actor.userId, address: actor.address ?? null };
  };
}
