// A store in memory, for thousands of short histories: the real index of the embedded store (lists, terms, due moments, leases) over a
// Map. Nothing is sealed, encrypted or written; what a disk must withstand is tested with the real one.

import { newDocumentIndex } from '../../src/stores/lowdb/document-index.ts';
import type { AnyDoc, DocByKind, DocKind, DocRef, Store } from '../../src/usecases/ports.ts';

export type MemoryStore = Store & {
  /** Everything of a kind, for a test that keeps account. */
  readonly all: <K extends DocKind>(kind: K) => readonly DocByKind[K][];
};

const keyOf = ({ kind, id }: DocRef): string => `${kind}/${id}`;

export function memoryStore(onCommit: (doc: AnyDoc) => void = () => undefined): MemoryStore {
  const docs = new Map<string, { readonly doc: AnyDoc; readonly born: number }>();
  const index = newDocumentIndex();
  const isOf = <K extends DocKind>(kind: K, doc: AnyDoc): doc is AnyDoc & DocByKind[K] => doc.kind === kind;
  const put = (doc: AnyDoc): void => {
    const born = docs.get(keyOf(doc))?.born ?? index.nextBorn();
    docs.set(keyOf(doc), { doc, born });
    const { kind, id, school, version, dueAt, terms } = doc;
    const unsealed = { format: 0, chain: '', sum: '' };
    index.put({ kind, id, school, version, dueAt, terms: [...new Set(terms)], born, ...unsealed });
    onCommit(doc);
  };
  return {
    read: async (kind, id) => {
      const found = docs.get(keyOf({ kind, id }))?.doc;
      return found !== undefined && isOf(kind, found) ? found : null;
    },
    commit: async (doc) => {
      const known = docs.get(keyOf(doc))?.doc;
      if ((known?.version ?? 0) !== doc.version) return { ok: false, why: 'conflict' };
      const next = { ...doc, version: doc.version + 1 };
      put(next);
      return { ok: true, doc: next };
    },
    list: async (kind, terms, page) => index.list(kind, terms, page),
    claimDue: async (now, limit, leaseMs) => index.claimDue(now, limit, leaseMs),
    nextDueAt: async () => index.nextDueAt(),
    destroy: async (ref) => {
      index.remove(ref);
      return docs.delete(keyOf(ref));
    },
    ledgerOf: async () => [],
    sign: () => ({ key: '', fingerprint: '', signature: '' }),
    // How many commits there were of whatever sort is known to whoever keeps the anchor; no test tells anything by it.
    anchor: async () => ({ entries: 0, signs: '' }),
    close: async () => undefined,
    all: (kind) => [...docs.values()].flatMap(({ doc }) => (isOf(kind, doc) ? [doc] : [])),
  };
}
