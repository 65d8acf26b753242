// One address that a platform answers on. main.ts hands the table of them to the HTTP server; neither side knows the other.

import type { IncomingMessage, ServerResponse } from 'node:http';

export type RouteRequest = IncomingMessage & {
  /** `json`: the parsed body. Otherwise undefined. */
  body?: unknown;
  /** `json`: the body as it came, for signatures. */
  rawBody?: string;
  /** Parts of the path, as in `/d/:token`. */
  params: Readonly<Record<string, string>>;
};

/** A Node response with the few extra verbs that botbuilder expects. */
export type RouteResponse = ServerResponse & {
  readonly status: (code: number) => unknown;
  readonly header: (name: string, value: string) => unknown;
  readonly send: (body?: unknown) => unknown;
};

export type Route = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /**
   * none: a body is refused. json: read, checked and parsed before `handle`.
   * raw: the untouched stream, for a receiver that checks a signature over it.
   */
  readonly body: 'none' | 'json' | 'raw';
  /** Most bytes a body may have. */
  readonly limit: number;
  /** A stream that is meant to stay open (Server-Sent Events): a stop does not wait for it. */
  readonly longLived?: boolean;
  /** May return before the answer is sent; the server waits for the response to close. */
  readonly handle: (req: RouteRequest, res: RouteResponse) => Promise<void> | void;
};
