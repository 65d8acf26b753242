// `esafety audit verify`: reads everything, changes nothing, and says whether any record was edited, cut, put back or taken away. It may run
// beside a live server.

import { resolve } from 'node:path';
import type { DocKind } from '../../usecases/ports.ts';
import { anchorSigns } from '../crypto/anchor-signs.ts';
import { verifyHistory } from '../crypto/history-chain.ts';
import { type DerivedKeys, deriveKeys, type StoreKeys } from '../crypto/store-keys.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { DamagedFile, type Kept, loadDataKey, openDocument } from './document-file.ts';
import type { StoredHeader } from './header.ts';
import { type DocRef, docPath, refKey } from './layout.ts';
import { type LedgerHead, type LedgerLine, readLedger } from './ledger.ts';
import { findFiles } from './scan-documents.ts';
import { checkMarker } from './store-marker.ts';

export type AuditFinding = {
  /**
   * `history.edited`, `history.broken`; `doc.missing`, `doc.rolled_back`, `doc.not_in_ledger`, `doc.damaged`, `doc.header_damaged`,
   * `doc.misplaced`, `doc.key_missing`, `doc.key_damaged`, `doc.stranger`; `ledger.missing`, `ledger.broken`, `ledger.cut`,
   * `ledger.anchor_missed`.
   */
  readonly code: string;
  readonly kind?: DocKind;
  readonly id?: string;
  /** Number of the history entry. */
  readonly seq?: number;
  /** Number of the ledger line. */
  readonly n?: number;
  readonly file?: string;
};

export type AuditReport = {
  readonly ok: boolean;
  readonly documents: number;
  readonly entries: number;
  readonly lines: number;
  /** To be compared with the value that was last sent outside the server. */
  readonly head: { readonly n: number; readonly mac: string };
  readonly findings: readonly AuditFinding[];
  /** `ledger.torn`, `doc.ahead`: what a crash, or a commit that was on its way, explains. */
  readonly notes: readonly AuditFinding[];
};

/** The whole seal, or its sixteen signs; a number that nobody wrote down is null. */
export type Anchor =
  | { readonly n: number; readonly mac: string }
  | { readonly n: number | null; readonly signs: string };

const isAnchored = (anchor: Anchor, { n, mac }: LedgerLine): boolean =>
  (anchor.n === null || anchor.n === n) && ('mac' in anchor ? anchor.mac === mac : anchor.signs === anchorSigns(mac));

type Walk = {
  readonly disk: Disk;
  readonly folder: string;
  readonly keys: StoreKeys;
  readonly derived: DerivedKeys;
  readonly findings: AuditFinding[];
  readonly notes: AuditFinding[];
};

/** `anchor`: a ledger head that was kept outside the server; the ledger must still hold it. */
export async function verifyAudit(folder: string, keys: StoreKeys, anchor?: Anchor): Promise<AuditReport> {
  const walk = { disk: nodeDisk, folder: resolve(folder), keys, derived: deriveKeys(keys), findings: [], notes: [] };
  await checkMarker(readOnly(nodeDisk), walk.folder, keys);
  // Twice, before and after the documents: whatever a live server commits meanwhile lies between the two.
  const before = await foldLedger(walk);
  const seen = await checkDocuments(walk);
  const after = await foldLedger(walk, { report: true, ...(anchor === undefined ? {} : { anchor }) });
  for (const [key, found] of seen.found) compare(walk, found, before.last.get(key)?.version ?? 0, after);
  reportMissing(walk, seen.present, before, after);
  const { n, mac } = after.head;
  const { findings, notes } = walk;
  return {
    ok: findings.length === 0,
    documents: seen.found.size,
    entries: seen.entries,
    lines: n,
    head: { n, mac },
    findings,
    notes,
  };
}

type Folded = {
  readonly head: LedgerHead;
  readonly last: ReadonlyMap<string, LedgerLine>;
  readonly sums: ReadonlyMap<string, string>;
};

