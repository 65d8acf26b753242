// A button: under a message or in App Home it opens a window first; inside a window it changes that window.

import type { BlockActions } from './inbound.ts';
import type { Room } from './room.ts';
import { soon } from './soon.ts';
import { buttonAct } from './turns.ts';

export async function onButton(room: Room, body: BlockActions | null, ack: () => Promise<void>): Promise<void> {
  const act = body === null ? null : buttonAct(body, room.secret);
  if (body === null || act === null) return ack();
  const userId = body.user.id;
  const answering = room.ask(userId, act);
  if (body.view?.type === 'modal') {
    const { id: viewId, hash } = body.view;
    // Slack shows the button as busy until it is answered.
    await soon(answering, room.timing.answerWithinMs);
    await ack();
    await room.present.inWindow(userId, { by: 'view', viewId, hash }, await answering);
    return;
  }
  const window = await room.windows.open(body.trigger_id);
  await ack();
  await room.present.inWindow(userId, window, await answering);
}
