// A button of a card that stands in a channel. What comes of it goes to the person's 1:1 chat; under the card stands one fixed line.
// A private page cannot be shown from here, so the 1:1 chat gets a button that fetches it, or asks for it anew when it is gone.

import type { Answer } from '../../chat/turn.ts';
import type { ChatView } from '../../views/chat-views.ts';
import { within } from './background.ts';
import { type Inbound, isChannel } from './inbound.ts';
import { createPendingAnswers, type PendingAnswers } from './pending-answers.ts';
import type { Press } from './read-press.ts';
import { type Room, talk } from './room.ts';
import {
  CANNOT_WRITE,
  DONE,
  failedNotice,
  NOT_CHECKED_LINE,
  OPEN_VERB,
  openHere,
  PRIVATE_CHAT_ONLY,
  STILL_AT_IT,
  WRITTEN_PRIVATELY,
} from './texts.ts';

export type Settled = Answer | 'failed';
/** Gives the line that stands under the card, for the one who pressed. */
export type PressInChannel = (inbound: Inbound, aadObjectId: string, press: Press) => Promise<string>;

/** Filter requests, unsuitable sites, and the two buttons of a new report in the safeguarding channel. */
const ALLOWED = /^(?:(?:filter|site)\.[\w.-]+|case\.open|case\.acknowledge)$/;

const isCase = ({ verb }: Press): boolean => verb.startsWith('case.');
/** A case is shown for one press and no other: the button in the 1:1 chat asks for it anew, and is checked anew. */
const onward = (press: Press): Press => (isCase(press) ? { ...press, verb: 'case.open', inputs: {} } : press);

export function createPressInChannel(room: Room, pending: PendingAnswers<Settled>): PressInChannel {
  const lines: PendingAnswers<string> = createPendingAnswers();
  return async (inbound, aadObjectId, press) => {
    const { id: key } = inbound;
    if (!isChannel(inbound) || !ALLOWED.test(press.verb) || key === undefined) return PRIVATE_CHAT_ONLY;
    const who = await room.identify(inbound, aadObjectId);
    if (!who.ok) return CANNOT_WRITE;
    if (!who.checked) return NOT_CHECKED_LINE;
    if (who.actor.standing !== 'member') return PRIVATE_CHAT_ONLY;
    const work = async (): Promise<string> => {
      if (press.verb === 'case.open') {
        const way = [openHere(writeOpen(key, press))];
        return (await room.speaker.say(who.address, way)) ? WRITTEN_PRIVATELY : CANNOT_WRITE;
      }
      const settled = await talk(room, { kind: 'press', actor: who.actor, ...press, key });
      const views = postable(settled, press, key, room);
      if (views.length === 0) return DONE;
      if (hasPage(settled) && !isCase(press)) pending.begin(aadObjectId, key, () => Promise.resolve(settled));
      return (await room.speaker.say(who.address, views)) ? WRITTEN_PRIVATELY : CANNOT_WRITE;
    };
    const { started, answer } = lines.begin(aadObjectId, key, work);
    if (started) room.background.run('press_in_channel', answer);
    const line = await within(answer, room.timing.pressWithinMs);
    return line === 'slow' ? STILL_AT_IT : line;
  };
}

function postable(settled: Settled, press: Press, key: string, room: Room): readonly ChatView[] {
  if (settled === 'failed') return [failedNotice(room.numbers)];
  const say = settled.say ?? [];
  if (!hasPage(settled)) return say;
  const standsIn = settled.sayInstead === true;
  if (standsIn && say.some((view) => leadsOn(view, settled, press))) return say;
  return [...(standsIn ? [] : say), openHere(writeOpen(key, onward(press)))];
}

/** A short message is said in full by what stands in for it; a page needs a button that leads to it. */
function leadsOn(view: ChatView, { show }: Answer, press: Press): boolean {
  if (show?.view === 'message') return true;
  return 'actions' in view && view.actions.some(({ verb }) => verb === press.verb || verb.endsWith('.open'));
}

const hasPage = (settled: Settled): boolean =>
  settled !== 'failed' && (settled.show !== undefined || Object.keys(settled.errors ?? {}).length > 0);

const writeOpen = (key: string, { verb, target }: Press): string =>
  [key, verb, target].map((part) => encodeURIComponent(part)).join(' ');

/** What the button in the 1:1 chat is for. It comes from the client like every button: it opens nothing that its verb would not. */
export function readOpen(press: Press): { readonly key: string; readonly press: Press } | null {
  if (press.verb !== OPEN_VERB) return null;
  const [key, verb, target = ''] = decode(press.target);
  if (key === undefined || verb === undefined || !ALLOWED.test(verb)) return null;
  return { key, press: { verb, target, inputs: {} } };
}

function decode(text: string): readonly string[] {
  try {
    return text.split(' ').map((part) => decodeURIComponent(part));
  } catch {
    return [];
  }
}
