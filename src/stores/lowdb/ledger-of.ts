// The ledger's lines about one document: what a copy of it carries, so that others can see that no step of it is missing.

import type { LedgerRow } from '../../usecases/ports.ts';
import type { DerivedKeys } from '../crypto/store-keys.ts';
import type { Disk } from './disk.ts';
import { type DocRef, refKey } from './layout.ts';
import { readLedger } from './ledger.ts';

type Place = { readonly disk: Disk; readonly folder: string; readonly derived: DerivedKeys };

/** Reads the whole ledger: for a copy of one case now and then, not for every day. */
export async function ledgerOf({ disk, folder, derived }: Place, ref: DocRef): Promise<readonly LedgerRow[]> {
  const rows: LedgerRow[] = [];
  await readLedger(disk, folder, derived, (line) => {
    const { n, deed, version, chain, sum, mac } = line;
    if (refKey(line) === refKey(ref)) rows.push({ n, deed, version, chain, sum, mac });
  });
  return rows;
}
