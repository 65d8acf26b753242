// What the store found wrong and lives with: refused documents and notes for the operator. Codes and ids only.

import type { DocKind } from '../../usecases/ports.ts';
import { type DocRef, refKey } from './layout.ts';

export type StoreProblem = {
  /** Stable and dotted: `doc.damaged`, `doc.header_damaged`, `doc.key_missing`, `doc.missing`, `doc.rolled_back`, `ledger.broken`, … */
  readonly code: string;
  /** `refused`: this document cannot be used until somebody acts. `alarm`: works, but somebody must look. `note`: was put right. */
  readonly level: 'refused' | 'alarm' | 'note';
  readonly kind?: DocKind;
  readonly id?: string;
  /** A file that belongs to no document that the store knows of. */
  readonly file?: string;
};

export type Problems = {
  readonly all: () => readonly StoreProblem[];
  readonly add: (problem: StoreProblem) => void;
  readonly refuse: (ref: DocRef, code: string) => void;
  readonly pardon: (ref: DocRef) => void;
  /** The code for which a document is refused. */
  readonly refusalOf: (ref: DocRef) => string | undefined;
};

export function newProblems(): Problems {
  const general: StoreProblem[] = [];
  const refused = new Map<string, StoreProblem>();
  return {
    all: () => [...refused.values(), ...general],
    add: (problem) => {
      general.push(problem);
    },
    refuse: (ref, code) => {
      refused.set(refKey(ref), { code, level: 'refused', kind: ref.kind, id: ref.id });
    },
    pardon: (ref) => {
      refused.delete(refKey(ref));
    },
    refusalOf: (ref) => refused.get(refKey(ref))?.code,
  };
}
