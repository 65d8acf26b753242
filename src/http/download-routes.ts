// What is fetched without a chat: one-time files, the list of allowed addresses that a filter reads, and who has not signed. The token in the address is
// all that a caller shows, so it is never written anywhere, and an unknown one hears no more than a used one.

import type { Route, RouteRequest, RouteResponse } from '../platforms/route.ts';
import type { Clock, Download } from '../usecases/ports.ts';

export type Downloadable = {
  /** The file, or null for a token that is unknown, used, too old, or no longer right. */
  readonly takeDownload: (token: string) => Promise<Download | null>;
  /** The list as it is now, or null for an unknown or revoked token. */
  readonly readFeed: (token: string) => Promise<string | null>;
  /** Who has not signed, for a token made for that. */
  readonly readUnsigned: (token: string) => Promise<TypedList | null>;
  /** One person's calendar, for a token that is not a filter's. */
  readonly readCalendar: (token: string) => Promise<TypedList | null>;
};

type TypedList = { readonly type: string; readonly body: string };

/** 256 random bits, as base64url writes them. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const PLAIN_TEXT = 'text/plain; charset=utf-8';
const READS_A_MINUTE = 60;
const MINUTE_MS = 60_000;

const GONE =
  'This link does not work any more.\n\nEach link works once, for one minute, so that nobody else can use it. Go back to the chat and ask for the file again.\n';
const NO_LIST =
  'There is no list at this address.\n\nIt may have been revoked. Whoever runs the server can make a new one.\n';
const TOO_OFTEN = 'This list was read more than 60 times in a minute. Wait a minute, and read it less often.\n';

export function downloadRoutes(from: Downloadable, clock: Clock): readonly Route[] {
  const reads = makeReadCount(clock);
  const download = async (req: RouteRequest, res: RouteResponse): Promise<void> => {
    const token = tokenOf(req);
    const file = token === null ? null : await from.takeDownload(token);
    if (file === null) return send(res, 404, PLAIN_TEXT, GONE);
    res.setHeader('content-disposition', `attachment; filename="${plainName(file.name)}"`);
    send(res, 200, file.type, file.body);
  };
  const listOf = async (token: string): Promise<TypedList | null> => {
    const body = await from.readFeed(token);
    if (body !== null) return { type: PLAIN_TEXT, body };
    return (await from.readUnsigned(token)) ?? (await from.readCalendar(token));
  };
  const feed = async (req: RouteRequest, res: RouteResponse): Promise<void> => {
    const token = tokenOf(req);
    if (token !== null && reads.isOver(token)) {
      res.setHeader('retry-after', '60');
      return send(res, 429, PLAIN_TEXT, TOO_OFTEN);
    }
    const list = token === null ? null : await listOf(token);
    if (token === null || list === null) return send(res, 404, PLAIN_TEXT, NO_LIST);
    reads.count(token);
    send(res, 200, list.type, list.body);
  };
  // GET alone: a HEAD, as programs send it that look at links before people do, is refused and uses nothing up.
  return [
    { method: 'GET', path: '/d/:token', body: 'none', limit: 0, handle: download },
    { method: 'GET', path: '/feed/:token', body: 'none', limit: 0, handle: feed },
  ];
}

function tokenOf({ params }: RouteRequest): string | null {
  const token = params.token ?? '';
  return TOKEN.test(token) ? token : null;
}

/** Nothing that a header or a file system could trip over. */
const plainName = (name: string): string => name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+/, '') || 'file';

function send(res: RouteResponse, status: number, type: string, body: string | Uint8Array): void {
  const bytes = Buffer.from(body);
  res.writeHead(status, {
    'content-type': type,
    'content-length': bytes.byteLength,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  res.end(bytes);
}

/** Counts the reads of tokens that are known to be right: guesses take no memory. */
function makeReadCount(clock: Clock) {
  const windows = new Map<string, { readonly until: number; readonly reads: number }>();
  const current = (token: string) => {
    const window = windows.get(token);
    return window !== undefined && window.until > clock.now() ? window : { until: clock.now() + MINUTE_MS, reads: 0 };
  };
  return {
    isOver: (token: string): boolean => current(token).reads >= READS_A_MINUTE,
    count: (token: string): void => {
      const { until, reads } = current(token);
      windows.set(token, { until, reads: reads + 1 });
      for (const [other, window] of windows) if (window.until <= clock.now()) windows.delete(other);
    },
  };
}
