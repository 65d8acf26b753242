// Our own Bolt receiver. Bolt's answers an event before it is worked on, takes 4 MB, accepts timestamps from the future and
// compares the content type letter by letter; this one reads, checks and answers, and leaves the rest to the intake.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App, Receiver } from '@slack/bolt';
import type { Clock, Log } from '../../usecases/ports.ts';
import type { Intake } from './intake.ts';
import { type Payload, readRequest } from './read-request.ts';

export type SignedReceiver = Receiver & {
  readonly requestListener: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
};

export function signedReceiver(given: {
  readonly signingSecret: string;
  readonly bodyTimeoutMs: number;
  readonly clock: Clock;
  readonly log: Log;
  /** Made from the app, which only exists once Bolt has this receiver. */
  readonly intakeFor: (app: App) => Intake;
}): SignedReceiver {
  let intake: Intake | null = null;
  return {
    init: (app) => {
      intake = given.intakeFor(app);
    },
    start: async () => {},
    stop: async () => intake?.idle(),
    async requestListener(req, res) {
      const read = await readRequest(req, { ...given, now: given.clock.now });
      if (!read.ok) return refuse(res, read.status, given.log);
      const direct = answerWithoutApp(read.body);
      if (direct !== null) return send(res, 200, direct.body);
      if (intake === null) return refuse(res, 503, given.log);
      const reply = await intake.take(read.body);
      send(res, reply.status, reply.body);
    },
  };
}

/** Slack's two questions about the address itself. */
function answerWithoutApp(body: Payload): { readonly body?: unknown } | null {
  if (body.type === 'url_verification') {
    const { challenge } = body;
    return { body: typeof challenge === 'string' && challenge.length <= 200 ? { challenge } : undefined };
  }
  return body.ssl_check === '1' ? {} : null;
}

function refuse(res: ServerResponse, status: number | 'aborted', log: Log): void {
  if (status === 'aborted') {
    res.destroy();
    return;
  }
  log.warn('slack.refused', { platform: 'slack', status });
  // The rest of the body may still be on its way. A refused request is not worth repeating.
  res.writeHead(status, { connection: 'close', 'content-length': 0, 'x-slack-no-retry': '1' });
  res.end();
}

function send(res: ServerResponse, status: number, body: unknown): void {
  if (res.headersSent || res.destroyed) return;
  if (body === undefined || body === '') {
    res.writeHead(status, { 'content-length': 0 });
    res.end();
    return;
  }
  const text = JSON.stringify(body);
  res.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  res.end(text);
}
