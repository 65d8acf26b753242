// Brings an answer before the person: into the window they look at, and into their own conversation with the bot. An answer
// whose window is gone leaves a line there, so that nobody waits for something that will not come.

import type { Answer } from '../../chat/turn.ts';
import type { ChatView } from '../../views/chat-views.ts';
import type { PhoneLine } from '../../views/fields.ts';
import type { View } from '../../views/view.ts';
import type { Post } from './post.ts';
import { COULD_NOT_OPEN, DONE, failedHere, WINDOW_WAS_CLOSED, WRITTEN_TO_YOU } from './texts.ts';
import type { Filled, Window, Windows } from './windows.ts';

export type Presenter = {
  /** `window` null: there should have been one, but it did not open. True when the person has been told something. */
  readonly inWindow: (userId: string, window: Window | null, answer: Answer) => Promise<boolean>;
  /** For what was typed: no window can be opened for it. */
  readonly inChat: (userId: string, answer: Answer) => Promise<boolean>;
  readonly atHome: (userId: string, answer: Answer) => Promise<void>;
  /** Posts what an answer says besides what its window already shows. */
  readonly lasting: (userId: string, answer: Answer) => Promise<boolean>;
};

/** What the window shows for an answer; a refusal or a failure is shown where the person looks. */
export function screenOf(answer: Answer): View {
  if (answer.show !== undefined) return answer.show;
  if (answer.close === true) return DONE;
  const urgent = (answer.say ?? []).find(({ view }) => view === 'not_saved' || view === 'guest_help');
  return urgent ?? ((answer.say ?? []).length > 0 ? WRITTEN_TO_YOU : DONE);
}

export function presenter(given: {
  readonly windows: Windows;
  readonly post: Post;
  readonly numbers: readonly PhoneLine[];
}): Presenter {
  const { post, postAll } = given.post;

  const fill = async (window: Window, view: View): Promise<Filled> => {
    const filled = await given.windows.fill(window, view);
    if (filled === 'refused') await given.windows.fill(window, failedHere(given.numbers));
    return filled;
  };

  const lasting = (userId: string, answer: Answer) => postAll(userId, inChatOf(answer));

  /** The window has nothing of its own to show: the words go to the chat first, and the window says so or shows them. */
  const sayBeside = async (userId: string, window: Window, answer: Answer): Promise<boolean> => {
    const screen = screenOf(answer);
    const [first] = inChatOf(answer);
    if (screen.view === 'guest_help' || first === undefined) return (await fill(window, screen)) === 'shown';
    const posted = await lasting(userId, answer);
    return (await fill(window, posted ? screen : first)) === 'shown' || posted;
  };

  return {
    lasting,
    async inWindow(userId, window, answer) {
      const home = homeIn(answer);
      if (home !== undefined) await given.windows.publishHome(userId, home);
      if (window !== null && answer.show === undefined) return sayBeside(userId, window, answer);
      const filled = window === null || answer.show === undefined ? 'gone' : await fill(window, answer.show);
      if (filled === 'overtaken') return true;
      const shown = filled === 'shown';
      const views = shown && answer.sayInstead === true ? [] : inChatOf(answer);
      if (shown || views.length > 0) return (await postAll(userId, views)) || shown;
      return post(userId, window === null ? COULD_NOT_OPEN : WINDOW_WAS_CLOSED);
    },
    async inChat(userId, answer) {
      const views = inChatOf(answer);
      return views.length === 0 && answer.show !== undefined ? post(userId, COULD_NOT_OPEN) : postAll(userId, views);
    },
    async atHome(userId, answer) {
      const view = homeIn(answer) ?? answer.say?.[0];
      if (view !== undefined) await given.windows.publishHome(userId, view);
    },
  };
}

/** App Home has its own surface and is never posted. */
const inChatOf = (answer: Answer): readonly ChatView[] => (answer.say ?? []).filter(({ view }) => view !== 'home');
const homeIn = (answer: Answer): ChatView | undefined => answer.say?.find(({ view }) => view === 'home');
