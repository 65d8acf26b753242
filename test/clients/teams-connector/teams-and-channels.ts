// The teams of the stand-in: each has members and channels of three kinds, and the connector's calls about them. A team's own id
// answers with everybody in the team, so that whoever asks for the wrong roster gets it.

import type { ConnectorState, Member, Result } from './server.ts';

export type ChannelKind = 'standard' | 'private' | 'shared';

export type TeamChannel = {
  readonly id: string;
  readonly kind: ChannelKind;
  /** Null for a standard channel, whose members are the team's. */
  readonly members: Set<string> | null;
  /** Private and shared channels get the app by hand. */
  hasApp: boolean;
};

export type Team = { readonly id: string; readonly members: Set<string>; readonly channels: Map<string, TeamChannel> };

export type Teams = {
  readonly all: Map<string, Team>;
  /** Members in one page, whatever page size was asked for. */
  perPage: number;
  /** Which calls tell what kind a channel is: nobody can be sure which of them a real tenant answers. */
  tells: { details: boolean; list: boolean };
};

export const newTeams = (): Teams => ({ all: new Map(), perPage: 500, tells: { details: true, list: true } });

const fail = (status: number, code: string): Result => ({ status, body: { error: { code, message: `no: ${code}` } } });
const ok = (body: unknown): Result => ({ status: 200, body });

export function findChannel(teams: Teams, id: string): { readonly team: Team; readonly channel: TeamChannel } | null {
  for (const team of teams.all.values()) {
    const channel = team.channels.get(id);
    if (channel !== undefined) return { team, channel };
  }
  return null;
}

/** Null when the app may write there, as far as teams go. */
export function withoutApp(teams: Teams, conversationId: string): Result | null {
  const found = findChannel(teams, conversationId.split(';')[0] ?? '');
  return found !== null && !found.channel.hasApp ? fail(403, 'BotNotInConversationRoster') : null;
}

/** `GET v3/conversations/{id}/pagedmembers`. */
export function pagedMembers(state: ConnectorState, conversationId: string, query: URLSearchParams): Result {
  const pageSize = Number(query.get('pageSize') ?? 200);
  if (!Number.isInteger(pageSize) || pageSize < 50 || pageSize > 500) return fail(400, 'BadArgument');
  if (conversationId.includes(';')) return fail(400, 'BadArgument');
  const found = findChannel(state.teams, conversationId);
  if (found !== null && !found.channel.hasApp) return fail(403, 'BotNotInConversationRoster');
  const roster = found?.channel.members ?? found?.team.members ?? state.teams.all.get(conversationId)?.members;
  if (roster === undefined) return fail(404, 'ConversationNotFound');
  const everybody = [...roster].map((id) => state.members.get(id) ?? { id });
  const from = Number(query.get('continuationToken') ?? '0');
  if (!Number.isInteger(from) || from < 0) return fail(400, 'BadArgument');
  const to = from + Math.min(pageSize, state.teams.perPage);
  const more = to < everybody.length ? { continuationToken: String(to) } : {};
  return ok({ members: everybody.slice(from, to).map(asRoster), ...more });
}

/** In a roster the object id is called by its older name. */
function asRoster(member: Member | { readonly id: string }): object {
  if (!('aadObjectId' in member)) return member;
  const { aadObjectId, ...rest } = member;
  return { ...rest, ...(aadObjectId === '' ? {} : { objectId: aadObjectId }) };
}

/** `GET v3/teams/{id}` and `GET v3/teams/{id}/conversations`. */
export function readTeam(state: ConnectorState, id: string, collection: string | undefined): Result {
  const { all, tells } = state.teams;
  const team = all.get(id);
  if (collection === undefined) {
    const kind = findChannel(state.teams, id)?.channel.kind;
    if (team !== undefined) return ok({ id, name: 'Staff', type: 'standard', memberCount: team.members.size });
    if (kind === undefined || kind === 'standard' || !tells.details) return fail(404, 'NotFound');
    return ok({ id, name: 'Filtering', type: `${kind}Channel` });
  }
  if (collection !== 'conversations' || team === undefined || !tells.list) return fail(404, 'NotFound');
  const channels = [...team.channels.values()].map((channel) => ({ id: channel.id, type: channel.kind }));
  return ok({ conversations: [{ id, name: null, type: 'standard' }, ...channels] });
}
