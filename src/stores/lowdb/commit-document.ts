// One commit: is it still the newest version, what does it add to the history, and did it reach the disk?

import { isDeepStrictEqual } from 'node:util';
import { Low } from 'lowdb';
import type { AnyDoc, CommitResult, DocByKind, DocKind, Header, Log } from '../../usecases/ports.ts';
import { StoreUnreadable } from '../../usecases/store-unreadable.ts';
import { sealHistory } from '../crypto/history-chain.ts';
import { errnoOf } from '../errno.ts';
import { isDiskFault } from './disk.ts';
import { type FileDeps, type Kept, kept, payUndo, UndoOwed } from './document-file.ts';
import type { DocumentIndex } from './document-index.ts';
import { type DocumentLow, type DocumentShelf, freeze } from './document-shelf.ts';
import { type DocRef, refKey } from './layout.ts';
import type { Problems } from './problems.ts';

export type CommitParts = {
  readonly files: FileDeps;
  readonly index: DocumentIndex;
  readonly problems: Problems;
  readonly shelf: DocumentShelf;
  readonly log: Log | undefined;
  readonly onCommit: ((header: Header) => void) | undefined;
};

/** Call in the document's turn. */
export async function commitDocument<K extends DocKind>(
  parts: CommitParts,
  offered: DocByKind[K],
): Promise<CommitResult<K>> {
  const { index, problems, shelf } = parts;
  const refused = problems.refusalOf(offered);
  if (refused !== undefined) throw new StoreUnreadable(refused, offered.kind, offered.id);
  try {
    await payUndo(parts.files, offered);
    const low = await shelf.lowFor(offered);
    const base = low.data?.doc ?? null;
    const doc = nextVersion(parts, offered, base);
    if (doc === null) return { ok: false, why: 'conflict' };
    const next = new Low<Kept | null>(low.adapter, null);
    next.data = freeze(kept(parts.files.derived, doc, index.get(doc)?.born ?? index.nextBorn()));
    await next.write();
    accept(parts, next);
    // The kind was never changed on the way.
    return { ok: true, doc: doc as DocByKind[K] };
  } catch (error) {
    return refuseForDisk(parts, offered, error);
  }
}

/** The document to be written, or null when somebody else was first. */
function nextVersion(parts: CommitParts, offered: AnyDoc, base: AnyDoc | null): AnyDoc | null {
  if (offered.version === (base?.version ?? 0)) return sealed(parts, plain(offered), base);
  const seen = base === null ? undefined : parts.shelf.earlier(offered, offered.version);
  if (base === null || seen === undefined) return null;
  const mine = plain(offered);
  const added = mine.history.slice(seen.history.length);
  const onlyHistory = isDeepStrictEqual({ ...mine, history: mine.history.slice(0, seen.history.length) }, seen);
  // Nothing but history was added to an older version: it is as true of the newer one, so it is added there.
  return onlyHistory ? sealed(parts, { ...base, history: [...base.history, ...added] }, base) : null;
}

function sealed(parts: CommitParts, offered: AnyDoc, base: AnyDoc | null): AnyDoc {
  if (base !== null && base.school !== offered.school) throw new Error('a document may not move to another school');
  const history = sealHistory(parts.files.derived, offered, base?.history ?? [], offered.history);
  return { ...offered, version: offered.version + 1, history };
}

/** What a later read would give: no undefined, no dates, nothing shared with the caller. */
function plain(doc: AnyDoc): AnyDoc {
  return JSON.parse(JSON.stringify(doc)) as AnyDoc;
}

function accept(parts: CommitParts, low: DocumentLow): void {
  if (low.data === null) return;
  const { header } = low.data;
  parts.shelf.replace(header, low);
  parts.index.put(header);
  const { kind, id, school, version, dueAt } = header;
  try {
    parts.onCommit?.({ kind, id, school, version, dueAt });
  } catch (error) {
    // The commit is durable: whoever listens must not make it look as if it had failed.
    parts.log?.error('store.on_commit', { kind, docId: id }, error);
  }
}

function refuseForDisk(
  parts: CommitParts,
  ref: DocRef,
  error: unknown,
): { readonly ok: false; readonly why: 'unavailable' } {
  const cause = error instanceof UndoOwed ? error.cause : error;
  const onDisk = cause instanceof StoreUnreadable && cause.code === 'doc.disk';
  if (!isDiskFault(cause) && !onDisk) throw cause;
  if (error instanceof UndoOwed) {
    parts.files.owedUndos.set(refKey(ref), error.undo);
  }
  parts.files.knownFolders.clear();
  const code = errnoOf(cause) ?? 'doc.disk';
  parts.log?.error('store.unavailable', { code, kind: ref.kind, docId: ref.id });
  return { ok: false, why: 'unavailable' };
}
