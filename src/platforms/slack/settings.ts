// What the Slack platform must be told before it starts, and what it hands to main.ts once mounted.

import type { Converse } from '../../chat/turn.ts';
import type { Clock, Log } from '../../usecases/ports.ts';
import type { PhoneLine } from '../../views/fields.ts';
import type { Messenger } from '../messenger.ts';
import type { Route } from '../route.ts';

export type SlackSettings = {
  readonly botToken: string;
  /** Signed requests over HTTP. Needed unless `appToken` is set. */
  readonly signingSecret?: string;
  /** Socket Mode, for schools without a public address. */
  readonly appToken?: string;
  /** Another address than https://slack.com/api/, for a proxy or a test. */
  readonly apiUrl?: string;
  /** Team ids that may use the bot. Empty: the bot's own team only. */
  readonly teams?: readonly string[];
};

/** How long things may take. Slack gives up on an answer, and on a trigger id, after 3 seconds. */
export type SlackTiming = {
  /** A submission that takes longer than this is answered with "Still saving". */
  readonly answerWithinMs: number;
  /** After this the request is given back to Slack, which repeats events and tells the person about the rest. */
  readonly giveUpMs: number;
  /** Between "Still saving" and what follows it, so that Slack cannot put the two on the screen in the wrong order. */
  readonly graceMs: number;
  readonly callTimeoutMs: number;
  readonly bodyTimeoutMs: number;
  /** Before the first try to connect again; doubled after each failure. */
  readonly reconnectMs: number;
};

export const SLACK_TIMING: SlackTiming = {
  answerWithinMs: 2000,
  giveUpMs: 2800,
  graceMs: 500,
  callTimeoutMs: 2500,
  bodyTimeoutMs: 5000,
  reconnectMs: 500,
};

export type MountSlack = {
  readonly settings: SlackSettings;
  readonly converse: Converse;
  readonly log: Log;
  readonly clock: Clock;
  /** Shown when the platform itself fails before the conversation could answer. */
  readonly numbers?: readonly PhoneLine[];
  readonly timing?: Partial<SlackTiming>;
};

export type MountedSlack = {
  /** `POST /slack/events`. Empty in Socket Mode, which needs no address. */
  readonly routes: readonly Route[];
  readonly requestListener: Route['handle'];
  readonly start: () => Promise<void>;
  /** Resolves when nothing is being worked on. */
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly messenger: Messenger;
};
