// Who may read a list without a chat: one reader for each filter, and for what gives accounts, made and revoked by whoever runs the server. Its token is
// made where it is printed and never comes here: what is kept, and what a fetch is looked up by, is its digest.

import { createHash } from 'node:crypto';
import type { FeedReaderDoc } from '../../domain/filtering/feed-reader.ts';
import type { DocId } from '../../domain/shared/document.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import type { Deps } from '../ports.ts';
import { orUnreadable } from '../store-unreadable.ts';

export type FeedDeps = Pick<Deps, 'store' | 'clock'>;

/** The document a token stands for. Looking up a digest takes the same time whatever part of a guess is right. */
export const feedReaderId = (token: string): DocId => createHash('sha256').update(token).digest('base64url');

/** `addresses`: what may be open now. `unsigned`: who has not signed. */
export const FEED_LISTS = ['addresses', 'unsigned'] as const;
export type FeedList = (typeof FEED_LISTS)[number];

export type FeedReaderLine = {
  readonly name: string;
  readonly what: FeedList;
  readonly createdAt: Instant;
  readonly lastReadAt: Instant | null;
  readonly revokedAt: Instant | null;
};

export type FeedOutcome = 'done' | 'name_taken' | 'unknown' | 'unavailable';

export async function createFeedReader(
  { store, clock }: FeedDeps,
  reader: { readonly school: string; readonly id: DocId; readonly name: string; readonly what?: FeedList | undefined },
): Promise<FeedOutcome> {
  const { school, id, name, what = 'addresses' } = reader;
  const docs = await readersOf(store, school);
  if (docs.some(({ state }) => state.revokedAt === undefined && sameName(state.name, name))) return 'name_taken';
  const now = clock.now();
  const done = await store.commit<'feed_reader'>({
    ...{ kind: 'feed_reader', id, school, version: 0, outbox: [], dueAt: null },
    state: { name, createdAt: now, ...(what === 'addresses' ? {} : { what }) },
    history: [{ at: now, by: 'operator', action: 'feed.created', detail: { what } }],
    terms: termsOf(school),
  });
  return done.ok ? 'done' : 'unavailable';
}

/** From the next fetch on it reads nothing. */
export async function revokeFeedReader(
  { store, clock }: FeedDeps,
  { school, name }: { readonly school: string; readonly name: string },
): Promise<FeedOutcome> {
  const named = (await readersOf(store, school)).filter(
    ({ state }) => state.revokedAt === undefined && sameName(state.name, name),
  );
  if (named.length === 0) return 'unknown';
  for (const { id } of named) if (!(await revoke(store, id, clock.now()))) return 'unavailable';
  return 'done';
}

export async function listFeedReaders({ store }: FeedDeps, school: string): Promise<readonly FeedReaderLine[]> {
  const docs = await readersOf(store, school);
  return docs.map(({ state: { name, createdAt, lastReadAt, revokedAt, what } }) => ({
    ...{ name, createdAt, what: what ?? 'addresses' },
    lastReadAt: lastReadAt ?? null,
    revokedAt: revokedAt ?? null,
  }));
}

const TRIES = 5;

/** A filter that reads in the same moment writes to the same document. */
async function revoke(store: Deps['store'], id: DocId, now: Instant): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const doc = await store.read('feed_reader', id);
    if (doc === null || doc.state.revokedAt !== undefined) return true;
    const entry = { at: now, by: 'operator', action: 'feed.revoked', detail: {} };
    const state = { ...doc.state, revokedAt: now };
    const done = await store.commit<'feed_reader'>({ ...doc, state, history: [...doc.history, entry] });
    if (done.ok) return true;
    if (done.why === 'unavailable') return false;
  }
  return false;
}

/** By school, so that the readers of one are found beside those of many. */
const termsOf = (school: string): readonly string[] => [`school:${school}`];
const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const PAGE = 200;

/** Newest first. A record that cannot be read is named by the store; it reads no list either. */
export async function readersOf(store: Deps['store'], school: string): Promise<readonly FeedReaderDoc[]> {
  const found: FeedReaderDoc[] = [];
  let after: string | undefined;
  do {
    const page = await store.list('feed_reader', termsOf(school), {
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    });
    for (const { id } of page.headers) {
      const doc = await store.read('feed_reader', id).catch(orUnreadable);
      if (doc !== null && doc.school === school) found.push(doc);
    }
    after = page.next;
  } while (after !== undefined);
  return found;
}
