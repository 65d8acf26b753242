// One HEAD through a proxy, and never past it. Node's own client is used because it follows no redirect, and because giving up
// closes the connection to a proxy that hangs. No body is asked for, and none is read.

import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { connect as secure } from 'node:tls';

export type Heard =
  /** `proxy`: it would not let us through to the site. `site`: it did, and this came back, perhaps from the filter all the same. */
  | {
      readonly from: 'site' | 'proxy';
      readonly status: number;
      /** Where it sends us, as it was written; empty when nowhere. */
      readonly location: string;
    }
  /** `slow`: no answer in time. `broken`: the connection failed. */
  | { readonly from: 'nobody'; readonly why: 'slow' | 'broken' };

/** Never throws. `target` is http or https. */
export async function headThrough(proxy: URL, target: URL, timeoutMs: number): Promise<Heard> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    return target.protocol === 'https:'
      ? await throughTunnel(proxy, target, signal)
      : await plainly(proxy, target, signal);
  } catch {
    return { from: 'nobody', why: signal.aborted ? 'slow' : 'broken' };
  }
}

async function plainly(proxy: URL, target: URL, signal: AbortSignal): Promise<Heard> {
  const headers = { ...headersFor(target), ...credentials(proxy) };
  const path = `http://${target.host}${target.pathname}${target.search}`;
  return heard('site', await answerOf(ask(proxy, { method: 'HEAD', path, headers, signal })));
}

async function throughTunnel(proxy: URL, target: URL, signal: AbortSignal): Promise<Heard> {
  const port = target.port === '' ? '443' : target.port;
  const path = `${target.hostname}:${port}`;
  const headers = { host: path, ...credentials(proxy) };
  const { answer, socket } = await tunnelOf(ask(proxy, { method: 'CONNECT', path, headers, signal }));
  if (answer.statusCode !== 200) {
    socket.destroy();
    return heard('proxy', answer);
  }
  try {
    const request = https.request({
      method: 'HEAD',
      path: `${target.pathname}${target.search}`,
      headers: headersFor(target),
      signal,
      // With an agent, even `agent: false`, Node would leave this aside and connect by itself, past the proxy.
      createConnection: () => secure({ socket, ...serverName(target), ALPNProtocols: ['http/1.1'] }),
    });
    return heard('site', await answerOf(request));
  } finally {
    socket.destroy();
  }
}

const ask = (proxy: URL, options: RequestOptions): ClientRequest =>
  (proxy.protocol === 'https:' ? https : http).request({
    ...options,
    host: proxy.hostname.replace(/^\[|\]$/g, ''),
    port: proxy.port === '' ? (proxy.protocol === 'https:' ? 443 : 80) : Number(proxy.port),
    agent: false,
  });

/** The head of the answer. The connection is let go at once: what may follow is not for us. */
function answerOf(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    request.once('response', (answer) => {
      // A connection that is let go ends its answer with an error, which is no news.
      answer.on('error', () => undefined).destroy();
      resolve(answer);
    });
    request.end();
  });
}

/** What the proxy says to CONNECT. Node hands over the connection whatever the status. */
function tunnelOf(request: ClientRequest): Promise<{ readonly answer: IncomingMessage; readonly socket: Socket }> {
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    request.once('connect', (answer, socket: Socket) => {
      socket.on('error', () => undefined);
      resolve({ answer, socket });
    });
    request.end();
  });
}

const heard = (from: 'site' | 'proxy', { statusCode, headers }: IncomingMessage): Heard => ({
  from,
  status: statusCode ?? 0,
  location: headers.location ?? '',
});

const headersFor = (target: URL) => ({ host: target.host, 'user-agent': 'esafety-bot filter check', accept: '*/*' });

/** A certificate names no bare IP address this way. */
const serverName = ({ hostname }: URL) => (/^[\d.]+$|^\[/.test(hostname) ? {} : { servername: hostname });

function credentials({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === '' && password === '') return {};
  const said = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(said).toString('base64')}` };
}
