// A loopback Slack: its Web API, its deliveries to the bot, its socket. As strict as Slack about what it takes; faults on demand.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { addChannel, type ChannelActs, type ChannelSpec, channelActs } from './conversations.ts';
import { type Delivery, eventPayload, overHttp, overSocket, type Reply, type Sent } from './deliver.ts';
import { person, type SlackPerson } from './person.ts';
import { acceptSocket, type Socket } from './socket.ts';
import { callMethod, slackUser } from './web-api.ts';
import { type Call, type Channel, type Fault, isJson, type Json, type PersonSpec, type World, world } from './world.ts';

export type StandInOptions = {
  /** Slack's clock; triggers and signatures go by it. */
  readonly now?: () => number;
  readonly teamId?: string;
  readonly scopes?: readonly string[];
  readonly people?: readonly PersonSpec[];
};

export type SlackStandIn = {
  readonly world: World;
  /** For the bot's settings: botToken, signingSecret, apiUrl (and appToken for Socket Mode). */
  readonly settings: { readonly botToken: string; readonly signingSecret: string; readonly apiUrl: string };
  readonly appToken: string;
  /** Where the bot takes requests. `idle` is awaited after each act of a person, so that tests see what follows it. */
  readonly connect: (bot: { readonly url?: string; readonly idle?: () => Promise<void> }) => void;
  readonly addPerson: (spec: PersonSpec) => SlackPerson;
  readonly user: (id: string) => SlackPerson;
  /** Slack tells the bot that this person changed (became a guest, left …). */
  readonly changePerson: (spec: PersonSpec) => Promise<void>;
  readonly addChannel: (members: readonly string[], spec?: ChannelSpec) => Channel;
  /** What happens in a channel, with Slack's word to the bot about it. */
  readonly inChannel: (channelId: string) => ChannelActs;
  /** The next `times` (default: all) calls of this method fail so. */
  readonly fault: (method: string, fault: Fault) => void;
  readonly clearFaults: () => void;
  readonly calls: (method?: string) => readonly Call[];
  /** Sends a payload of the test's own making, signed. */
  readonly deliver: (delivery: Delivery, retry?: number) => Promise<Reply>;
  /** The last delivery once more, as Slack does when it got no answer. */
  readonly redeliver: () => Promise<Reply>;
  readonly sent: readonly Sent[];
  /** Cuts the socket as Slack does when it moves a connection. */
  readonly dropSockets: () => void;
  readonly sockets: () => number;
  readonly close: () => Promise<void>;
};