async function foldLedger(walk: Walk, check?: { readonly report: true; readonly anchor?: Anchor }): Promise<Folded> {
  const last = new Map<string, LedgerLine>();
  const sums = new Map<string, string>();
  let anchored = check?.anchor === undefined || check.anchor.n === 0;
  const reading = await readLedger(walk.disk, walk.folder, walk.derived, (line) => {
    const known = last.get(refKey(line));
    if (check !== undefined && skips(known, line))
      walk.findings.push({ code: 'ledger.cut', ...named(line), n: line.n });
    if (check?.anchor !== undefined && isAnchored(check.anchor, line)) anchored = true;
    last.set(refKey(line), line);
    sums.set(`${refKey(line)}@${line.version}`, line.sum);
  });
  if (check !== undefined) {
    if (!anchored) walk.findings.push({ code: 'ledger.anchor_missed', n: check.anchor?.n ?? 0 });
    if (reading === null) walk.findings.push({ code: 'ledger.missing' });
    if (typeof reading?.brokenAt === 'number') walk.findings.push({ code: 'ledger.broken', n: reading.brokenAt });
    if (reading?.torn === true) walk.notes.push({ code: 'ledger.torn' });
  }
  return { head: reading?.head ?? { n: 0, mac: 'start', size: 0 }, last, sums };
}

/** Each document's lines count 1, 2, 3 …; after a deletion the id may begin again. */
function skips(known: LedgerLine | undefined, line: LedgerLine): boolean {
  if (line.deed === 'destroy') return line.version !== known?.version;
  const expected = known === undefined || known.deed === 'destroy' ? 1 : known.version + 1;
  return line.version !== expected;
}

type Seen = {
  readonly found: ReadonlyMap<string, StoredHeader>;
  readonly present: ReadonlySet<string>;
  readonly entries: number;
};

async function checkDocuments(walk: Walk): Promise<Seen> {
  const found = new Map<string, StoredHeader>();
  const present = new Set<string>();
  let entries = 0;
  for (const { path, ref } of await findFiles(walk.disk, walk.folder, 'docs', '.doc')) {
    if (ref === null || docPath(walk.folder, ref) !== path) {
      if (!/\.(?:tmp|old)$/.test(path))
        walk.findings.push({ code: 'doc.stranger', file: path.slice(walk.folder.length + 1) });
      continue;
    }
    const kept = await openOrReport(walk, ref, path);
    if (kept === 'gone') continue;
    present.add(refKey(ref));
    if (kept === null) continue;
    const fault = verifyHistory(walk.derived, kept.doc, kept.doc.history);
    if (fault !== null) walk.findings.push({ code: `history.${fault.what}`, ...named(ref), seq: fault.seq });
    entries += kept.doc.history.length;
    // Only the header: the texts of a whole school do not fit in memory.
    found.set(refKey(ref), kept.header);
  }
  return { found, present, entries };
}

async function openOrReport(walk: Walk, ref: DocRef, path: string): Promise<Kept | 'gone' | null> {
  const file = await walk.disk.read(path);
  if (file === null) return 'gone';
  try {
    return openDocument(walk.derived, await loadDataKey(walk, ref), ref, file);
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
    walk.findings.push({ code: error.code, ...named(ref) });
    return null;
  }
}

function compare(walk: Walk, header: StoredHeader, atLeast: number, after: Folded): void {
  const sum = after.sums.get(`${refKey(header)}@${header.version}`);
  const inLedger = after.last.get(refKey(header))?.version ?? 0;
  if (header.version < atLeast) walk.findings.push({ code: 'doc.rolled_back', ...named(header) });
  else if (sum !== undefined && sum !== header.sum) walk.findings.push({ code: 'doc.not_in_ledger', ...named(header) });
  else if (sum === undefined && header.version === inLedger + 1)
    walk.notes.push({ code: 'doc.ahead', ...named(header) });
  else if (sum === undefined) walk.findings.push({ code: 'ledger.cut', ...named(header) });
}

function reportMissing(walk: Walk, present: ReadonlySet<string>, before: Folded, after: Folded): void {
  for (const [key, line] of before.last) {
    if (present.has(key) || line.deed === 'destroy' || after.last.get(key)?.deed === 'destroy') continue;
    walk.findings.push({ code: 'doc.missing', ...named(line) });
  }
}

const named = ({ kind, id }: DocRef): DocRef => ({ kind, id });

/** The marker check may add a new key's check value; a verification writes nothing. */
function readOnly(disk: Disk): Disk {
  const nothing = async (): Promise<void> => undefined;
  return { ...disk, create: nothing, rename: nothing, syncFolder: nothing };
}
