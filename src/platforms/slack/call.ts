// One call to Slack, with its many ways to fail turned into a value. Nothing here retries: the callers know what time is left.

import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import type { Log } from '../../usecases/ports.ts';
import { redactingLogger } from './redacting-logger.ts';
import type { SlackSettings, SlackTiming } from './settings.ts';

export type CallFailure = {
  readonly ok: false;
  /** platform: Slack understood and said no, `code` is its word. rate, server, network: worth another try later. */
  readonly kind: 'platform' | 'rate' | 'server' | 'network';
  readonly code: string;
  readonly retryAfterMs?: number;
};
export type CallResult<T> = { readonly ok: true; readonly value: T } | CallFailure;

/** The packages' own retrying is off: it would send a message twice, and hold up every other call meanwhile. */
export function slackClient(settings: SlackSettings, timing: SlackTiming, log: Log): WebClient {
  return new WebClient(settings.botToken, clientOptions(settings, timing, log));
}

export function clientOptions(settings: SlackSettings, timing: SlackTiming, log: Log) {
  return {
    ...(settings.apiUrl === undefined ? {} : { slackApiUrl: settings.apiUrl }),
    logger: redactingLogger(log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timing.callTimeoutMs,
    allowAbsoluteUrls: false,
  };
}

export async function attempt<T>(call: () => Promise<T>): Promise<CallResult<T>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    return failureOf(error);
  }
}

function failureOf(error: unknown): CallFailure {
  if (error instanceof WebAPIPlatformError) {
    const { error: code } = error.data;
    // A few of Slack's words mean "later", not "no".
    if (code === 'ratelimited' || code === 'rate_limited') return { ok: false, kind: 'rate', code };
    const passing = ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'team_added_to_org'];
    return { ok: false, kind: passing.includes(code) ? 'server' : 'platform', code };
  }
  if (error instanceof WebAPIRateLimitedError) {
    return { ok: false, kind: 'rate', code: 'ratelimited', retryAfterMs: error.retryAfter * 1000 };
  }
  if (error instanceof WebAPIHTTPError) return { ok: false, kind: 'server', code: `http_${error.statusCode}` };
  return { ok: false, kind: 'network', code: 'network' };
}
