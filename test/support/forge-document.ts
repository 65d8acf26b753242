// Lays hands on a document of a closed store, as somebody could who has every key and can read this program: opened, changed, and
// closed again so well that only the chain and the ledger know.

import { readFileSync, writeFileSync } from 'node:fs';
import { closeBox, openBox, unwrapDataKey } from '../../src/stores/crypto/sealed-box.ts';
import { deriveKeys } from '../../src/stores/crypto/store-keys.ts';
import { contentSum, readHeader, writeHeader } from '../../src/stores/lowdb/header.ts';
import { docPath, keyPath, refKey } from '../../src/stores/lowdb/layout.ts';
import type { DocByKind, DocKind } from '../../src/usecases/ports.ts';
import type { TestStore } from './open-test-store.ts';

export function forge<K extends DocKind>(
  store: TestStore,
  ref: { readonly kind: K; readonly id: string },
  change: (doc: DocByKind[K]) => DocByKind[K],
): void {
  const path = docPath(store.folder, ref);
  const derived = deriveKeys(store.keys);
  const file = readFileSync(path);
  const line = file.toString('utf8', 0, file.indexOf(0x0a));
  const header = readHeader(derived, line);
  if (header === null) throw new Error('the header was good');
  const dataKey = unwrapDataKey(store.keys, refKey(ref), readFileSync(keyPath(store.folder, ref)));
  const doc = JSON.parse(openBox(dataKey, line, file.subarray(Buffer.byteLength(line) + 1)).toString('utf8'));
  const text = JSON.stringify(change(doc));
  const next = writeHeader(derived, { ...header, sum: contentSum(derived, text) });
  writeFileSync(path, Buffer.concat([Buffer.from(`${next}\n`), closeBox(dataKey, next, Buffer.from(text))]));
}
