// Puts the Slack platform together: one Bolt app, one intake, two clients, and either a signed address or Socket Mode.

import { randomUUID } from 'node:crypto';
import { App, type Receiver } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../../usecases/ports.ts';
import { attempt, clientOptions, slackClient } from './call.ts';
import { channelMemory } from './channel-memory.ts';
import { channelPort } from './channel-port.ts';
import { type ChannelRoster, channelRoster } from './channel-roster.ts';
import { directMessages } from './direct-messages.ts';
import { memberFinder } from './find-member.ts';
import { gate } from './gate.ts';
import { type Identity, identity } from './identity.ts';
import { type Intake, intake } from './intake.ts';
import { listen } from './listeners.ts';
import { slackMessenger } from './messenger.ts';
import { poster } from './post.ts';
import { postCard } from './post-card.ts';
import { presenter } from './present.ts';
import { BODY_LIMIT } from './read-request.ts';
import { signedReceiver } from './receiver.ts';
import { redactingLogger } from './redacting-logger.ts';
import type { Room } from './room.ts';
import { type MountedSlack, type MountSlack, SLACK_TIMING, type SlackTiming } from './settings.ts';
import { socketConnection } from './socket-connection.ts';
import { standing } from './standing.ts';
import { asking } from './turns.ts';
import { windows } from './windows.ts';

export function mountSlack(given: MountSlack): MountedSlack {
  const timing = { ...SLACK_TIMING, ...given.timing };
  const client = slackClient(given.settings, timing, given.log);
  const bot = identity(client);
  const way = wayIn(given, timing, bot);
  const app = boltApp(given, timing, bot, way.receiver);
  const { log, clock } = given;
  const verdicts = standing({ client, home: bot.known, clock, log });
  // Its own client: a busy outbox must not hold up the window somebody is waiting for.
  const outbox = slackClient(given.settings, timing, log);
  const channels = channelMemory(clock);
  const roster = channelRoster({ client: outbox, bot, standing: verdicts, memory: channels, clock });
  listen(app, room(given, { timing, client, bot, standing: verdicts, channels }));
  return {
    routes: way.signed
      ? [{ method: 'POST', path: '/slack/events', body: 'raw', limit: BODY_LIMIT, handle: way.requestListener }]
      : [],
    requestListener: way.requestListener,
    async start() {
      const found = await bot.find();
      // A token that Slack refuses is a fault of the settings; a Slack that cannot be reached now is not.
      if (!found.ok && found.kind === 'platform') throw new Error(`Slack refused the bot token: ${found.code}`);
      await way.start();
    },
    idle: way.idle,
    stop: way.stop,
    messenger: outboxMessenger(given, outbox, bot, roster),
  };
}

function outboxMessenger(
  { clock, log }: MountSlack,
  outbox: WebClient,
  bot: Identity,
  roster: ChannelRoster,
): MountedSlack['messenger'] {
  const cards = postCard(outbox, log);
  const direct = directMessages(outbox, cards, clock.now);
  return slackMessenger(direct, memberFinder(outbox, bot), channelPort(roster, cards));
}

type WayIn = {
  readonly receiver: Receiver;
  readonly signed: boolean;
  readonly requestListener: MountedSlack['requestListener'];
  readonly start: () => Promise<void>;
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

function wayIn(given: MountSlack, timing: SlackTiming, bot: Identity): WayIn {
  const { settings, clock, log } = given;
  const { signingSecret, appToken } = settings;
  let made: Intake | null = null;
  const intakeFor = (app: App): Intake => {
    made = intake({ app, gate: gate({ identity: bot, teams: settings.teams ?? [], log }), clock, log, timing });
    return made;
  };
  const idle = async (): Promise<void> => made?.idle();
  if (appToken !== undefined) {
    const socket = socketConnection({ settings: { ...settings, appToken }, timing, log, intakeFor });
    const notHere: MountedSlack['requestListener'] = (_req, res) => void res.writeHead(404).end();
    const stop = async (): Promise<void> => {
      await socket.stop();
      await idle();
    };
    return { receiver: socket.receiver, signed: false, requestListener: notHere, start: socket.start, idle, stop };
  }
  if (!signingSecret) throw new Error('Slack needs a signing secret, or an app token for Socket Mode');
  const receiver = signedReceiver({ signingSecret, bodyTimeoutMs: timing.bodyTimeoutMs, clock, log, intakeFor });
  return { receiver, signed: true, requestListener: receiver.requestListener, start: async () => {}, idle, stop: idle };
}

function boltApp(given: MountSlack, timing: SlackTiming, bot: Identity, receiver: Receiver): App {
  return new App({
    receiver,
    logger: redactingLogger(given.log),
    clientOptions: clientOptions(given.settings, timing, given.log),
    // From memory: Bolt asks before every listener, inside Slack's 3 seconds.
    authorize: async () => {
      const { teamId, botId, botUserId } = bot.known();
      return { botToken: given.settings.botToken, botId, botUserId, teamId };
    },
    tokenVerificationEnabled: false,
    // Bolt's default keeps conversations in memory for ever.
    convoStore: false,
  });
}

type Parts = Pick<Room, 'timing' | 'standing' | 'channels'> & { readonly client: WebClient; readonly bot: Identity };

function room(given: MountSlack, parts: Parts): Room {
  const { log, clock, converse } = given;
  const { client, bot } = parts;
  const numbers = given.numbers ?? [];
  const direct = directMessages(client, postCard(client, log), clock.now);
  const screens = windows(client, randomUUID, log);
  return {
    ask: asking({ converse, standing: parts.standing, log, numbers }),
    present: presenter({ windows: screens, post: poster(direct, log), numbers }),
    windows: screens,
    standing: parts.standing,
    channels: parts.channels,
    whisper: (channel, user, text) => whisper(client, log, { channel, user, text }),
    botUserId: () => bot.known().botUserId,
    secret: given.settings.signingSecret ?? given.settings.botToken,
    timing: parts.timing,
    numbers,
    log,
  };
}

async function whisper(
  client: WebClient,
  log: Log,
  what: { readonly channel: string; readonly user: string; readonly text: string },
): Promise<void> {
  const said = await attempt(() => client.chat.postEphemeral(what));
  if (!said.ok) log.warn('slack.not_whispered', { platform: 'slack', code: said.code });
}
