// What was written to the bot, and App Home. Slack is told "taken" as soon as the conversation has stored what it must.

import type { HomeOpened, MessageEvent } from './inbound.ts';
import type { Room } from './room.ts';
import { FAILED_LINE, SAID_PRIVATELY } from './texts.ts';
import { messageAct } from './turns.ts';

export async function onMessage(room: Room, event: MessageEvent | null, durable: () => void): Promise<void> {
  const act = event === null ? null : messageAct(event, room.botUserId());
  if (event?.user === undefined || act === null) return;
  const answer = await room.ask(event.user, act);
  durable();
  const told = await room.present.inChat(event.user, answer);
  if (event.type === 'app_mention') await room.whisper(event.channel, event.user, told ? SAID_PRIVATELY : FAILED_LINE);
}

export async function onHomeOpened(room: Room, event: HomeOpened | null, durable: () => void): Promise<void> {
  if (event === null || (event.tab ?? 'home') !== 'home') return;
  const answer = await room.ask(event.user, { kind: 'home' });
  durable();
  await room.present.atHome(event.user, answer);
  // Slack sends no view the first time this person opens App Home: say hello once.
  if (!event.view) await room.present.inChat(event.user, await room.ask(event.user, { kind: 'installed' }));
}
