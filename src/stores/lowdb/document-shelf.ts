// The documents in hand: a small, bounded set of `Low`s, each holding one document exactly as it is on the disk. A `Low` whose write failed
// never gets here, because its memory is ahead of the disk.

import { Low } from 'lowdb';
import type { AnyDoc, DocByKind, DocKind } from '../../usecases/ports.ts';
import { StoreUnreadable } from '../../usecases/store-unreadable.ts';
import { DamagedFile, documentFile, type FileDeps, type Kept } from './document-file.ts';
import type { DocumentIndex } from './document-index.ts';
import { type DocRef, refKey } from './layout.ts';
import type { Problems } from './problems.ts';

const SHELF_SIZE = 256;
/** How many versions back a late history-only commit is still recognised. */
const EARLIER_KEPT = 4;

export type DocumentLow = Low<Kept | null>;
type Place = { readonly low: DocumentLow; readonly earlier: readonly AnyDoc[] };

export type DocumentShelf = {
  readonly onShelf: <K extends DocKind>(kind: K, id: string) => DocByKind[K] | null;
  /** Call in the document's turn. */
  readonly read: <K extends DocKind>(kind: K, id: string) => Promise<DocByKind[K] | null>;
  /** The document's `Low` with its data, or a new empty one. Call in the document's turn. */
  readonly lowFor: (ref: DocRef) => Promise<DocumentLow>;
  /** The document as it was at that version, when that is not long ago. */
  readonly earlier: (ref: DocRef, version: number) => AnyDoc | undefined;
  readonly replace: (ref: DocRef, low: DocumentLow) => void;
  readonly drop: (ref: DocRef) => void;
};

type Parts = { readonly files: FileDeps; readonly index: DocumentIndex; readonly problems: Problems };

export function newDocumentShelf({ files, index, problems }: Parts): DocumentShelf {
  const places = new Map<string, Place>();
  const put = (ref: DocRef, place: Place): void => {
    places.delete(refKey(ref));
    places.set(refKey(ref), place);
    // A Map keeps the order of insertion: its first key is the one that was not used for longest.
    for (const oldest of places.keys()) {
      if (places.size <= SHELF_SIZE) break;
      places.delete(oldest);
    }
  };
  const onShelf = (ref: DocRef): AnyDoc | null => {
    const place = places.get(refKey(ref));
    if (place === undefined) return null;
    put(ref, place);
    return place.low.data?.doc ?? null;
  };
  const lowFor = async (ref: DocRef): Promise<DocumentLow> => {
    const place = places.get(refKey(ref));
    if (place !== undefined) return place.low;
    const low: DocumentLow = new Low<Kept | null>(nullable(documentFile(files, ref)), null);
    if (index.get(ref) === undefined) return low;
    await readChecked(low, ref, { index, problems });
    put(ref, { low, earlier: [] });
    return low;
  };
  return {
    onShelf: (kind, id) => asKind(kind, onShelf({ kind, id })),
    read: async (kind, id) => {
      const refused = problems.refusalOf({ kind, id });
      if (refused !== undefined) throw new StoreUnreadable(refused, kind, id);
      if (index.get({ kind, id }) === undefined) return null;
      return asKind(kind, (await lowFor({ kind, id })).data?.doc ?? null);
    },
    lowFor,
    earlier: (ref, version) => places.get(refKey(ref))?.earlier.find((doc) => doc.version === version),
    replace: (ref, low) => {
      const before = places.get(refKey(ref));
      const doc = before?.low.data?.doc;
      const earlier = doc === undefined ? [] : [doc, ...(before?.earlier ?? [])].slice(0, EARLIER_KEPT);
      put(ref, { low, earlier });
    },
    drop: (ref) => {
      places.delete(refKey(ref));
    },
  };
}

/** Damage found while reading takes the document out of service: it is refused, named, and no longer falls due. */
async function readChecked(low: DocumentLow, ref: DocRef, { index, problems }: Omit<Parts, 'files'>): Promise<void> {
  try {
    await low.read();
    if (low.data === null) throw new DamagedFile('doc.missing');
    if (low.data.header.version !== index.get(ref)?.version) throw new DamagedFile('doc.changed_outside');
    freeze(low.data);
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw new StoreUnreadable('doc.disk', ref.kind, ref.id, error);
    problems.refuse(ref, error.code);
    index.remove(ref);
    throw new StoreUnreadable(error.code, ref.kind, ref.id, error);
  }
}

/** Readers share one object; nobody may change it under another's feet. */
export function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  }
  return value;
}

/** lowdb wants an adapter of the very type that the `Low` holds; nothing is ever written as null. */
function nullable(file: ReturnType<typeof documentFile>): DocumentLow['adapter'] {
  return {
    read: () => file.read(),
    write: async (data) => {
      if (data !== null) await file.write(data);
    },
  };
}

function asKind<K extends DocKind>(kind: K, doc: AnyDoc | null): DocByKind[K] | null {
  if (doc === null) return null;
  if (doc.kind !== kind) throw new Error('a document of another kind is in its place');
  // Just checked; TypeScript cannot follow a generic index through the union.
  return doc as DocByKind[K];
}
