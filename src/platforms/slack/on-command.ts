// `/esafety …` and the shortcut: a window opens at once, the conversation fills it. Nothing is ever said in the channel.

import type { Answer } from '../../chat/turn.ts';
import type { Command, Shortcut } from './inbound.ts';
import { messageOf } from './render.ts';
import type { Room } from './room.ts';
import { FAILED_LINE, SAID_PRIVATELY, UNKNOWN_COMMAND } from './texts.ts';

/** Shown to the person alone. `in_channel` would publish the very words they typed. */
type Ephemeral = { readonly response_type: 'ephemeral'; readonly text: string };
type AckCommand = (response?: Ephemeral) => Promise<void>;

export const COMMAND = '/esafety';

const ephemeral = (text: string): Ephemeral => ({ response_type: 'ephemeral', text });

export async function onCommand(room: Room, command: Command | null, ack: AckCommand): Promise<void> {
  if (command === null || command.command !== COMMAND) return ack(ephemeral(UNKNOWN_COMMAND));
  const answering = room.ask(command.user_id, { kind: 'text', place: 'channel', text: command.text.trim() });
  const window = await room.windows.open(command.trigger_id);
  if (window !== null) {
    await ack();
    await room.present.inWindow(command.user_id, window, await answering);
    return;
  }
  const answer = await answering;
  const told = await room.present.inWindow(command.user_id, null, answer);
  await ack(told ? ephemeral(SAID_PRIVATELY) : lastWords(answer));
}

/** Neither a window nor a message got through; this answer still does. */
function lastWords(answer: Answer): Ephemeral {
  const [first] = answer.say ?? [];
  return first === undefined ? ephemeral(FAILED_LINE) : { response_type: 'ephemeral', ...messageOf(first) };
}

/** The app's entry in Slack's own menu: the same as `/esafety report`. */
export async function onShortcut(room: Room, shortcut: Shortcut | null): Promise<void> {
  if (shortcut === null) return;
  const answering = room.ask(shortcut.user.id, { kind: 'text', place: 'channel', text: 'report' });
  const window = await room.windows.open(shortcut.trigger_id);
  await room.present.inWindow(shortcut.user.id, window, await answering);
}
