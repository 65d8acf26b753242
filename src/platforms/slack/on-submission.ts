// Submit: the answer replaces the page if it is ready in time; otherwise the window says "Still saving" and is filled later.

import { setTimeout as wait } from 'node:timers/promises';
import type { ViewResponseAction } from '@slack/bolt';
import type { Answer } from '../../chat/turn.ts';
import type { View } from '../../views/view.ts';
import { readViewSubmission, type SlackView } from './inbound.ts';
import { screenOf } from './present.ts';
import { drawn, modalOf } from './render.ts';
import type { Room } from './room.ts';
import { soon } from './soon.ts';
import { failedHere, STILL_SAVING } from './texts.ts';
import { submitAct } from './turns.ts';

type AckView = (response: ViewResponseAction) => Promise<void>;

export async function onSubmission(room: Room, body: unknown, ack: AckView): Promise<void> {
  const submission = readViewSubmission(body);
  const act = submission === null ? null : submitAct(submission, room.secret);
  // An empty answer would close the window and look like "saved".
  if (submission === null || act === null) return ack(update(room, failedHere(room.numbers)));
  const { user, view } = submission;
  const window = { by: 'view', viewId: view.id } as const;
  const answering = room.ask(user.id, act);
  const ready = await soon(answering, room.timing.answerWithinMs);
  if (ready === null) {
    await ack(update(room, STILL_SAVING));
    const answer = await answering;
    await wait(room.timing.graceMs);
    await room.present.inWindow(user.id, window, answer);
    return;
  }
  await ack(responseTo(room, ready, view));
  const posted =
    ready.sayInstead === true && ready.show !== undefined ? true : await room.present.lasting(user.id, ready);
  const [unsaid] = ready.say ?? [];
  if (posted || unsaid === undefined || ready.show !== undefined || ready.close === true) return;
  // The window says "I have written to you", and that did not work: show it there.
  await wait(room.timing.graceMs);
  await room.windows.fill(window, unsaid);
}

function responseTo(room: Room, answer: Answer, view: SlackView): ViewResponseAction {
  const errors = answer.errors ?? {};
  const fields = new Set(view.blocks.filter(({ type }) => type === 'input').map((block) => block.block_id));
  const keys = Object.keys(errors);
  // Slack takes errors for inputs of this very page only; any other page repeats itself with the words under the field.
  if (keys.length > 0 && keys.every((key) => fields.has(key))) return { response_action: 'errors', errors };
  if (answer.show === undefined && (answer.close === true || (answer.say ?? []).length === 0)) {
    return { response_action: 'clear' };
  }
  return update(room, screenOf(answer));
}

function update(room: Room, view: View): ViewResponseAction {
  const content = drawn(room.log, () => modalOf(view)) ?? modalOf(failedHere(room.numbers));
  return { response_action: 'update', view: content };
}
