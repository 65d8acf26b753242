// Teams without Microsoft: `startTeams()` gives settings and seams for mountTeams, and people who type and press.

import type { TeamsSeams, TeamsSettings } from '../../../src/platforms/teams/settings.ts';
import { type ConnectorState, type Fault, type Posted, startServer } from './server.ts';
import type { ChannelKind, TeamChannel } from './teams-and-channels.ts';
import { ISSUER, type Signer } from './tokens.ts';
import { type BotAnswer, createUser, type Send, type TeamsUser } from './user.ts';

export { buttonsOf, findInput, nodes, textOf } from './card-on-screen.ts';
export { fromChannel } from './in-channel.ts';
export type { BotAnswer, Fault, Posted, TeamsUser };

export const TENANT = '11111111-1111-4111-8111-111111111111';
export const APP_ID = '22222222-2222-4222-8222-222222222222';

export type TeamsWorld = {
  /** For mountTeams. */
  readonly settings: TeamsSettings;
  readonly seams: TeamsSeams;
  readonly url: string;
  readonly signer: Signer;
  readonly state: ConnectorState;
  /** Where the bot listens, once it does. */
  readonly connect: (endpoint: string) => void;
  readonly user: (
    aadObjectId: string,
    about?: { name?: string; email?: string; userRole?: string; tenantId?: string; userPrincipalName?: string },
  ) => TeamsUser;
  /** Posts anything at all to the bot. `authorization` null: no header. */
  readonly raw: (body: string, authorization: string | null, headers?: Record<string, string>) => Promise<BotAnswer>;
  readonly fails: (fault: Fault) => void;
  readonly heals: () => void;
  /** A team with its members, to which channels are then added. */
  readonly team: (id: string, members: readonly TeamsUser[]) => TeamsTeam;
  /** What everybody in a channel can read, and what only one person there was shown. */
  readonly channel: (channelId: string) => readonly Posted[];
  readonly close: () => Promise<void>;
};

export type TeamsTeam = {
  readonly id: string;
  /** Without members: a standard channel, which has the team's. */
  readonly channel: (id: string, kind: ChannelKind, members?: readonly TeamsUser[]) => TeamChannel;
};

const idsOf = (people: readonly TeamsUser[]): Set<string> => new Set(people.map(({ member }) => member.id));

function addTeam({ teams, conversations }: ConnectorState, id: string, people: readonly TeamsUser[]): TeamsTeam {
  const team = { id, members: idsOf(people), channels: new Map<string, TeamChannel>() };
  teams.all.set(id, team);
  return {
    id,
    channel: (channelId, kind, members) => {
      const channel = { id: channelId, kind, members: members === undefined ? null : idsOf(members), hasApp: true };
      team.channels.set(channelId, channel);
      conversations.set(channelId, channel.members ?? team.members);
      return channel;
    },
  };
}

export async function startTeams(): Promise<TeamsWorld> {
  const server = await startServer(TENANT, APP_ID);
  const { state, signer, url } = server;
  let endpoint = '';

  const raw: TeamsWorld['raw'] = async (body, authorization, headers = {}) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization === null ? {} : { authorization }), ...headers },
      body,
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
  const send: Send = (activity, change) =>
    raw(
      JSON.stringify(activity),
      `Bearer ${signer.sign(APP_ID, (activity as { serviceUrl: string }).serviceUrl, change)}`,
    );

  return {
    settings: {
      kind: 'tenant',
      appType: 'SingleTenant',
      appId: APP_ID,
      appPassword: 'not-a-real-one',
      tenantId: TENANT,
    },
    seams: {
      authConfig: {
        ToBotFromChannelOpenIdMetadataUrl: `${url}/keys/configuration`,
        ToBotFromEmulatorOpenIdMetadataUrl: `${url}/keys/configuration`,
        ToBotFromChannelTokenIssuer: ISSUER,
        ToChannelFromBotOAuthScope: ISSUER,
        ToChannelFromBotLoginUrl: `${url}/login`,
        OAuthUrl: `${url}/oauth`,
      },
      token: () => Promise.resolve(state.token),
      serviceHosts: ['127.0.0.1'],
    },
    url,
    signer,
    state,
    connect: (address) => {
      endpoint = address;
    },
    user: (aadObjectId, about = {}) => {
      const name = about.name ?? aadObjectId;
      const email = about.email ?? `${aadObjectId}@demo.example`;
      const member = {
        id: `29:${aadObjectId}`,
        aadObjectId,
        name,
        email,
        userPrincipalName: about.userPrincipalName ?? email,
        tenantId: about.tenantId ?? TENANT,
        userRole: about.userRole ?? 'user',
      };
      return createUser(server, member, send);
    },
    raw,
    fails: (fault) => void state.faults.push(fault),
    heals: () => {
      state.faults = [];
    },
    channel: (channelId) => [...state.messages.values()].filter((each) => each.conversationId.startsWith(channelId)),
    team: (id, members) => addTeam(state, id, members),
    close: server.close,
  };
}
