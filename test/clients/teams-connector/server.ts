// A stand-in for the Bot Framework: key server and Teams connector on one loopback port. Strict where the real one is,
// and it fails on demand.

import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { nodes } from './card-on-screen.ts';
import { newTeams, pagedMembers, readTeam, type Teams, withoutApp } from './teams-and-channels.ts';
import { createSigner, ISSUER, type Signer } from './tokens.ts';

export type Member = {
  readonly id: string;
  readonly aadObjectId: string;
  readonly name: string;
  readonly email: string;
  readonly userPrincipalName: string;
  readonly tenantId: string;
  readonly userRole: string;
};

export type Posted = {
  readonly conversationId: string;
  readonly id: string;
  readonly activity: { readonly [key: string]: unknown };
  readonly targeted: boolean;
};

export type Fault = {
  /** Which calls: part of "METHOD path", e.g. `POST` or `/members/`. */
  readonly on: string;
  readonly how: 'status' | 'reset' | 'slow' | 'reset_after';
  readonly status?: number;
  readonly code?: string;
  readonly retryAfter?: number;
  readonly ms?: number;
  /** How many times; for ever when left out. */
  times?: number;
};

export type ConnectorState = {
  readonly tenantId: string;
  readonly appId: string;
  readonly botId: string;
  readonly token: string;
  readonly members: Map<string, Member>;
  /** Conversation id -> members' ids. */
  readonly conversations: Map<string, Set<string>>;
  readonly teams: Teams;
  readonly messages: Map<string, Posted>;
  readonly posts: Posted[];
  readonly calls: { readonly method: string; readonly path: string; readonly status: number }[];
  /** Members who removed or blocked the app. */
  readonly gone: Map<string, 'BotNotInConversationRoster' | 'MessageWritesBlocked'>;
  faults: Fault[];
  readonly listeners: Set<() => void>;
};

export const personalChatOf = (memberId: string): string => `a:1:1-${memberId}`;

export type ConnectorServer = {
  readonly url: string;
  readonly state: ConnectorState;
  readonly signer: Signer;
  readonly close: () => Promise<void>;
};

