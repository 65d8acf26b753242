// Is this channel closed to everybody but the members we can see? Slack has many words for "no", and a missing word is one of them.

import { z } from 'zod';
import type { Home } from './standing.ts';

const ids = z.array(z.string()).nullish();

export const slackChannel = z.object({
  is_private: z.boolean().nullish(),
  is_archived: z.boolean().nullish(),
  is_im: z.boolean().nullish(),
  is_mpim: z.boolean().nullish(),
  is_shared: z.boolean().nullish(),
  is_ext_shared: z.boolean().nullish(),
  is_org_shared: z.boolean().nullish(),
  is_global_shared: z.boolean().nullish(),
  is_pending_ext_shared: z.boolean().nullish(),
  pending_shared: ids,
  pending_connected_team_ids: ids,
  connected_team_ids: ids,
  shared_team_ids: ids,
  num_members: z.number().nullish(),
});
export type SlackChannel = z.infer<typeof slackChannel>;

/** A private channel of this workspace alone: not shared with another, and not offered to one. */
export function isOurs(channel: SlackChannel, home: Pick<Home, 'teamId'>): boolean {
  if (channel.is_private !== true || channel.is_im === true || channel.is_mpim === true) return false;
  // Slack always says these two; without them it is not known.
  if (channel.is_shared !== false || channel.is_ext_shared !== false) return false;
  if (channel.is_org_shared === true || channel.is_global_shared === true) return false;
  if (channel.is_pending_ext_shared === true) return false;
  const teams = [
    ...(channel.pending_shared ?? []),
    ...(channel.pending_connected_team_ids ?? []),
    ...(channel.connected_team_ids ?? []),
    ...(channel.shared_team_ids ?? []),
  ];
  return teams.every((team) => team === home.teamId);
}
