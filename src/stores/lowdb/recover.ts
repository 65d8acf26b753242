// At a start the documents are held against the ledger. What a crash can explain is put right and noted; what it cannot is refused and named.

import type { DerivedKeys } from '../crypto/store-keys.ts';
import type { Disk } from './disk.ts';
import type { StoredHeader } from './header.ts';
import { type DocRef, keyPath, ledgerPath, refKey } from './layout.ts';
import { EMPTY_LEDGER, type Ledger, type LedgerEntry, type LedgerLine, openLedger, readLedger } from './ledger.ts';
import type { Problems } from './problems.ts';
import { removeDocument } from './remove-document.ts';
import { scanDocuments } from './scan-documents.ts';

export type Recovered = { readonly headers: readonly StoredHeader[]; readonly ledger: Ledger };

type Place = {
  readonly disk: Disk;
  readonly folder: string;
  readonly derived: DerivedKeys;
  readonly problems: Problems;
};

export async function recover(place: Place): Promise<Recovered> {
  const { disk, folder, derived, problems } = place;
  const scan = await scanDocuments(disk, folder, derived);
  const last = new Map<string, LedgerLine>();
  const reading = await readLedger(disk, folder, derived, (line) => last.set(refKey(line), line));
  if (reading === null && scan.headers.length > 0) problems.add({ code: 'ledger.missing', level: 'alarm' });
  if (reading?.torn === true) problems.add({ code: 'ledger.torn', level: 'note' });
  if (reading !== null && reading.brokenAt !== null) problems.add({ code: 'ledger.broken', level: 'alarm' });

  if (reading === null) await startLedger(disk, folder);
  const ledger = openLedger(disk, folder, derived, reading?.head ?? EMPTY_LEDGER);
  for (const ref of scan.damaged) problems.refuse(ref, 'doc.header_damaged');
  for (const file of scan.strangers) problems.add({ code: 'doc.stranger', level: 'alarm', file });

  const sound: StoredHeader[] = [];
  const healed: LedgerEntry[] = [];
  for (const header of scan.headers) {
    const verdict = judge(header, last.get(refKey(header)), scan.keys.has(refKey(header)));
    if (verdict.use) sound.push(header);
    if (verdict.finish) await removeDocument(place, header);
    if (verdict.heal) healed.push(healOf(header));
    if (verdict.code !== undefined) report(problems, header, verdict.code, verdict.use || verdict.finish);
  }
  const present = new Set([...scan.headers, ...scan.damaged].map(refKey));
  await reportMissing(place, last, present, scan.keys);
  if (healed.length > 0) await ledger.append(healed);
  return { headers: sound, ledger };
}

type Verdict = { readonly use: boolean; readonly heal: boolean; readonly finish: boolean; readonly code?: string };

const FINE: Verdict = { use: true, heal: false, finish: false };
const refusedFor = (code: string): Verdict => ({ use: false, heal: false, finish: false, code });

function judge(header: StoredHeader, line: LedgerLine | undefined, hasKey: boolean): Verdict {
  if (line?.deed === 'destroy') return { use: false, heal: false, finish: true, code: 'doc.destroy_finished' };
  const inLedger = line?.version ?? 0;
  // A first write that was cut off before its key was durable was never acknowledged to anybody.
  if (!hasKey && inLedger === 0 && header.version === 1)
    return { ...FINE, use: false, finish: true, code: 'doc.unfinished' };
  if (!hasKey) return refusedFor('doc.key_missing');
  if (header.version < inLedger) return refusedFor('doc.rolled_back');
  if (header.version === inLedger) return header.sum === line?.sum ? FINE : refusedFor('doc.not_in_ledger');
  const byOne = header.version === inLedger + 1;
  return { use: true, heal: true, finish: false, code: byOne ? 'ledger.healed' : 'ledger.cut' };
}

function report(problems: Problems, ref: DocRef, code: string, inUse: boolean): void {
  if (!inUse) problems.refuse(ref, code);
  else problems.add({ code, level: code === 'ledger.cut' ? 'alarm' : 'note', kind: ref.kind, id: ref.id });
}

async function reportMissing(
  place: Place,
  last: ReadonlyMap<string, LedgerLine>,
  present: ReadonlySet<string>,
  keys: ReadonlyMap<string, DocRef>,
): Promise<void> {
  for (const [key, line] of last) {
    if (present.has(key)) continue;
    if (line.deed !== 'destroy') place.problems.refuse({ kind: line.kind, id: line.id }, 'doc.missing');
    else if (keys.has(key)) await removeDocument(place, line);
  }
  for (const [key, ref] of keys) {
    // A key without a document: left by a first write that was cut off.
    if (!present.has(key) && !last.has(key)) await place.disk.remove(keyPath(place.folder, ref));
  }
}

/** Before the first commit, so that the name of the ledger is durable when its first line is. */
async function startLedger(disk: Disk, folder: string): Promise<void> {
  await disk.create(ledgerPath(folder), Buffer.alloc(0));
  await disk.syncFolder(folder);
}

function healOf(header: StoredHeader): LedgerEntry {
  const { kind, id, version, chain, sum } = header;
  return { deed: 'heal', kind, id, version, chain, sum };
}
