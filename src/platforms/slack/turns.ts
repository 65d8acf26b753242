// From what Slack's listeners read to turns of the conversation. An answer always comes back, even if our own code breaks.

import type { Answer, Converse, Turn } from '../../chat/turn.ts';
import type { Log } from '../../usecases/ports.ts';
import type { PhoneLine } from '../../views/fields.ts';
import type { BlockActions, MessageEvent, SlackView, ViewSubmission } from './inbound.ts';
import { typedText } from './inbound.ts';
import { codeOf } from './redacting-logger.ts';
import { inputsOf, type Press, pressOf, submitOf, windowKey } from './render.ts';
import type { Standing } from './standing.ts';
import { failedHere } from './texts.ts';

/** A turn before it is known who acts. */
type Act = Turn extends infer T ? (T extends Turn ? Omit<T, 'actor'> : never) : never;

export type Ask = (userId: string, act: Act) => Promise<Answer>;

export function asking(given: {
  readonly converse: Converse;
  readonly standing: Standing;
  readonly log: Log;
  readonly numbers: readonly PhoneLine[];
}): Ask {
  return async (userId, act) => {
    try {
      return await given.converse({ ...act, actor: await given.standing.actorFor(userId) });
    } catch (error) {
      given.log.error('slack.turn_failed', { platform: 'slack', code: codeOf([error]), kind: act.kind });
      return {
        show: failedHere(given.numbers),
        say: [{ view: 'not_saved', numbers: given.numbers }],
        sayInstead: true,
      };
    }
  };
}

/** A message to the bot or a mention of it; null for edits, deletions, other bots, and everything said elsewhere. */
export function messageAct(event: MessageEvent, botUserId: string): Act | null {
  const place = event.type === 'app_mention' ? 'channel' : 'direct';
  if (place === 'direct' && event.channel_type !== 'im') return null;
  if (event.bot_id || event.hidden === true || event.user === undefined) return null;
  if (event.subtype !== undefined && event.subtype !== 'file_share') return null;
  if (event.subtype === 'file_share' || (event.files ?? []).length > 0) return { kind: 'file', place };
  return { kind: 'text', place, text: typedText(event.text, botUserId) };
}

/** A button; null when what was touched is no button of ours. */
export function buttonAct(body: BlockActions, secret: string): Act | null {
  for (const action of body.actions) {
    const what = pressOf(action);
    if (what === null) continue;
    if (body.view?.type === 'modal') return inWindow(body.view, what, secret);
    return {
      kind: 'press',
      ...what,
      inputs: {},
      key: `slack:press:${body.user.id}:${action.action_ts || body.trigger_id}`,
    };
  }
  return null;
}

/** Submit; null for a window that we did not make. */
export function submitAct(body: ViewSubmission, secret: string): Act | null {
  const what = submitOf(body.view.private_metadata);
  return what === null ? null : inWindow(body.view, what, secret);
}

function inWindow(view: SlackView, what: Press, secret: string): Act {
  const inputs = inputsOf(view.state?.values ?? {});
  return { kind: 'press', ...what, inputs, key: windowKey(secret, view, what, inputs) };
}