export async function startServer(tenantId: string, appId: string): Promise<ConnectorServer> {
  const signer = createSigner();
  const state: ConnectorState = {
    tenantId,
    appId,
    botId: `28:${appId}`,
    token: randomUUID(),
    members: new Map(),
    conversations: new Map(),
    teams: newTeams(),
    messages: new Map(),
    posts: [],
    calls: [],
    gone: new Map(),
    faults: [],
    listeners: new Set(),
  };
  const server = createServer((req, res) => void serve(req, res, state, signer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    state,
    signer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export type Result = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

const fail = (status: number, code: string): Result => ({ status, body: { error: { code, message: `no: ${code}` } } });

async function serve(req: IncomingMessage, res: ServerResponse, state: ConnectorState, signer: Signer): Promise<void> {
  const url = new URL(req.url ?? '/', 'http://connector');
  const method = req.method ?? 'GET';
  if (url.pathname === '/keys/configuration') {
    return send(res, { status: 200, body: { issuer: ISSUER, jwks_uri: `http://${req.headers.host}/keys/jwks` } });
  }
  if (url.pathname === '/keys/jwks') return send(res, { status: 200, body: signer.jwks() });
  const fault = takeFault(state, `${method} ${url.pathname}${url.search}`);
  if (fault?.how === 'reset') return void req.socket.destroy();
  const body = await readBody(req);
  if (fault?.how === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms ?? 1000).unref());
  const result = fault?.how === 'status' ? faultResult(fault) : answer(req, method, url, body, state);
  state.calls.push({ method, path: url.pathname + url.search, status: result.status });
  for (const listener of state.listeners) listener();
  if (fault?.how === 'reset_after') return void req.socket.destroy();
  send(res, result);
}

function takeFault(state: ConnectorState, what: string): Fault | null {
  const fault = state.faults.find((each) => what.includes(each.on) && each.times !== 0);
  if (fault?.times !== undefined) fault.times -= 1;
  return fault ?? null;
}

const faultResult = (fault: Fault): Result => ({
  ...fail(fault.status ?? 500, fault.code ?? 'ServiceError'),
  ...(fault.retryAfter === undefined ? {} : { headers: { 'retry-after': String(fault.retryAfter) } }),
});

async function readBody(req: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of req.setEncoding('utf8')) text += chunk;
  return text;
}

function send(res: ServerResponse, { status, body, headers = {} }: Result): void {
  res.writeHead(status, { 'content-type': 'application/json', ...headers });
  res.end(body === undefined ? '' : JSON.stringify(body));
}

function answer(req: IncomingMessage, method: string, url: URL, text: string, state: ConnectorState): Result {
  if (req.headers.authorization !== `Bearer ${state.token}`) return fail(401, 'Unauthorized');
  const path = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const [, , conversationId, collection, id] = path;
  if (method === 'GET' && path[0] === 'v3' && path[1] === 'teams')
    return readTeam(state, conversationId ?? '', collection);
  if (path[0] !== 'v3' || path[1] !== 'conversations') return fail(404, 'NotFound');
  if (method === 'GET' && collection === 'pagedmembers')
    return pagedMembers(state, conversationId ?? '', url.searchParams);
  if (method === 'GET' && collection === 'members') return readMember(state, conversationId ?? '', id ?? '');
  let body: Posted['activity'];
  try {
    body = JSON.parse(text);
  } catch {
    return fail(400, 'BadSyntax');
  }
  if (method === 'POST' && conversationId === undefined) return createConversation(state, body);
  if (collection !== 'activities' || conversationId === undefined) return fail(404, 'NotFound');
  const bad = badActivity(state, conversationId, body);
  if (bad !== null) return bad;
  if (method === 'POST' && id === undefined) return post(state, conversationId, body, url);
  if (method === 'PUT' && id !== undefined) return update(state, conversationId, id, body);
  return fail(405, 'MethodNotAllowed');
}

const bare = (conversationId: string): string => conversationId.split(';')[0] ?? '';

function readMember(state: ConnectorState, conversationId: string, memberId: string): Result {
  const roster = state.conversations.get(bare(conversationId));
  if (roster === undefined) return fail(404, 'ConversationNotFound');
  const member = roster.has(memberId) ? state.members.get(memberId) : undefined;
  return member === undefined ? fail(404, 'MemberNotFoundInConversation') : { status: 200, body: member };
}

/** Bots can open 1:1 chats only, with one person of their own tenant who has the app. The same chat comes back each time. */
function createConversation(state: ConnectorState, body: Posted['activity']): Result {
  const { members, isGroup, bot, tenantId, channelData } = body;
  if (!Array.isArray(members) || members.length !== 1 || isGroup === true) return fail(400, 'BadArgument');
  if ((bot as Member | undefined)?.id !== state.botId || tenantId !== state.tenantId) return fail(400, 'BadArgument');
  if ((channelData as { tenant?: { id?: unknown } } | undefined)?.tenant?.id !== state.tenantId)
    return fail(400, 'BadArgument');
  const memberId = String((members[0] as Member).id);
  const member = state.members.get(memberId);
  if (member === undefined) return fail(404, 'MemberNotFound');
  if (member.tenantId !== state.tenantId) return fail(403, 'Forbidden');
  const gone = state.gone.get(memberId);
  if (gone !== undefined) return fail(403, gone);
  state.conversations.set(personalChatOf(memberId), new Set([memberId]));
  return { status: 201, body: { id: personalChatOf(memberId) } };
}

const CARD = 'application/vnd.microsoft.card.adaptive';

function badActivity(state: ConnectorState, conversationId: string, activity: Posted['activity']): Result | null {
  const roster = state.conversations.get(bare(conversationId));
  const barred = withoutApp(state.teams, conversationId);
  if (barred !== null) return barred;
  if (roster === undefined) return fail(404, 'ConversationNotFound');
  for (const memberId of roster) {
    const gone = state.gone.get(memberId);
    if (gone !== undefined && conversationId === personalChatOf(memberId)) return fail(403, gone);
  }
  const { type, text, attachments, from, summary, textFormat } = activity;
  if (type !== 'message') return fail(400, 'BadArgument');
  if (textFormat !== undefined && textFormat !== 'plain' && textFormat !== 'markdown' && textFormat !== 'xml')
    return fail(400, 'BadArgument');
  const cards = Array.isArray(attachments) ? attachments : [];
  if ((typeof text !== 'string' || text === '') && cards.length === 0) return fail(400, 'BadSyntax');
  if (from !== undefined && (from as Member).id !== state.botId) return fail(403, 'Forbidden');
  if (summary !== undefined && (typeof summary !== 'string' || summary.includes('\n'))) return fail(400, 'BadArgument');
  if (JSON.stringify(activity).length * 2 > 100 * 1024) return fail(413, 'MessageSizeTooBig');
  return cards.every(isGoodCard) ? null : fail(400, 'BadArgument');
}

function isGoodCard(attachment: unknown): boolean {
  const { contentType, content } = attachment as { contentType?: unknown; content?: unknown };
  const card = content as { type?: unknown; version?: unknown } | undefined;
  if (contentType !== CARD || card?.type !== 'AdaptiveCard' || card.version !== '1.5') return false;
  const ids = [...nodes(content)].filter((node) => String(node.type).startsWith('Input.')).map((node) => node.id);
  return new Set(ids).size === ids.length;
}

function post(state: ConnectorState, conversationId: string, activity: Posted['activity'], url: URL): Result {
  const targeted = url.searchParams.get('isTargetedActivity') === 'true';
  const recipient = (activity.recipient as Member | undefined)?.id ?? '';
  if (targeted && !state.conversations.get(bare(conversationId))?.has(recipient)) return fail(400, 'BadArgument');
  const posted: Posted = { conversationId, id: randomUUID(), activity, targeted };
  state.messages.set(posted.id, posted);
  state.posts.push(posted);
  return { status: 201, body: { id: posted.id } };
}

function update(state: ConnectorState, conversationId: string, id: string, activity: Posted['activity']): Result {
  const before = state.messages.get(id);
  if (before?.conversationId !== conversationId) return fail(404, 'ActivityNotFoundInConversation');
  state.messages.set(id, { ...before, activity });
  return { status: 200, body: { id } };
}
