// Decides whether a request is Slack's own and fresh. Bolt checks the signature and the past; the future is ours to refuse.

import type { IncomingHttpHeaders } from 'node:http';
import { isValidSlackRequest } from '@slack/bolt';

const FUTURE_MS = 60_000;

export function isFromSlack(given: {
  readonly signingSecret: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly now: number;
}): boolean {
  const signature = given.headers['x-slack-signature'];
  const stamp = given.headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || typeof stamp !== 'string' || !/^\d{1,12}$/.test(stamp)) return false;
  if (Number(stamp) * 1000 > given.now + FUTURE_MS) return false;
  return isValidSlackRequest({
    signingSecret: given.signingSecret,
    body: given.body,
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(stamp) },
    nowMilliseconds: given.now,
  });
}
