// The console platform: a local web page with one column per demo person, each a chat with the real bot.

import { randomBytes } from 'node:crypto';
import type { Converse } from '../../chat/turn.ts';
import type { Clock, Log } from '../../usecases/ports.ts';
import type { View } from '../../views/view.ts';
import type { Messenger } from '../messenger.ts';
import type { Route } from '../route.ts';
import { openChatLog } from './chat-log.ts';
import { type ConsoleChat, type ConsolePerson, createConsoleChat } from './console-chat.ts';
import { createConsoleMessenger } from './console-messenger.ts';
import { createLiveUpdates, type LiveUpdates, resumePoint } from './live-updates.ts';
import { guarded, pageRoutes } from './page-routes.ts';
import { actorOf, turnRoutes } from './turn-routes.ts';

export type ConsoleOptions = {
  /** The school's name, for the head of the page. */
  readonly school: string;
  /** IANA, e.g. Europe/London: times are shown as the school's clock shows them. */
  readonly zone: string;
  /** In the order of the columns. */
  readonly people: readonly ConsolePerson[];
  readonly converse: Converse;
  readonly renderCard: (view: View) => unknown;
  /** The chat history, a file in the demo's data folder. */
  readonly chatFile: string;
  /** From newConsoleToken(), made at each start. */
  readonly token: string;
  readonly clock: Clock;
  readonly log: Log;
};

export type Console = {
  readonly routes: readonly Route[];
  readonly messenger: Messenger;
  /** The path to print after the server's own address. */
  readonly path: string;
  readonly stop: () => Promise<void>;
};

export function newConsoleToken(): string {
  return randomBytes(24).toString('base64url');
}

export async function mountConsole(options: ConsoleOptions): Promise<Console> {
  const { people, token, converse, renderCard, log } = options;
  const chatLog = await openChatLog(options.chatFile);
  const live = createLiveUpdates();
  const chat = createConsoleChat({ ...options, chatLog, live });
  const greetOnce = onceAtATime(() => greetNewcomers(options, chat));
  const state = async (): Promise<unknown> => {
    await greetOnce();
    return pageState(options, chat);
  };
  return {
    routes: [
      ...pageRoutes({ token, state }),
      ...turnRoutes({ token, people, chat, converse, renderCard }),
      liveRoute(token, chat, live),
    ],
    messenger: createConsoleMessenger(chat, log),
    path: `/?token=${token}`,
    stop: async () => {
      live.stop();
      await chatLog.close();
    },
  };
}

function liveRoute(token: string, chat: ConsoleChat, live: LiveUpdates): Route {
  return {
    method: 'GET',
    path: '/console/events',
    body: 'none',
    limit: 0,
    longLived: true,
    handle: (req, res) => guarded(req, res, token, () => live.join(req, res, chat.eventsSince(resumePoint(req)))),
  };
}

/** Whoever has an empty column is greeted first, as after an installation. */
async function greetNewcomers({ people, converse }: ConsoleOptions, chat: ConsoleChat): Promise<void> {
  for (const person of people) {
    if (chat.messages(person.id).length > 0) continue;
    const { say = [] } = await converse({ kind: 'installed', actor: actorOf(person) });
    for (const view of say) await chat.post(person.id, view);
  }
}

/** Two pages opened at the same moment share one run. */
function onceAtATime(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };
}

/** Everything the page needs to draw itself. */
function pageState({ people, school, zone }: ConsoleOptions, chat: ConsoleChat): unknown {
  return {
    school,
    zone,
    seq: chat.lastSeq(),
    people: people.map((person) => ({ ...person, messages: chat.messages(person.id) })),
  };
}
