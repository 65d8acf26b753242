// Opens the embedded store: one process, one encrypted file per document, each behind its own lowdb `Low`. See layout.ts for the folder.

import { chmodSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Clock, Header, Log, Store } from '../../usecases/ports.ts';
import { anchorSigns, grouped } from '../crypto/anchor-signs.ts';
import { makeSigner } from '../crypto/signing-key.ts';
import { deriveKeys, hiddenTerm, type StoreKeys } from '../crypto/store-keys.ts';
import { commitDocument } from './commit-document.ts';
import { destroyDocument } from './destroy-document.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { payAllUndos } from './document-file.ts';
import { newDocumentIndex } from './document-index.ts';
import { newDocumentShelf } from './document-shelf.ts';
import { takeLock } from './folder-lock.ts';
import { openGroupCommit } from './group-commit.ts';
import { ledgerOf } from './ledger-of.ts';
import { newProblems, type StoreProblem } from './problems.ts';
import { recover } from './recover.ts';
import { checkMarker } from './store-marker.ts';
import { newTurns } from './turns.ts';

export type LowdbStoreOptions = {
  readonly folder: string;
  readonly keys: StoreKeys;
  readonly clock: Clock;
  /** Told of each durable commit, before its caller is. */
  readonly onCommit?: (header: Header) => void;
  readonly log?: Log;
  readonly disk?: Disk;
};

export type LowdbStore = Store & {
  /** What was found wrong at the start or since: refused documents, alarms, notes. Codes and ids only. */
  readonly problems: () => readonly StoreProblem[];
  /** The ledger's head, the value that goes outside the server so that a rewritten ledger shows. */
  readonly ledgerHead: () => { readonly n: number; readonly mac: string };
};

export async function openLowdbStore(options: LowdbStoreOptions): Promise<LowdbStore> {
  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const release = await takeLock(folder);
  try {
    return await openLocked({ ...options, folder }, release);
  } catch (error) {
    release();
    throw error;
  }
}

async function openLocked(options: LowdbStoreOptions, release: () => void): Promise<LowdbStore> {
  const { folder, keys, disk = nodeDisk } = options;
  await checkMarker(disk, folder, keys);
  const derived = deriveKeys(keys);
  const problems = newProblems();
  const { headers, ledger } = await recover({ disk, folder, derived, problems });
  const index = newDocumentIndex();
  // By birth, so that each list grows at its end.
  for (const header of headers.toSorted((left, right) => left.born - right.born)) index.put(header);
  logProblems(options.log, problems.all());

  const group = openGroupCommit(disk, ledger);
  const files = { disk, folder, keys, derived, group, knownFolders: new Set<string>(), owedUndos: new Map() };
  const shelf = newDocumentShelf({ files, index, problems });
  const turns = newTurns();
  const parts = { files, index, problems, shelf, ledger, log: options.log, onCommit: options.onCommit };
  let open = true;
  const whenOpen = <T>(work: () => T): T => {
    if (!open) throw new Error('the store is closed');
    return work();
  };
  return {
    read: (kind, id) =>
      whenOpen(async () => shelf.onShelf(kind, id) ?? (await turns.take({ kind, id }, () => shelf.read(kind, id)))),
    commit: (doc) => whenOpen(() => turns.take(doc, () => commitDocument(parts, doc))),
    destroy: (ref, version) => whenOpen(() => turns.take(ref, () => destroyDocument(parts, ref, version))),
    ledgerOf: (ref) => whenOpen(() => ledgerOf(files, ref)),
    sign: makeSigner(keys),
    list: (kind, terms, page) =>
      whenOpen(async () =>
        index.list(
          kind,
          terms.map((term) => hiddenTerm(derived, kind, term)),
          page,
        ),
      ),
    claimDue: (now, limit, leaseMs) => whenOpen(async () => index.claimDue(now, limit, leaseMs)),
    nextDueAt: () => whenOpen(async () => index.nextDueAt()),
    anchor: () => whenOpen(async () => ({ entries: ledger.head().n, signs: grouped(anchorSigns(ledger.head().mac)) })),
    problems: problems.all,
    ledgerHead: () => ({ n: ledger.head().n, mac: ledger.head().mac }),
    close: async () => {
      if (!open) return;
      open = false;
      await turns.allDone();
      await payAllUndos(files);
      await ledger.tidy().catch(() => undefined);
      release();
    },
  };
}

function logProblems(log: Log | undefined, problems: readonly StoreProblem[]): void {
  for (const { code, level, kind, id } of problems) {
    const fields = { code, ...(kind === undefined ? {} : { kind }), ...(id === undefined ? {} : { docId: id }) };
    if (level === 'note') log?.info('store.problem', fields);
    else log?.error('store.problem', fields);
  }
}
