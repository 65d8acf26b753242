// Load, decide, commit, and once more if somebody was faster. The only place where a step writes a document that others may be writing too.

import type { DocId } from '../domain/shared/document.ts';
import { ok, type Result, refuse } from '../domain/shared/result.ts';
import type { Deps, DocByKind, DocKind } from './ports.ts';

/** Two people on one document at one second is common; five in a row is a fault worth telling. */
const TRIES = 5;

export const unavailable = (): Result<never> =>
  refuse('store.unavailable', 'This was NOT saved: the server could not write it. Phone instead.');

export type ReadDeps = Pick<Deps, 'store' | 'log'>;
export type ChangeDeps = ReadDeps & Pick<Deps, 'wake'>;

/** The document or null; one that exists and cannot be read refuses as unavailable. */
export async function readDoc<K extends DocKind>(
  deps: ReadDeps,
  kind: K,
  id: DocId,
): Promise<Result<DocByKind[K] | null>> {
  try {
    return ok(await deps.store.read(kind, id));
  } catch (error) {
    deps.log.error(`${kind}.unreadable`, { docId: id }, error);
    return unavailable();
  }
}

export type Decide<K extends DocKind> = (doc: DocByKind[K] | null) => Promise<Result<Changed<K>>> | Result<Changed<K>>;

type Changed<K extends DocKind> = DocByKind[K] & { readonly kind: K };

/**
 * Applies `decide` to the stored document and commits what it gives back. A refusal, or the very same document, commits nothing.
 * Wakes the worker, since most changes owe somebody a message.
 */
export async function changeDoc<K extends DocKind>(
  deps: ChangeDeps,
  kind: K,
  id: DocId,
  decide: Decide<K>,
): Promise<Result<DocByKind[K]>> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const read = await readDoc(deps, kind, id);
    if (!read.ok) return read;
    const decided = await decide(read.value);
    if (!decided.ok || decided.value === read.value) return decided;
    const committed = await deps.store.commit<K>(decided.value);
    if (committed.ok) {
      deps.wake();
      return ok(committed.doc);
    }
    if (committed.why === 'unavailable') return unavailable();
  }
  deps.log.error(`${kind}.commit_gave_up`, { docId: id, count: TRIES });
  return unavailable();
}
