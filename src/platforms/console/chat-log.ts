// The console's chat history, so that a restart of the server does not lose it. One line of JSON per message or change, in a
// small file. Only ChatViews are ever kept here: what may stand in a chat history on Teams or Slack may stand here too.

import { randomUUID } from 'node:crypto';
import { type FileHandle, open, readFile, rename, writeFile } from 'node:fs/promises';
import type { ChatView } from '../../views/chat-views.ts';
import { CHAT_VIEW_NAMES } from '../../views/view.ts';

export type ChatEntry = {
  /** Grows with every message and every change: the resume point of the live updates. */
  readonly seq: number;
  readonly person: string;
  readonly message: string;
  /** Milliseconds since 1970, of the first sending. */
  readonly at: number;
  readonly view: ChatView;
};

export type ChatLog = {
  readonly of: (person: string) => readonly ChatEntry[];
  readonly since: (seq: number) => readonly ChatEntry[];
  readonly lastSeq: () => number;
  /** Resolves once the line is on the disk. Rejects when the disk will not take it; nothing is shown then. */
  readonly append: (person: string, at: number, view: ChatView) => Promise<ChatEntry>;
  /** Null when there is no such message. */
  readonly replace: (person: string, message: string, view: ChatView) => Promise<ChatEntry | null>;
  readonly close: () => Promise<void>;
};

const KEPT_PER_PERSON = 200;

export async function openChatLog(file: string): Promise<ChatLog> {
  const entries = new Map<string, ChatEntry>();
  for (const entry of await readEntries(file)) entries.set(entry.message, entry);
  forgetOldest(entries);
  await rewrite(file, [...entries.values()]);
  const handle = await open(file, 'a', 0o600);
  let seq = Math.max(0, ...[...entries.values()].map((entry) => entry.seq));
  let queue: Promise<unknown> = Promise.resolve();

  const write = (entry: Omit<ChatEntry, 'seq'>): Promise<ChatEntry> => {
    const written = queue.then(async () => {
      const numbered = { seq: seq + 1, ...entry };
      await appendLine(handle, numbered);
      seq = numbered.seq;
      entries.set(entry.message, numbered);
      return numbered;
    });
    queue = written.catch(() => undefined);
    return written;
  };
  const all = (): readonly ChatEntry[] => [...entries.values()];
  return {
    of: (person) => all().filter((entry) => entry.person === person),
    since: (from) =>
      all()
        .filter((entry) => entry.seq > from)
        .sort((a, b) => a.seq - b.seq),
    lastSeq: () => seq,
    append: (person, at, view) => write({ person, message: `c-${randomUUID()}`, at, view }),
    replace: async (person, message, view) => {
      const old = entries.get(message);
      return old?.person === person ? write({ person, message, at: old.at, view }) : null;
    },
    close: async () => {
      await queue;
      await handle.close();
    },
  };
}

async function appendLine(handle: FileHandle, entry: ChatEntry): Promise<void> {
  await handle.appendFile(`${JSON.stringify(entry)}\n`);
  await handle.datasync();
}

async function readEntries(file: string): Promise<readonly ChatEntry[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap(parseLine);
}

/** A line that was torn by a power cut, or written by another version, is left out: the case itself is in the store. */
function parseLine(line: string): readonly ChatEntry[] {
  try {
    const entry: unknown = JSON.parse(line);
    return isEntry(entry) ? [entry] : [];
  } catch {
    return [];
  }
}

function isEntry(value: unknown): value is ChatEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { seq, person, message, at, view } = value as Partial<Record<keyof ChatEntry, unknown>>;
  const name = typeof view === 'object' && view !== null && 'view' in view ? view.view : null;
  return (
    typeof seq === 'number' &&
    typeof person === 'string' &&
    typeof message === 'string' &&
    typeof at === 'number' &&
    CHAT_VIEW_NAMES.some((known) => known === name)
  );
}

function forgetOldest(entries: Map<string, ChatEntry>): void {
  const count = new Map<string, number>();
  for (const entry of [...entries.values()].reverse()) {
    const seen = (count.get(entry.person) ?? 0) + 1;
    count.set(entry.person, seen);
    if (seen > KEPT_PER_PERSON) entries.delete(entry.message);
  }
}

async function rewrite(file: string, entries: readonly ChatEntry[]): Promise<void> {
  const fresh = `${file}.new`;
  await writeFile(fresh, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''), { mode: 0o600, flush: true });
  await rename(fresh, file);
}
