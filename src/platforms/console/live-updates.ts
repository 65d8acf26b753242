// Server-Sent Events to every open page. Each event carries the message's number, so that a page that lost its connection
// says where it stopped and gets the rest.

import type { RouteRequest, RouteResponse } from '../route.ts';

export type LiveUpdates = {
  /** Keeps the response open. `missed` are the events the page has not seen. */
  readonly join: (req: RouteRequest, res: RouteResponse, missed: readonly LiveEvent[]) => void;
  readonly tell: (event: LiveEvent) => void;
  readonly stop: () => void;
};

export type LiveEvent = { readonly seq: number; readonly data: unknown };

/** Shorter than any proxy's or browser's patience with a silent connection. */
const HEARTBEAT_MS = 20_000;

export function createLiveUpdates(): LiveUpdates {
  const pages = new Set<RouteResponse>();
  const beat = setInterval(() => {
    for (const page of pages) page.write(': still here\n\n');
  }, HEARTBEAT_MS);
  beat.unref();
  return {
    join: (_req, res, missed) => {
      res.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
      res.write('retry: 1000\n\n');
      for (const event of missed) res.write(frame(event));
      pages.add(res);
      res.once('close', () => pages.delete(res));
    },
    tell: (event) => {
      for (const page of pages) page.write(frame(event));
    },
    stop: () => {
      clearInterval(beat);
      for (const page of pages) page.end();
    },
  };
}

/** JSON holds no line break, so one data line is enough. */
function frame(event: LiveEvent): string {
  return `id: ${event.seq}\ndata: ${JSON.stringify(event.data)}\n\n`;
}

/** Where the page stopped: the browser's own header after a lost connection, the address at first. */
export function resumePoint(req: RouteRequest): number {
  const asked = new URL(req.url ?? '/', 'http://localhost').searchParams.get('since');
  const seq = Number(req.headers['last-event-id'] ?? asked ?? Number.NaN);
  return Number.isSafeInteger(seq) && seq >= 0 ? seq : Number.MAX_SAFE_INTEGER;
}
