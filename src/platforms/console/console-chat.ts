// The columns: who has one, what stands in it, and who is told when that changes.

import type { Clock, Log } from '../../usecases/ports.ts';
import type { ChatView } from '../../views/chat-views.ts';
import type { View } from '../../views/view.ts';
import type { ChatEntry, ChatLog } from './chat-log.ts';
import type { LiveEvent, LiveUpdates } from './live-updates.ts';

export type ConsolePerson = {
  readonly id: string;
  readonly name: string;
  /** In words, e.g. "Class teacher, 7B". */
  readonly role: string;
};

/** What the page needs to draw one message. */
export type DrawnMessage = {
  readonly seq: number;
  readonly person: string;
  readonly message: string;
  readonly at: number;
  readonly view: ChatView['view'];
  readonly urgent: boolean;
  readonly card: unknown;
};

export type ConsoleChat = {
  readonly knows: (person: string) => boolean;
  readonly post: (person: string, view: ChatView) => Promise<ChatEntry>;
  readonly change: (person: string, message: string, view: ChatView) => Promise<ChatEntry | null>;
  readonly messages: (person: string) => readonly DrawnMessage[];
  readonly eventsSince: (seq: number) => readonly LiveEvent[];
  readonly lastSeq: () => number;
};

export type ConsoleChatDeps = {
  readonly people: readonly ConsolePerson[];
  readonly chatLog: ChatLog;
  readonly live: LiveUpdates;
  readonly clock: Clock;
  readonly log: Log;
  readonly renderCard: (view: View) => unknown;
};

export function createConsoleChat({ people, chatLog, live, clock, log, renderCard }: ConsoleChatDeps): ConsoleChat {
  const known = new Set(people.map((person) => person.id));
  const draw = (entry: ChatEntry): DrawnMessage | null => {
    const { view, ...rest } = entry;
    try {
      const urgent = view.view === 'case_alert' && view.urgency === 'Urgent';
      return { ...rest, view: view.view, urgent, card: renderCard(view) };
    } catch (error) {
      // Kept by an older version and no longer drawable: the page goes on without it.
      log.error('console.view_not_drawn', { kind: view.view }, error);
      return null;
    }
  };
  const drawAll = (entries: readonly ChatEntry[]): readonly DrawnMessage[] =>
    entries.map(draw).filter((drawn) => drawn !== null);
  const tell = (entry: ChatEntry): void => {
    const drawn = draw(entry);
    if (drawn !== null) live.tell({ seq: entry.seq, data: drawn });
  };
  return {
    knows: (person) => known.has(person),
    post: async (person, view) => {
      const entry = await chatLog.append(person, clock.now(), view);
      tell(entry);
      return entry;
    },
    change: async (person, message, view) => {
      const entry = await chatLog.replace(person, message, view);
      if (entry !== null) tell(entry);
      return entry;
    },
    messages: (person) => drawAll(chatLog.of(person)),
    eventsSince: (seq) => drawAll(chatLog.since(seq)).map((drawn) => ({ seq: drawn.seq, data: drawn })),
    lastSeq: () => chatLog.lastSeq(),
  };
}
