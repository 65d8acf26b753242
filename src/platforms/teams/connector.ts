// The Bot Framework connector's REST calls that this bot makes, over plain fetch: one attempt each, a time limit, and no
// redirects. (The SDK's own client repeats a POST four times after a reset or a 5xx, and cannot send targeted messages.)

import { type Outcome, readOutcome } from './outcome.ts';

export type Connector = {
  readonly send: (to: ConversationAt, activity: object) => Promise<Outcome>;
  /** Seen in a channel or group chat by one person only. `activity` names the recipient. */
  readonly sendTargeted: (to: ConversationAt, activity: object) => Promise<Outcome>;
  readonly update: (to: ConversationAt, activityId: string, activity: object) => Promise<Outcome>;
  readonly createConversation: (serviceUrl: string, parameters: object) => Promise<Outcome>;
  /** Asked of the conversation itself, never of the team behind it: a team's roster is wider than a private channel's. */
  readonly member: (at: ConversationAt, memberId: string) => Promise<Outcome>;
  /** One page of everybody in this conversation. */
  readonly members: (at: ConversationAt, pageSize: number, continuationToken: string | null) => Promise<Outcome>;
  /** What a team is; a private or shared channel answers under its own id. */
  readonly team: (serviceUrl: string, teamId: string) => Promise<Outcome>;
  /** The channels of a team, with the type of each. */
  readonly channels: (serviceUrl: string, teamId: string) => Promise<Outcome>;
};

export type ConversationAt = { readonly serviceUrl: string; readonly conversationId: string };

export type ConnectorOptions = {
  readonly token: () => Promise<string | null>;
  readonly isServiceUrl: (url: string) => boolean;
  readonly callTimeoutMs: number;
  readonly memberTimeoutMs: number;
};

type Call = {
  readonly serviceUrl: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: object;
  readonly timeoutMs: number;
};

export function createConnector(options: ConnectorOptions): Connector {
  const timeoutMs = options.callTimeoutMs;
  const call = (request: Call): Promise<Outcome> => runCall(request, options);
  return {
    send: ({ serviceUrl, conversationId }, body) =>
      call({ serviceUrl, method: 'POST', path: activities(conversationId), body, timeoutMs }),
    sendTargeted: ({ serviceUrl, conversationId }, body) =>
      call({
        serviceUrl,
        method: 'POST',
        path: `${activities(conversationId)}?isTargetedActivity=true`,
        body,
        timeoutMs,
      }),
    update: ({ serviceUrl, conversationId }, activityId, body) =>
      call({
        serviceUrl,
        method: 'PUT',
        path: `${activities(conversationId)}/${encodeURIComponent(activityId)}`,
        body,
        timeoutMs,
      }),
    createConversation: (serviceUrl, body) =>
      call({ serviceUrl, method: 'POST', path: 'v3/conversations', body, timeoutMs }),
    member: ({ serviceUrl, conversationId }, memberId) =>
      call({
        serviceUrl,
        method: 'GET',
        path: `v3/conversations/${encodeURIComponent(conversationId)}/members/${encodeURIComponent(memberId)}`,
        timeoutMs: options.memberTimeoutMs,
      }),
    ...channelCalls(call, timeoutMs),
  };
}

const channelCalls = (
  call: (request: Call) => Promise<Outcome>,
  timeoutMs: number,
): Pick<Connector, 'members' | 'team' | 'channels'> => ({
  members: ({ serviceUrl, conversationId }, pageSize, continuationToken) => {
    const query = new URLSearchParams({ pageSize: String(pageSize) });
    if (continuationToken !== null) query.set('continuationToken', continuationToken);
    const path = `v3/conversations/${encodeURIComponent(conversationId)}/pagedmembers?${query.toString()}`;
    return call({ serviceUrl, method: 'GET', path, timeoutMs });
  },
  team: (serviceUrl, teamId) =>
    call({ serviceUrl, method: 'GET', path: `v3/teams/${encodeURIComponent(teamId)}`, timeoutMs }),
  channels: (serviceUrl, teamId) =>
    call({ serviceUrl, method: 'GET', path: `v3/teams/${encodeURIComponent(teamId)}/conversations`, timeoutMs }),
});

const activities = (conversationId: string): string =>
  `v3/conversations/${encodeURIComponent(conversationId)}/activities`;

async function runCall(request: Call, options: ConnectorOptions): Promise<Outcome> {
  if (!options.isServiceUrl(request.serviceUrl)) return { ok: false, status: 0, code: 'service_url' };
  const signal = AbortSignal.timeout(request.timeoutMs);
  let token: string | null;
  try {
    token = await beforeAbort(options.token(), signal);
  } catch {
    return { ok: false, status: 0, code: 'no_token' };
  }
  try {
    const response = await fetch(`${request.serviceUrl.replace(/\/+$/, '')}/${request.path}`, {
      method: request.method,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      redirect: 'error',
      signal,
    });
    return readOutcome(response.status, response.headers.get('retry-after'), await response.text());
  } catch {
    return { ok: false, status: 0, code: signal.aborted ? 'timeout' : 'network' };
  }
}

function beforeAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('too slow')), { once: true });
    promise.then(resolve, reject);
  });
}
