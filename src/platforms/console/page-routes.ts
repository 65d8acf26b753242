// The page itself: fixed files from a short list, and what the columns hold when it opens.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Route, RouteRequest, RouteResponse } from '../route.ts';
import { carriesToken, judgeAccess, tokenCookie } from './access.ts';

const require = createRequire(import.meta.url);
const ours = (file: string): URL => new URL(`./page/${file}`, import.meta.url);

const STYLE = 'text/css; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';
const SCRIPTS = [
  'console.js',
  'column.js',
  'composer.js',
  'dialog.js',
  'dialog-frame.js',
  'waiting.js',
  'card.js',
  'polish-card.js',
  'dom.js',
  'server.js',
];

type PageFile = { readonly path: string; readonly file: URL | string; readonly type: string };

/** Nothing else on the disk can be asked for. */
const FILES: readonly PageFile[] = [
  ...['console.css', 'card.css'].map((name) => ({ path: `/console/${name}`, file: ours(name), type: STYLE })),
  ...SCRIPTS.map((name) => ({ path: `/console/${name}`, file: ours(name), type: SCRIPT })),
  { path: '/console/adaptivecards.js', file: require.resolve('adaptivecards/dist/adaptivecards.min.js'), type: SCRIPT },
];

/** No script or style stands in the page itself, so none that got into it would run. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export type PageDeps = { readonly token: string; readonly state: () => Promise<unknown> };

export function pageRoutes({ token, state }: PageDeps): readonly Route[] {
  const get = (path: string, handle: Route['handle']): Route => ({
    method: 'GET',
    path,
    body: 'none',
    limit: 0,
    handle,
  });
  const files = FILES.map(({ path, file, type }) =>
    get(path, (req, res) => guarded(req, res, token, () => sendFile(res, 200, file, type))),
  );
  return [
    get('/', (req, res) => openPage(req, res, token)),
    ...files,
    get('/console/state', (req, res) => guarded(req, res, token, async () => sendJson(res, 200, await state()))),
  ];
}

/** Runs `answer` for whoever may use the console; everybody else gets 403 and no word why. */
export async function guarded(
  req: RouteRequest,
  res: RouteResponse,
  token: string,
  answer: () => Promise<void> | void,
): Promise<void> {
  if (judgeAccess(req, token) === 'ok') return answer();
  sendJson(res, 403, { error: 'forbidden' });
}

export function sendJson(res: RouteResponse, status: number, value: unknown): void {
  res.statusCode = status;
  res.setHeader('content-type', 'application/json; charset=utf-8');
  res.end(JSON.stringify(value));
}

async function openPage(req: RouteRequest, res: RouteResponse, token: string): Promise<void> {
  if (carriesToken(req, token)) {
    // The token leaves the address bar, and with it the browser's history.
    res.writeHead(303, { location: '/', 'set-cookie': tokenCookie(token) });
    res.end();
    return;
  }
  const allowed = judgeAccess(req, token) === 'ok';
  res.setHeader('content-security-policy', PAGE_POLICY);
  await sendFile(res, allowed ? 200 : 403, ours(allowed ? 'index.html' : 'closed.html'), 'text/html; charset=utf-8');
}

async function sendFile(res: RouteResponse, status: number, file: URL | string, type: string): Promise<void> {
  const body = await readFile(file);
  res.statusCode = status;
  res.setHeader('content-type', type);
  res.end(body);
}
