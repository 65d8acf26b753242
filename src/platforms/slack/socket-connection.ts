// Socket Mode for schools without a public address: the same listeners, behind the same intake. Reconnecting is ours: the
// package's own loop ends the process with an unhandled rejection when Slack cannot be reached.

import { setTimeout as wait } from 'node:timers/promises';
import { type App, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Log } from '../../usecases/ports.ts';
import { clientOptions } from './call.ts';
import type { Intake } from './intake.ts';
import { codeOf, redactingLogger } from './redacting-logger.ts';
import type { SlackSettings, SlackTiming } from './settings.ts';
import { soon } from './soon.ts';

const LONGEST_PAUSE_MS = 60_000;
const CLOSE_MS = 1000;

export type SocketConnection = {
  readonly receiver: SocketModeReceiver;
  /** Resolves with the first connection, or when Slack cannot be reached now; the rest is done in the background until `stop`. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export function socketConnection(given: {
  readonly settings: SlackSettings & { readonly appToken: string };
  readonly timing: SlackTiming;
  readonly log: Log;
  readonly intakeFor: (app: App) => Intake;
}): SocketConnection {
  const { log } = given;
  const receiver = new SocketModeReceiver({
    appToken: given.settings.appToken,
    logger: redactingLogger(log),
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(given.settings, given.timing, log) },
    processEventErrorHandler: async ({ error }) => {
      log.error('slack.failed', { platform: 'slack', code: codeOf([error]), route: 'socket' });
      return false;
    },
  });
  const initBolt = receiver.init.bind(receiver);
  receiver.init = (app) => initBolt(throughIntake(app, given.intakeFor(app)));
  return { receiver, ...keptOpen(receiver, log, given.timing.reconnectMs) };
}

/** Bolt's receiver hands its events to this instead of the app; what the intake did not take is not acknowledged. */
function throughIntake(app: App, intake: Intake): App {
  const processEvent = async (event: ReceiverEvent): Promise<void> => {
    const reply = await intake.take(event.body);
    if (reply.status === 200) await event.ack(reply.body);
  };
  return Object.create(app, { processEvent: { value: processEvent } });
}

function keptOpen(
  receiver: SocketModeReceiver,
  log: Log,
  firstPauseMs: number,
): Pick<SocketConnection, 'start' | 'stop'> {
  const { client } = receiver;
  const stopping = new AbortController();
  let loop: Promise<void> = Promise.resolve();

  const connect = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => void client.once('disconnected', () => resolve()));
    await client.start();
    log.info('slack.socket_open', { platform: 'slack' });
    loop = closed.then(reconnect);
  };

  const reconnect = async (): Promise<void> => {
    for (let attempt = 1; !stopping.signal.aborted; attempt += 1) {
      const pause = Math.min(firstPauseMs * 2 ** (attempt - 1), LONGEST_PAUSE_MS);
      await wait(pause, null, { signal: stopping.signal }).catch(() => null);
      if (stopping.signal.aborted) return;
      try {
        return await connect();
      } catch (error) {
        log.warn('slack.socket_closed', { platform: 'slack', code: codeOf([error]), attempt });
      }
    }
  };

  return {
    async start() {
      try {
        await connect();
      } catch (error) {
        // A refused token is a fault of the settings; a Slack that cannot be reached now is not.
        if (error instanceof WebAPIPlatformError) throw error;
        log.warn('slack.socket_closed', { platform: 'slack', code: codeOf([error]), attempt: 0 });
        loop = reconnect();
      }
    },
    async stop() {
      stopping.abort();
      // The package waits for ever for the end of a connection that has already ended.
      await soon(
        client.disconnect().catch(() => {}),
        CLOSE_MS,
      );
      await loop;
    },
  };
}
