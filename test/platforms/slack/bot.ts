// A mounted Slack platform beside the stand-in, with a conversation that the test writes itself.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer, Turn } from '../../../src/chat/turn.ts';
import { mountSlack } from '../../../src/platforms/slack/mount-slack.ts';
import type { MountedSlack, MountSlack } from '../../../src/platforms/slack/settings.ts';
import type { Log } from '../../../src/usecases/ports.ts';
import { type PersonSpec, type SlackStandIn, startSlackStandIn } from '../../clients/slack-stand-in/index.ts';

export type Bot = {
  readonly slack: SlackStandIn;
  readonly mounted: MountedSlack;
  /** Every turn the conversation was given. */
  readonly turns: Turn[];
  /** Everything that was logged, as text. */
  readonly logged: () => string;
  readonly url: string;
  readonly clock: { time: number };
  readonly stop: () => Promise<void>;
};

export type BotOptions = {
  readonly converse: (turn: Turn) => Answer | Promise<Answer>;
  readonly people?: readonly PersonSpec[];
  readonly socket?: boolean;
  readonly scopes?: readonly string[];
  readonly mount?: Partial<MountSlack>;
  /** Runs before the platform starts. */
  readonly before?: (slack: SlackStandIn) => void;
};

export const QUICK = {
  answerWithinMs: 150,
  giveUpMs: 1200,
  graceMs: 5,
  callTimeoutMs: 400,
  bodyTimeoutMs: 300,
  reconnectMs: 10,
};
export const NUMBERS = [{ name: 'Safeguarding phone', phone: '020 7946 0000' }];

export async function startBot(options: BotOptions): Promise<Bot> {
  const clock = { time: Date.UTC(2026, 10, 24, 14, 10) };
  const slack = await startSlackStandIn({
    now: () => clock.time,
    people: options.people ?? [{ id: 'U1', name: 'Tess Teacher', email: 'tess@school.example' }],
    ...(options.scopes === undefined ? {} : { scopes: options.scopes }),
  });
  const turns: Turn[] = [];
  const lines: string[] = [];
  const log: Log = {
    info: (...parts) => void lines.push(JSON.stringify(parts)),
    warn: (...parts) => void lines.push(JSON.stringify(parts)),
    error: (event, fields, error) => void lines.push(JSON.stringify([event, fields]), String(error), stackOf(error)),
  };
  const { botToken, signingSecret, apiUrl } = slack.settings;
  const mounted = mountSlack({
    settings: { botToken, apiUrl, ...(options.socket ? { appToken: slack.appToken } : { signingSecret }) },
    converse: async (turn) => {
      turns.push(turn);
      return options.converse(turn);
    },
    log,
    clock: { now: () => clock.time },
    numbers: NUMBERS,
    timing: QUICK,
    ...options.mount,
  });
  const server = createServer((req, res) => void Promise.resolve(mounted.requestListener(asRoute(req), asAnswer(res))));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  options.before?.(slack);
  const stop = async (): Promise<void> => {
    await mounted.stop();
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await slack.close();
  };
  try {
    await mounted.start();
  } catch (error) {
    await stop();
    throw error;
  }
  slack.connect({ url, idle: mounted.idle });
  return {
    ...{ slack, mounted, turns, url, clock },
    logged: () => lines.join('\n'),
    stop,
  };
}

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? '') : '');
const asRoute = (req: unknown) => req as Parameters<MountedSlack['requestListener']>[0];
const asAnswer = (res: unknown) => res as Parameters<MountedSlack['requestListener']>[1];
