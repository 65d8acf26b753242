// The one error a store throws at a reader: the document is there (or should be) and cannot be read. It names the document, never its content.

import type { DocKind } from './ports.ts';

export class StoreUnreadable extends Error {
  override readonly name = 'StoreUnreadable';
  /** Stable and dotted, e.g. `doc.damaged`, `doc.key_missing`, `doc.missing`, `doc.rolled_back`, `doc.disk`. */
  readonly code: string;
  readonly kind: DocKind;
  readonly id: string;

  constructor(code: string, kind: DocKind, id: string, cause?: unknown) {
    super(`the ${kind} document ${id} cannot be read (${code})`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.kind = kind;
    this.id = id;
  }
}

/** For `catch`: a document that cannot be read counts as none; any other fault is a bug and stays one. */
export function orUnreadable(error: unknown): null {
  if (error instanceof StoreUnreadable) return null;
  throw error;
}
