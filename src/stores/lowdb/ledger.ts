// The ledger: one line per commit of any document of the school's store, each sealing the line before. What the documents cannot show by
// themselves (that one of them is missing or was put back to an older version) shows here.

import type { DocKind } from '../../usecases/ports.ts';
import { type DerivedKeys, keyedDigest } from '../crypto/store-keys.ts';
import { isDocKind } from '../doc-kinds.ts';
import type { Disk } from './disk.ts';
import { type DocRef, ledgerPath } from './layout.ts';

/** `commit`; `heal`: found at a start, written by a commit whose own line was lost in a crash; `destroy`: deleted on purpose. */
export type LedgerDeed = 'commit' | 'heal' | 'destroy';
export type LedgerEntry = DocRef & {
  readonly deed: LedgerDeed;
  readonly version: number;
  readonly chain: string;
  readonly sum: string;
};
export type LedgerLine = LedgerEntry & { readonly n: number; readonly mac: string };

/** Where the next line goes and what it seals. */
export type LedgerHead = { readonly n: number; readonly mac: string; readonly size: number };

export const EMPTY_LEDGER: LedgerHead = { n: 0, mac: 'start', size: 0 };

export type LedgerReading = {
  readonly head: LedgerHead;
  /** Bytes after the last whole line: a commit that was never acknowledged. */
  readonly torn: boolean;
  /** The first line that does not follow from the one before, or null. */
  readonly brokenAt: number | null;
};

/** Reads and checks the ledger, handing on each line; null when there is none. */
export async function readLedger(
  disk: Disk,
  folder: string,
  derived: DerivedKeys,
  onLine: (line: LedgerLine) => void,
): Promise<LedgerReading | null> {
  const bytes = await disk.read(ledgerPath(folder));
  if (bytes === null) return null;
  let { n, mac } = EMPTY_LEDGER;
  let brokenAt: number | null = null;
  let at = 0;
  for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, at)) {
    const line = parseLine(bytes.toString('utf8', at, end));
    at = end + 1;
    if (line === null || line.n !== n + 1 || line.mac !== macOf(derived, mac, line)) brokenAt ??= n + 1;
    if (line === null) continue;
    onLine(line);
    n = line.n;
    mac = line.mac;
  }
  return { head: { n, mac, size: at }, torn: at < bytes.length, brokenAt };
}

export type Ledger = {
  readonly head: () => LedgerHead;
  /** Durable when it resolves. When it fails nothing was added. One call at a time. */
  readonly append: (entries: readonly LedgerEntry[]) => Promise<void>;
  /** Cuts off what a failed append may have left. Each append does so by itself; a store that ends asks for it. */
  readonly tidy: () => Promise<void>;
};

export function openLedger(disk: Disk, folder: string, derived: DerivedKeys, from: LedgerHead): Ledger {
  let head = from;
  let dirty = false;
  const write = async (text: string): Promise<void> => {
    dirty = true;
    // Written at the place where the last good line ends: what a failed append left behind is cut off by the next write.
    await disk.writeFrom(ledgerPath(folder), head.size, Buffer.from(text));
    dirty = false;
  };
  const tidy = async (): Promise<void> => {
    if (dirty) await write('');
  };
  return {
    head: () => head,
    tidy,
    append: async (entries) => {
      let next = head;
      let text = '';
      for (const entry of entries) {
        const line = { ...entry, n: next.n + 1 };
        const mac = macOf(derived, next.mac, line);
        const written = `${JSON.stringify([...fieldsOf(line), mac])}\n`;
        text += written;
        next = { n: line.n, mac, size: next.size + Buffer.byteLength(written) };
      }
      try {
        await write(text);
      } catch (error) {
        // At once: a line that stands in the ledger though its commit was refused would look like a document put back.
        await tidy().catch(() => undefined);
        throw error;
      }
      head = next;
    },
  };
}

type Numbered = LedgerEntry & { readonly n: number };

const fieldsOf = (line: Numbered): readonly (string | number)[] => [
  line.n,
  line.deed,
  line.kind,
  line.id,
  line.version,
  line.chain,
  line.sum,
];

function macOf(derived: DerivedKeys, previous: string, line: Numbered): string {
  return keyedDigest(derived.ledger, previous, JSON.stringify(fieldsOf(line))).toString('base64url');
}

function parseLine(text: string): LedgerLine | null {
  try {
    const fields: unknown = JSON.parse(text);
    if (!Array.isArray(fields) || fields.length !== 8) return null;
    const [n, deed, kind, id, version, chain, sum, mac] = fields as readonly unknown[];
    if (typeof n !== 'number' || typeof version !== 'number' || typeof id !== 'string') return null;
    if (typeof chain !== 'string' || typeof sum !== 'string' || typeof mac !== 'string') return null;
    if (!isDeed(deed) || !isKind(kind)) return null;
    return { n, deed, kind, id, version, chain, sum, mac };
  } catch {
    return null;
  }
}

const isDeed = (value: unknown): value is LedgerDeed => value === 'commit' || value === 'heal' || value === 'destroy';
const isKind = (value: unknown): value is DocKind => typeof value === 'string' && isDocKind(value);
