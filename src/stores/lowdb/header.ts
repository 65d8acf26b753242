// The header: the first line of a document's file. It holds no names, is authenticated by itself (so that the start reads only it) and is
// the label of the encrypted body (so that header and body cannot be parted).

import { timingSafeEqual } from 'node:crypto';
import type { AnyDoc, Header } from '../../usecases/ports.ts';
import { chainHead } from '../crypto/history-chain.ts';
import { type DerivedKeys, hiddenTerm, keyedDigest } from '../crypto/store-keys.ts';

export const FORMAT = 1;

export type StoredHeader = Header & {
  readonly format: number;
  /** Place in the order of creation over the whole store, 1, 2, 3 …: what `newest first` goes by. */
  readonly born: number;
  /** HMAC of the search terms. */
  readonly terms: readonly string[];
  /** Head of the history chain. */
  readonly chain: string;
  /** Keyed digest of the clear document, for the ledger: it commits to the content without giving it away. */
  readonly sum: string;
};

const MAC_LENGTH = 43;
const TAIL = /,"mac":"([A-Za-z0-9_-]{43})"\}$/;
const TAIL_LENGTH = ',"mac":""}'.length + MAC_LENGTH;

export function headerOf(derived: DerivedKeys, doc: AnyDoc, born: number, text: string): StoredHeader {
  return {
    format: FORMAT,
    kind: doc.kind,
    id: doc.id,
    school: doc.school,
    version: doc.version,
    dueAt: doc.dueAt,
    born,
    terms: [...new Set(doc.terms)].map((term) => hiddenTerm(derived, doc.kind, term)),
    chain: chainHead(derived, doc, doc.history),
    sum: contentSum(derived, text),
  };
}

export const contentSum = (derived: DerivedKeys, text: string): string =>
  keyedDigest(derived.content, text).toString('base64url');

export function writeHeader(derived: DerivedKeys, header: StoredHeader): string {
  const said = JSON.stringify(header);
  return `${said.slice(0, -1)},"mac":"${macOf(derived, said)}"}`;
}

/** The header in a line, or null when the line is not exactly what a store with these keys wrote. */
export function readHeader(derived: DerivedKeys, line: string): StoredHeader | null {
  const mac = TAIL.exec(line)?.[1];
  if (mac === undefined) return null;
  const said = `${line.slice(0, -TAIL_LENGTH)}}`;
  if (!timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(derived, said)))) return null;
  // Authenticated: the shape is what headerOf made.
  const header = JSON.parse(said) as StoredHeader;
  return header.format === FORMAT ? header : null;
}

/** The first line of a file's first bytes, or null when it is not complete in them. */
export function firstLine(head: Buffer): string | null {
  const end = head.indexOf(0x0a);
  return end === -1 ? null : head.toString('utf8', 0, end);
}

const macOf = (derived: DerivedKeys, said: string): string => keyedDigest(derived.header, said).toString('base64url');
