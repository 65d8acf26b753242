// The history is a chain over salted digests, keyed with the audit key: an entry cannot be edited, dropped, moved or slipped in unseen.

import { createHash, randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { HistoryEntry } from '../../domain/shared/document.ts';
import { canonical } from './canonical.ts';
import { type DerivedKeys, keyedDigest } from './store-keys.ts';

type Owner = { readonly kind: string; readonly id: string; readonly school: string };

/** The chain head of a history, which is what the ledger remembers. */
export function chainHead(derived: DerivedKeys, owner: Owner, history: readonly HistoryEntry[]): string {
  return history.at(-1)?.seal?.chain ?? firstLink(derived, owner);
}

/**
 * What is kept is kept as it was; what is new gets its seal. A changed, reordered or missing sealed entry, or a seal that the store did
 * not make, is a bug in the caller and throws.
 */
export function sealHistory(
  derived: DerivedKeys,
  owner: Owner,
  kept: readonly HistoryEntry[],
  offered: readonly HistoryEntry[],
): readonly HistoryEntry[] {
  const known = offered.slice(0, kept.length);
  if (!isDeepStrictEqual(known, [...kept])) throw new Error('sealed history entries may not be changed or left out');
  const sealed = [...kept];
  for (const entry of offered.slice(kept.length)) {
    if (entry.seal !== undefined) throw new Error('a new history entry may not bring its own seal');
    sealed.push(sealEntry(derived, owner, sealed, entry));
  }
  return sealed;
}

export type ChainFault = { readonly seq: number; readonly what: 'edited' | 'broken' };

/** The first fault in a history, or null. `edited`: the entry is not what was sealed. `broken`: the links do not join. */
export function verifyHistory(derived: DerivedKeys, owner: Owner, history: readonly HistoryEntry[]): ChainFault | null {
  let link = firstLink(derived, owner);
  for (const [seq, entry] of history.entries()) {
    if (entry.seal?.seq !== seq) return { seq, what: 'broken' };
    if (entry.seal.digest !== entryDigest(entry.seal.salt, seq, entry)) return { seq, what: 'edited' };
    link = nextLink(derived, link, entry.seal.digest);
    if (entry.seal.chain !== link) return { seq, what: 'broken' };
  }
  return null;
}

function sealEntry(
  derived: DerivedKeys,
  owner: Owner,
  before: readonly HistoryEntry[],
  entry: HistoryEntry,
): HistoryEntry {
  const seq = before.length;
  const salt = randomBytes(16).toString('base64url');
  const digest = entryDigest(salt, seq, entry);
  return { ...entry, seal: { seq, salt, digest, chain: nextLink(derived, chainHead(derived, owner, before), digest) } };
}

function entryDigest(salt: string, seq: number, entry: HistoryEntry): string {
  const { seal: _, ...said } = entry;
  return createHash('sha256')
    .update(`${salt}|${seq}|${canonical(said)}`)
    .digest('base64url');
}

function firstLink(derived: DerivedKeys, owner: Owner): string {
  return keyedDigest(derived.history, 'start', owner.kind, owner.id, owner.school).toString('base64url');
}

function nextLink(derived: DerivedKeys, previous: string, digest: string): string {
  return keyedDigest(derived.history, 'link', previous, digest).toString('base64url');
}
