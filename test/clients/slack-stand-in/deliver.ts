// Slack's side of a delivery: the same payload as a signed request or over the socket, whichever the bot is reached by.

import { createHmac } from 'node:crypto';
import type { Socket } from './socket.ts';
import { isJson, type Json, type World } from './world.ts';

/** What the bot answered. In Socket Mode, 200 means that it acknowledged. */
export type Reply = { readonly status: number; readonly body: Json | null };

export type Delivery =
  | { readonly kind: 'events_api' | 'interactive'; readonly payload: Json }
  | { readonly kind: 'slash_commands'; readonly payload: Readonly<Record<string, string>> };

export type Sent = { readonly delivery: Delivery; readonly reply: Reply };

export function contentOf(delivery: Delivery): { readonly type: string; readonly body: string } {
  const form = 'application/x-www-form-urlencoded';
  if (delivery.kind === 'slash_commands') return { type: form, body: new URLSearchParams(delivery.payload).toString() };
  const json = JSON.stringify(delivery.payload);
  if (delivery.kind === 'events_api') return { type: 'application/json', body: json };
  return { type: form, body: new URLSearchParams({ payload: json }).toString() };
}

export function signed(secret: string, body: string, atMs: number): Record<string, string> {
  const stamp = String(Math.floor(atMs / 1000));
  const mac = createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': stamp, 'x-slack-signature': `v0=${mac}` };
}

export async function overHttp(world: World, url: string, delivery: Delivery, retry: number): Promise<Reply> {
  const { type, body } = contentOf(delivery);
  const again: Record<string, string> =
    retry > 0 ? { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_error' } : {};
  const headers = { 'content-type': type, ...signed(world.signingSecret, body, world.now()), ...again };
  const response = await fetch(url, { method: 'POST', headers, body });
  return { status: response.status, body: asJson(await response.text()) };
}

/** Slack waits 3 seconds for the acknowledgement of an envelope. */
export function overSocket(world: World, socket: Socket, delivery: Delivery, retry: number): Promise<Reply> {
  const envelopeId = world.id('env-');
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ status: 504, body: null }), 3000);
    socket.onText((text) => {
      const answer = asJson(text);
      if (answer?.envelope_id !== envelopeId) return;
      clearTimeout(timer);
      const { payload } = answer;
      resolve({ status: 200, body: isJson(payload) && Object.keys(payload).length > 0 ? payload : null });
    });
    const { kind: type, payload } = delivery;
    const repeat = retry > 0 ? { retry_attempt: retry, retry_reason: 'timeout' } : {};
    socket.send(JSON.stringify({ envelope_id: envelopeId, type, payload, accepts_response_payload: true, ...repeat }));
  });
}

export function asJson(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : null;
  } catch {
    return null;
  }
}

/** The envelope around an event. */
export function eventPayload(world: World, event: Json): Json {
  return {
    token: 'unused',
    team_id: world.teamId,
    api_app_id: world.appId,
    event,
    type: 'event_callback',
    event_id: world.id('Ev'),
    event_time: Math.floor(world.now() / 1000),
    authorizations: [
      {
        ...{ enterprise_id: null, team_id: world.teamId, user_id: world.botUserId },
        ...{ is_bot: true, is_enterprise_install: false },
      },
    ],
  };
}
