// Bolt's listeners: one for each way a person reaches the bot, and a catch-all beside each so that nothing waits for an answer.

import type { App, ViewClosedAction, ViewSubmitAction } from '@slack/bolt';
import type { Log } from '../../usecases/ports.ts';
import {
  readBlockActions,
  readChannelEvent,
  readCommand,
  readHomeOpened,
  readMessageEvent,
  readShortcut,
} from './inbound.ts';
import { DURABLE } from './intake.ts';
import { onButton } from './on-button.ts';
import { CHANNEL_EVENTS, onChannelChange, onUserChange } from './on-change.ts';
import { onCommand, onShortcut } from './on-command.ts';
import { onHomeOpened, onMessage } from './on-event.ts';
import { onSubmission } from './on-submission.ts';
import type { Room } from './room.ts';

export function listen(app: App, room: Room): void {
  app.command(/.*/, async ({ body, ack }) => onCommand(room, readCommand(body), ack));
  app.shortcut(/.*/, async ({ body, ack }) => {
    await ack();
    await onShortcut(room, readShortcut(body));
  });
  app.action(/.*/, async ({ body, ack }) => onButton(room, readBlockActions(body), () => ack()));
  app.options(/.*/, async ({ ack }) => ack({ options: [] }));
  app.view<ViewSubmitAction>({ type: 'view_submission', callback_id: /.*/ }, async ({ body, ack }) =>
    onSubmission(room, body, ack),
  );
  // Nothing is lost: every page was stored when it was left.
  app.view<ViewClosedAction>({ type: 'view_closed', callback_id: /.*/ }, async ({ ack }) => ack());

  app.event(/^(?:message|app_mention)$/, async ({ event, context }) =>
    onMessage(room, readMessageEvent(event), durableIn(context)),
  );
  app.event('app_home_opened', async ({ event, context }) =>
    onHomeOpened(room, readHomeOpened(event), durableIn(context)),
  );
  app.event('user_change', async ({ event }) => onUserChange(room, event));
  app.event(changesOfChannels, async ({ event }) => onChannelChange(room, readChannelEvent(event)));
  app.error((error) => failed(error, room.log));
}

const changesOfChannels = new RegExp(`^(?:${CHANNEL_EVENTS.join('|')})$`);

/** Handed on to the intake, which answers Slack that it failed. */
function failed(error: unknown, log: Log): never {
  log.error('slack.listener_failed', { platform: 'slack' });
  throw error;
}

function durableIn(context: Readonly<Record<string, unknown>>): () => void {
  const durable = context[DURABLE];
  return () => {
    if (typeof durable === 'function') durable();
  };
}
