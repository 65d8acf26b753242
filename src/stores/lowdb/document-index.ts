// What the store knows of every document without reading it: its header, where it stands in the lists of its search terms, and when it is due.

import type { Instant } from '../../domain/shared/instant.ts';
import type { DocKind, Header, Page } from '../../usecases/ports.ts';
import { isClaimedLast } from '../claimed-last.ts';
import { type BirthList, newBirthList } from './birth-list.ts';
import { newDueHeap } from './due-heap.ts';
import type { StoredHeader } from './header.ts';
import { type DocRef, refKey } from './layout.ts';

type Entry = {
  readonly born: number;
  header: StoredHeader;
  /** The moment from which it can be claimed: dueAt, or the end of a lease. */
  claimableAt: Instant | null;
};

export type DocumentIndex = {
  readonly get: (ref: DocRef) => StoredHeader | undefined;
  readonly put: (header: StoredHeader) => void;
  readonly remove: (ref: DocRef) => void;
  /** `terms` are the hidden ones. */
  readonly list: (
    kind: DocKind,
    terms: readonly string[],
    page: Page,
  ) => { readonly headers: readonly Header[]; readonly next?: string };
  readonly claimDue: (now: Instant, limit: number, leaseMs: number) => readonly Header[];
  readonly nextDueAt: () => Instant | null;
  readonly nextBorn: () => number;
};

export function newDocumentIndex(): DocumentIndex {
  const entries = new Map<string, Entry>();
  const lists = newTermLists();
  const now = newDueQueue(() => entries.size);
  const behind = newDueQueue(() => entries.size);
  const due = ({ header }: Entry): DueQueue => (isClaimedLast(header.kind) ? behind : now);
  let lastBorn = 0;

  return {
    get: (ref) => entries.get(refKey(ref))?.header,
    put: (header) => {
      const known = entries.get(refKey(header));
      const entry = known ?? { born: header.born, header, claimableAt: null };
      const rescheduled = known?.header.dueAt !== header.dueAt;
      lists.move(entry, known?.header.terms ?? null, header);
      entry.header = header;
      entries.set(refKey(header), entry);
      lastBorn = Math.max(lastBorn, header.born);
      // A commit that leaves dueAt alone (a showing noted while a message is on its way) leaves a lease alone too; a new dueAt ends it.
      if (rescheduled) due(entry).set(entry, header.dueAt);
    },
    remove: (ref) => {
      const entry = entries.get(refKey(ref));
      if (entry === undefined) return;
      lists.drop(entry);
      due(entry).set(entry, null);
      entries.delete(refKey(ref));
    },
    list: (kind, terms, page) => lists.page(kind, terms, page),
    claimDue: (at, limit, leaseMs) => {
      const first = now.claim(at, limit, leaseMs);
      return first.length === limit ? first : [...first, ...behind.claim(at, limit - first.length, leaseMs)];
    },
    nextDueAt: () => {
      const next = [now.next(), behind.next()].filter((at) => at !== null);
      return next.length === 0 ? null : Math.min(...next);
    },
    nextBorn: () => {
      lastBorn += 1;
      return lastBorn;
    },
  };
}

type DueQueue = ReturnType<typeof newDueQueue>;

function newDueQueue(liveCount: () => number) {
  const heap = newDueHeap<Entry>();
  // An entry that was committed again leaves its old node behind; such a node no longer matches and is skipped.
  const isLive = (node: { readonly at: Instant; readonly item: Entry }): boolean => node.item.claimableAt === node.at;
  const set = (entry: Entry, at: Instant | null): void => {
    if (entry.claimableAt === at) return;
    entry.claimableAt = at;
    if (at !== null) heap.push(at, entry.born, entry);
    if (heap.size() > 2 * liveCount() + 64) heap.keep(isLive);
  };
  const top = () => {
    for (let node = heap.peek(); node !== undefined; node = heap.peek()) {
      if (isLive(node)) return node;
      heap.pop();
    }
    return undefined;
  };
  return {
    set,
    next: (): Instant | null => top()?.at ?? null,
    claim: (now: Instant, limit: number, leaseMs: number): readonly Header[] => {
      const claimed: Entry[] = [];
      for (let node = top(); node !== undefined && node.at <= now && claimed.length < limit; node = top()) {
        heap.pop();
        node.item.claimableAt = null;
        claimed.push(node.item);
      }
      for (const entry of claimed) set(entry, now + Math.max(1, leaseMs));
      return claimed.map((entry) => publicHeader(entry.header));
    },
  };
}

function newTermLists() {
  const lists = new Map<string, BirthList<Entry>>();
  const listOf = (key: string): BirthList<Entry> => {
    const list = lists.get(key) ?? newBirthList<Entry>();
    lists.set(key, list);
    return list;
  };
  const leave = (key: string, entry: Entry): void => {
    const list = lists.get(key);
    list?.remove(entry);
    if (list?.size() === 0) lists.delete(key);
  };
  const keyOf = (kind: DocKind, term: string): string => `${kind}/${term}`;
  return {
    move: (entry: Entry, before: readonly string[] | null, header: StoredHeader): void => {
      if (before === null) listOf(header.kind).add(entry);
      for (const term of before ?? []) if (!header.terms.includes(term)) leave(keyOf(header.kind, term), entry);
      for (const term of header.terms) if (before?.includes(term) !== true) listOf(keyOf(header.kind, term)).add(entry);
    },
    drop: (entry: Entry): void => {
      leave(entry.header.kind, entry);
      for (const term of entry.header.terms) leave(keyOf(entry.header.kind, term), entry);
    },
    page: (kind: DocKind, terms: readonly string[], page: Page) => {
      const keys = terms.length === 0 ? [kind as string] : terms.map((term) => keyOf(kind, term));
      // The rarest term leads; the others are looked up in each of its documents.
      const [rarest] = keys.map((key) => lists.get(key)).sort((a, b) => (a?.size() ?? 0) - (b?.size() ?? 0));
      return onePage(rarest, terms, page);
    },
  };
}

function onePage(list: BirthList<Entry> | undefined, terms: readonly string[], page: Page) {
  const headers: Header[] = [];
  let last = 0;
  for (const entry of list?.newestFirst(readCursor(page.after)) ?? []) {
    if (!terms.every((term) => entry.header.terms.includes(term))) continue;
    if (headers.length >= page.limit) return { headers, next: String(last) };
    headers.push(publicHeader(entry.header));
    last = entry.born;
  }
  return { headers };
}

function readCursor(after: string | undefined): number {
  if (after === undefined) return Number.POSITIVE_INFINITY;
  const born = Number(after);
  if (!Number.isSafeInteger(born)) throw new Error('this is not a cursor of this store');
  return born;
}

const publicHeader = ({ kind, id, school, version, dueAt }: StoredHeader): Header => ({
  kind,
  id,
  school,
  version,
  dueAt,
});
