// Whether a channel is private, as far as Microsoft says so. The roster alone cannot tell: a standard channel has one too, the team's.
//
// Three places say what a channel is, and none of them is sure to answer for every channel in every tenant:
//   - `GET v3/teams/{channel id}`: a private channel is a small team of its own there, of type `privateChannel`;
//   - `GET v3/teams/{team id}/conversations`: the team's channels with a type each; the team is known from what came from the channel;
//   - `channelData.channel.type` of what came from the channel since the start.
// A channel counts as private only if at least one of them says so and none says anything else. No word at all means not private,
// and a question that could not be put means that nothing is known: in both cases the card goes to people one by one instead. What
// was heard is not kept over a restart; the first two are asked again each time the roster is read, so a restart forgets no right.
//
// A connector that answered with the team's roster for a private channel would only make us stricter: everybody in the channel is
// also in the team, and each one named is checked. Too short a list is what must not happen; Microsoft gives such a one (owners
// only) for shared channels that do not have the app, and shared channels are never taken.

import { z } from 'zod';
import { createBoundedMap } from './bounded-map.ts';
import { readChannelId } from './channel-id.ts';
import type { Connector } from './connector.ts';
import type { Inbound } from './inbound.ts';
import { isSettled } from './outcome.ts';

/** not_told: nobody says what it is, which counts as not private. unknown: the question could not be put. */
export type Privacy = 'private' | 'not_private' | 'not_told' | 'unknown';

export type ChannelKinds = {
  readonly ask: (serviceUrl: string, channelId: string) => Promise<Privacy>;
  /** Takes note of what an activity says about the channel it came from. True when that is news. */
  readonly hear: (inbound: Pick<Inbound, 'channelData'>) => boolean;
};

type Heard = { readonly teamId: string | undefined; readonly kind: string | undefined };

const MOST_CHANNELS = 500;

export function createChannelKinds(connector: Pick<Connector, 'team' | 'channels'>): ChannelKinds {
  const heard = createBoundedMap<Heard>(MOST_CHANNELS);
  return {
    hear: ({ channelData }) => {
      const id = readChannelId(channelData?.channel?.id ?? '');
      if (id === null) return false;
      const before = heard.get(id);
      const teamId = channelData?.team?.id ?? before?.teamId;
      const kind = channelData?.channel?.type ?? before?.kind;
      heard.set(id, { teamId, kind });
      return teamId !== before?.teamId || kind !== before?.kind;
    },
    ask: async (serviceUrl, channelId) => {
      const known = heard.get(channelId);
      const details = await connector.team(serviceUrl, channelId);
      if (!isSettled(details)) return 'unknown';
      const own = readDetails(details.ok ? details.body : null);
      const teamId = known?.teamId ?? own?.id;
      const said = [known?.kind, own?.id === channelId ? own.type : undefined];
      if (teamId !== undefined && teamId !== channelId) {
        const list = await connector.channels(serviceUrl, teamId);
        if (!isSettled(list)) return 'unknown';
        said.push(readListed(list.ok ? list.body : null, channelId));
      }
      const words = said.filter((word) => word !== undefined).map((word) => word.toLowerCase());
      if (words.length === 0) return 'not_told';
      return words.every((word) => PRIVATE.includes(word)) ? 'private' : 'not_private';
    },
  };
}

const PRIVATE = ['private', 'privatechannel'];

const DetailsSchema = z.object({ id: z.string(), type: z.string().optional() });
const ListSchema = z.object({
  conversations: z.array(z.object({ id: z.string(), type: z.string().nullish() })),
});

function readDetails(body: unknown): z.infer<typeof DetailsSchema> | null {
  const parsed = DetailsSchema.safeParse(body);
  return parsed.success ? parsed.data : null;
}

function readListed(body: unknown, channelId: string): string | undefined {
  const parsed = ListSchema.safeParse(body);
  if (!parsed.success) return undefined;
  return parsed.data.conversations.find(({ id }) => id === channelId)?.type ?? undefined;
}
