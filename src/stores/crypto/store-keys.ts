// The keys a store works with: wrapping keys (several can be read, one is active), the audit key and the search key.

import { createHmac, hkdfSync, randomBytes } from 'node:crypto';

export const KEY_BYTES = 32;

export type StoreKeys = {
  /** Id of the wrapping key that wraps new data keys. */
  readonly active: string;
  /** Every wrapping key that can still be read, by id. */
  readonly wrapping: ReadonlyMap<string, Buffer>;
  readonly audit: Buffer;
  readonly search: Buffer;
};

/** One key per purpose, so that a value made for one place proves nothing in another. */
export type DerivedKeys = {
  readonly header: Buffer;
  readonly content: Buffer;
  readonly history: Buffer;
  readonly ledger: Buffer;
  readonly terms: Buffer;
};

export function newStoreKeys(keyId = 'k1'): StoreKeys {
  return {
    active: keyId,
    wrapping: new Map([[keyId, randomBytes(KEY_BYTES)]]),
    audit: randomBytes(KEY_BYTES),
    search: randomBytes(KEY_BYTES),
  };
}

export function deriveKeys(keys: StoreKeys): DerivedKeys {
  const fromAudit = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', keys.audit, '', `esafety/1/${purpose}`, KEY_BYTES));
  return {
    header: fromAudit('header'),
    content: fromAudit('content'),
    history: fromAudit('history'),
    ledger: fromAudit('ledger'),
    terms: Buffer.from(hkdfSync('sha256', keys.search, '', 'esafety/1/terms', KEY_BYTES)),
  };
}

/** A keyed digest of parts. Each part is preceded by its length, so that no two lists of parts read the same. */
export function keyedDigest(key: Buffer, ...parts: readonly (string | Buffer)[]): Buffer {
  const hmac = createHmac('sha256', key);
  for (const part of parts) {
    hmac.update(`${typeof part === 'string' ? Buffer.byteLength(part) : part.length}:`);
    hmac.update(part);
  }
  return hmac.digest();
}

/** A search term as the store keeps it: found again by whoever holds the search key, read by nobody. */
export function hiddenTerm(derived: DerivedKeys, kind: string, term: string): string {
  return keyedDigest(derived.terms, kind, term).subarray(0, 16).toString('base64url');
}
