// Who a Slack user is to us: one look at users.info, kept 10 minutes, never across a change Slack told us of. When Slack cannot
// be asked, an earlier verdict serves for up to a day, so that a teacher can still report; without one, nobody is let in.

import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Actor } from '../../chat/turn.ts';
import type { Clock, Log } from '../../usecases/ports.ts';
import { attempt } from './call.ts';
import { FRESH_MS, type Verdict, type Verdicts, verdicts } from './verdicts.ts';

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

export type Standing = {
  readonly actorFor: (userId: string) => Promise<Actor>;
  /** Slack's own word of at most 10 minutes ago, or null: for what may not go by an earlier verdict, such as who is in a channel. */
  readonly certain: (userId: string) => Promise<Verdict | null>;
  /** Slack says that this user changed: what we knew is void, what it sent is the newest. Gives the user's id, if it could be read. */
  readonly changed: (user: unknown) => string | null;
};

type Given = {
  readonly client: WebClient;
  readonly home: () => Home;
  readonly clock: Clock;
  readonly log: Log;
};

export function standing(given: Given): Standing {
  const known = verdicts(given.clock);
  const asking = new Map<string, Promise<Actor>>();

  const ask = async (userId: string): Promise<Actor> => {
    const found = await look(given, known, userId);
    if (found !== null) return found.actor;
    const earlier = known.earlier(userId);
    given.log.warn('slack.standing_unknown', { platform: 'slack', code: earlier ? 'earlier_used' : 'none' });
    return earlier?.actor ?? unknownActor(userId, given.home());
  };

  return {
    async actorFor(userId) {
      const verdict = known.fresh(userId);
      if (verdict !== null) return verdict.actor;
      const running = asking.get(userId);
      if (running !== undefined) return running;
      const asked = ask(userId).finally(() => asking.delete(userId));
      asking.set(userId, asked);
      return asked;
    },
    async certain(userId) {
      const verdict = known.fresh(userId);
      if (verdict !== null) return verdict;
      const found = await look(given, known, userId);
      return found?.settled === true ? found : null;
    },
    changed(user) {
      const read = slackUser.safeParse(user);
      const userId = read.success ? read.data.id : z.object({ id: z.string() }).safeParse(user).data?.id;
      if (userId === undefined) return null;
      asking.delete(userId);
      known.forget(userId);
      // Good enough only for the hour when Slack cannot be asked: what Slack sends along may lack the confirmed address.
      if (read.success) known.keep({ actor: actorOf(read.data, given.home()), at: given.clock.now() - FRESH_MS });
      return userId;
    },
  };
}

/** Null when Slack could not be asked; `settled` unless a change came while it was. */
async function look(
  { client, clock, home }: Given,
  known: Verdicts,
  userId: string,
): Promise<(Verdict & { readonly settled: boolean }) | null> {
  const at = clock.now();
  const before = known.changes(userId);
  const user = await lookUp(client, userId, clock);
  if (user === null) return null;
  const actor = actorOf(user, home());
  const settled = known.changes(userId) === before;
  if (settled) known.keep({ actor, at });
  return { actor, at, settled };
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
