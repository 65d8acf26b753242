// Finds the full member with an address: confirmed by Slack, and the same letter by letter (case apart). Null when not sure or not now.

import type { WebClient } from '@slack/web-api';
import type { Actor } from '../../chat/turn.ts';
import { attempt } from './call.ts';
import type { Identity } from './identity.ts';
import { actorOf, slackUser } from './standing.ts';

export async function memberByEmail(client: WebClient, bot: Identity, email: string): Promise<Actor | null> {
  const home = await bot.find();
  if (!home.ok) return null;
  const found = await attempt(() => client.users.lookupByEmail({ email }));
  const read = found.ok ? slackUser.safeParse(found.value.user) : null;
  if (!read?.success) return null;
  const actor = actorOf(read.data, home.value);
  return actor.standing === 'member' && actor.email?.toLowerCase() === email.toLowerCase() ? actor : null;
}