export async function startSlackStandIn(options: StandInOptions = {}): Promise<SlackStandIn> {
  const here = world(options);
  const sockets = new Set<Socket>();
  const server = createServer((req, res) => void answer(here, baseUrl(), req, res).catch(() => res.destroy()));
  server.on('upgrade', (req, stream) => {
    const socket = acceptSocket(req, stream);
    sockets.add(socket);
    stream.on('close', () => sockets.delete(socket));
    socket.send(
      JSON.stringify({ type: 'hello', num_connections: sockets.size, connection_info: { app_id: here.appId } }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = (): string => `127.0.0.1:${(server.address() as AddressInfo).port}`;

  const sent: Sent[] = [];
  let bot: { readonly url?: string; readonly idle?: () => Promise<void> } = {};
  const deliver = async (delivery: Delivery, retry = 0): Promise<Reply> => {
    const [socket] = [...sockets].filter((open) => open.isOpen());
    const reply = await (socket !== undefined
      ? overSocket(here, socket, delivery, retry)
      : overHttp(here, bot.url ?? noBot(), delivery, retry));
    sent.push({ delivery, reply });
    return reply;
  };
  const settled = async (): Promise<void> => bot.idle?.();
  const people = new Map<string, SlackPerson>();
  const addPerson = (spec: PersonSpec): SlackPerson => {
    here.people.set(spec.id, spec);
    const made = people.get(spec.id) ?? person(here, spec.id, deliver, settled);
    people.set(spec.id, made);
    return made;
  };
  for (const spec of options.people ?? []) addPerson(spec);

  return {
    world: here,
    settings: { botToken: here.botToken, signingSecret: here.signingSecret, apiUrl: `http://${baseUrl()}/api/` },
    appToken: here.appToken,
    connect: (target) => {
      bot = target;
    },
    addPerson,
    user: (id) => people.get(id) ?? addPerson({ id }),
    async changePerson(spec) {
      addPerson(spec);
      await deliver({
        kind: 'events_api',
        payload: eventPayload(here, { type: 'user_change', user: slackUser(here, spec) }),
      });
      await settled();
    },
    addChannel: (members, spec) => addChannel(here, members, spec),
    inChannel: (channelId) => {
      const channel = here.channels.get(channelId);
      if (channel === undefined) throw new Error(`there is no channel ${channelId}`);
      return channelActs(here, channel, async (delivery) => {
        const reply = await deliver(delivery);
        await settled();
        return reply;
      });
    },
    fault: (method, fault) => {
      const list = here.faults.get(method) ?? [];
      here.faults.set(method, [...list, { fault, left: fault.times ?? Number.POSITIVE_INFINITY }]);
    },
    clearFaults: () => here.faults.clear(),
    calls: (method) => (method === undefined ? here.calls : here.calls.filter((call) => call.method === method)),
    deliver,
    async redeliver() {
      const last = sent.at(-1);
      if (last === undefined) throw new Error('nothing was delivered yet');
      const reply = await deliver(last.delivery, 1);
      await settled();
      return reply;
    },
    sent,
    dropSockets: () => {
      for (const socket of sockets) socket.close();
    },
    sockets: () => sockets.size,
    async close() {
      for (const socket of sockets) socket.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function noBot(): never {
  throw new Error('connect the stand-in to the bot first: slack.connect({ url })');
}

async function answer(world: World, host: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const path = req.url ?? '';
  if (path.startsWith('/files/')) world.fileFetches.push(path);
  const method = path.startsWith('/api/') ? path.slice('/api/'.length) : '';
  const args = argsOf(await text(req));
  const token = (req.headers.authorization ?? '').replace(/^Bearer /, '');
  const call: Call = { method, args, at: world.now(), answer: {} };
  world.calls.push(call);
  const fault = nextFault(world, method);
  if (fault?.delayMs !== undefined) await wait(fault.delayMs);
  const refused =
    fault !== null && (fault.status !== undefined || fault.error !== undefined || fault.reset === 'before');
  call.answer = refused
    ? { ok: false, error: fault.error ?? `http_${fault.status}` }
    : callMethod(world, method, token, args);
  if (fault?.holdMs !== undefined) await wait(fault.holdMs);
  if (fault?.reset !== undefined) {
    req.socket.destroy();
    return;
  }
  if (method === 'apps.connections.open' && call.answer.ok === true) call.answer.url = `ws://${host}/socket`;
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (fault?.retryAfterS !== undefined) headers['retry-after'] = String(fault.retryAfterS);
  res.writeHead(fault?.status ?? 200, headers);
  res.end(JSON.stringify(call.answer));
}

function nextFault(world: World, method: string): Fault | null {
  const waiting = world.faults.get(method)?.find(({ left }) => left > 0);
  if (waiting === undefined) return null;
  waiting.left -= 1;
  return waiting.fault;
}

/** The SDK sends forms in which structures are JSON. */
function argsOf(body: string): Json {
  const args: Json = {};
  for (const [key, value] of new URLSearchParams(body)) args[key] = structured(value);
  return args;
}

function structured(value: string): unknown {
  if (!/^[[{]/.test(value)) return value;
  try {
    const read: unknown = JSON.parse(value);
    return isJson(read) || Array.isArray(read) ? read : value;
  } catch {
    return value;
  }
}

async function text(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
