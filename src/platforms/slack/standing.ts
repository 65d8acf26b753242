// Who a Slack user is to us: one look at users.info, kept 10 minutes, never across a change Slack told us of. When Slack cannot
// be asked, an earlier verdict serves for up to a day, so that a teacher can still report; without one, nobody is let in.

import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Actor } from '../../chat/turn.ts';
import type { Clock, Log } from '../../usecases/ports.ts';
import { attempt } from './call.ts';
import { seen } from './seen.ts';

export const FRESH_MS = 10 * 60_000;
const STALE_MS = 24 * 3_600_000;
const QUICK_MS = 700;

export const slackUser = z.object({
  id: z.string(),
  team_id: z.string().nullish(),
  deleted: z.boolean().nullish(),
  is_bot: z.boolean().nullish(),
  is_workflow_bot: z.boolean().nullish(),
  is_restricted: z.boolean().nullish(),
  is_ultra_restricted: z.boolean().nullish(),
  is_stranger: z.boolean().nullish(),
  is_email_confirmed: z.boolean().nullish(),
  real_name: z.string().nullish(),
  enterprise_user: z.object({ enterprise_id: z.string().nullish() }).nullish(),
  profile: z.object({ real_name: z.string().nullish(), email: z.string().nullish() }).nullish(),
});
type SlackUser = z.infer<typeof slackUser>;

/** The bot itself: which installation answers. */
export type Home = { readonly teamId: string; readonly enterpriseId: string | null; readonly botUserId: string };

export type Verdict = { readonly actor: Actor; readonly at: number };

export type Standing = {
  readonly actorFor: (userId: string) => Promise<Actor>;
  /** Slack's own word of at most 10 minutes ago, or null: for what may not go by an earlier verdict, such as who is in a channel. */
  readonly certain: (userId: string) => Promise<Verdict | null>;
  /** Slack says that this user changed: what we knew is void, what it sent is the newest. Gives the user's id, if it could be read. */
  readonly changed: (user: unknown) => string | null;
};

export function standing(given: {
  readonly client: WebClient;
  readonly home: () => Home;
  readonly clock: Clock;
  readonly log: Log;
}): Standing {
  const { clock } = given;
  const known = seen<Verdict>(20_000);
  /** Counts changes, so that an answer which was already on its way when the change came is not kept. */
  const changes = seen<number>(20_000);
  const asking = new Map<string, Promise<Actor>>();

  const keep = (actor: Actor, at: number): Actor => {
    known.put(actor.userId, { actor, at }, clock.now(), STALE_MS);
    return actor;
  };

  const ask = async (userId: string): Promise<Actor> => {
    const before = changes.get(userId, clock.now());
    const user = await lookUp(given.client, userId, clock);
    if (user !== null) {
      const actor = actorOf(user, given.home());
      return changes.get(userId, clock.now()) === before ? keep(actor, clock.now()) : actor;
    }
    const earlier = known.get(userId, clock.now());
    given.log.warn('slack.standing_unknown', { platform: 'slack', code: earlier ? 'earlier_used' : 'none' });
    return earlier?.actor ?? unknownActor(userId, given.home());
  };

  return {
    async actorFor(userId) {
      const verdict = known.get(userId, clock.now());
      if (verdict !== undefined && clock.now() - verdict.at < FRESH_MS) return verdict.actor;
      const running = asking.get(userId);
      if (running !== undefined) return running;
      const asked = ask(userId).finally(() => asking.delete(userId));
      asking.set(userId, asked);
      return asked;
    },
    async certain(userId) {
      const at = clock.now();
      const verdict = known.get(userId, at);
      if (verdict !== undefined && at - verdict.at < FRESH_MS) return verdict;
      const before = changes.get(userId, at);
      const user = await lookUp(given.client, userId, clock);
      if (user === null || changes.get(userId, clock.now()) !== before) return null;
      return { actor: keep(actorOf(user, given.home()), at), at };
    },
    changed(user) {
      const read = slackUser.safeParse(user);
      const userId = read.success ? read.data.id : z.object({ id: z.string() }).safeParse(user).data?.id;
      if (userId === undefined) return null;
      changes.put(userId, (changes.get(userId, clock.now()) ?? 0) + 1, clock.now(), STALE_MS);
      asking.delete(userId);
      known.drop(userId);
      // Good enough only for the hour when Slack cannot be asked: what Slack sends along may lack the confirmed address.
      if (read.success) keep(actorOf(read.data, given.home()), clock.now() - FRESH_MS);
      return userId;
    },
  };
}

/** Asks twice at most, the second time only if the first failed so fast that there is still time. */
async function lookUp(client: WebClient, userId: string, clock: Clock): Promise<SlackUser | null> {
  const began = clock.now();
  const ask = () => attempt(() => client.users.info({ user: userId }));
  let answer = await ask();
  if (!answer.ok && answer.kind !== 'platform' && clock.now() - began < QUICK_MS) answer = await ask();
  if (!answer.ok) return null;
  const read = slackUser.safeParse(answer.value.user);
  return read.success && read.data.id === userId ? read.data : null;
}

export function actorOf(user: SlackUser, home: Home): Actor {
  const name = user.profile?.real_name || user.real_name;
  const email = user.is_email_confirmed === true ? user.profile?.email : undefined;
  return {
    ...unknownActor(user.id, home),
    standing: standingOf(user, home),
    ...(name ? { name } : {}),
    ...(email ? { email } : {}),
  };
}

function standingOf(user: SlackUser, home: Home): Actor['standing'] {
  if (user.deleted || user.is_bot || user.is_workflow_bot || user.id === 'USLACKBOT') return 'bot';
  if (user.is_restricted || user.is_ultra_restricted) return 'guest';
  if (user.is_stranger) return 'stranger';
  const sameOrganisation = home.enterpriseId !== null && user.enterprise_user?.enterprise_id === home.enterpriseId;
  // A missing team is not ours: in a shared channel people of other workspaces look like anybody else.
  return user.team_id === home.teamId || sameOrganisation ? 'member' : 'stranger';
}

/** Nothing is known: no rights, but the fixed help with its numbers. */
const unknownActor = (userId: string, home: Home): Actor => ({
  platform: 'slack',
  tenant: home.teamId,
  userId,
  standing: 'stranger',
  address: { user: userId },
});
