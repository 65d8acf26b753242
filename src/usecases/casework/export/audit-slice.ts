// The history of one case with its seals and its lines of the ledger, for whoever has to check it without this server.

import type { CaseDoc } from '../../../domain/casework/case.ts';
import type { LedgerRow } from '../../ports.ts';

type SealedEntry = {
  readonly seq: number;
  readonly digest: string;
  readonly chain: string;
  /** Left out, with the salt, where the entry is not for the reader: its place in the chain still shows. */
  readonly salt?: string;
  readonly entry?: { readonly at: number; readonly by: string; readonly action: string; readonly detail: object };
};

export type AuditSlice = {
  readonly format: 1;
  readonly document: { readonly kind: 'case'; readonly id: string; readonly school: string; readonly version: number };
  readonly entries: readonly SealedEntry[];
  readonly ledger: readonly LedgerRow[];
};

/** `open`: whether the entries can be read, or only that nothing is missing. Of an id that was used again, only the life that lasts. */
export function auditSlice(doc: CaseDoc, ledger: readonly LedgerRow[], open: boolean): AuditSlice {
  const { id, school, version, history } = doc;
  const from = ledger.findLastIndex(({ deed }) => deed === 'destroy') + 1;
  return {
    format: 1,
    document: { kind: 'case', id, school, version },
    entries: history.flatMap(({ seal, ...entry }): readonly SealedEntry[] => {
      if (seal === undefined) return [];
      const { seq, salt, digest, chain } = seal;
      return [open ? { seq, salt, digest, chain, entry } : { seq, digest, chain }];
    }),
    ledger: ledger.slice(from).filter((row) => row.version <= version),
  };
}

/** A reporter who asked not to be named is in many entries by id, and the gaps they would leave say as much: then none is open. */
export const mayShowEntries = ({ state: { reporter } }: CaseDoc): boolean =>
  reporter.kind === 'anonymous' || !reporter.confidential;
