// Where things lie in the data folder:
//
//   store.json                         format, and a check value for each key: a wrong key is found before anything is touched
//   lock                               who has the folder open: pid, its start time, boot id
//   ledger                             append-only, one line per commit of any document, each line sealing the one before
//   docs/<kind>/<shard>/<name>.doc     one line of header (no names in it, authenticated), then the encrypted document
//   keys/<kind>/<shard>/<name>.key     the document's data key, wrapped. Kept and backed up apart: destroying it destroys the document
//   demo                               present when the demo made this folder
//   control.sock                       where a running server takes commands from the command line
//
// <shard> spreads documents over 256 folders; <name> is the id with every unusual sign spelt out. Files are 0600, folders 0700.

import { createHash, randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { DocId } from '../../domain/shared/document.ts';
import type { DocRef } from '../../usecases/ports.ts';

export type { DocRef };

/** Longer ids would not fit in a file name once they are spelt out. */
const MAX_NAME = 200;

export const ledgerPath = (folder: string): string => join(folder, 'ledger');
export const markerPath = (folder: string): string => join(folder, 'store.json');
export const docPath = (folder: string, ref: DocRef): string =>
  join(folder, 'docs', ref.kind, shardOf(ref), `${nameOf(ref.id)}.doc`);
export const keyPath = (folder: string, ref: DocRef): string =>
  join(folder, 'keys', ref.kind, shardOf(ref), `${nameOf(ref.id)}.key`);
export const tempPath = (path: string): string => `${path}.${randomBytes(8).toString('hex')}.tmp`;
export const oldPath = (path: string): string => `${path}.old`;

export const refKey = (ref: DocRef): string => `${ref.kind}/${ref.id}`;

/** A folder and all its parents up to the data folder: the ones whose names must be durable after a new folder was made. */
export function foldersUpTo(folder: string, top: string): readonly string[] {
  const folders: string[] = [];
  for (let at = folder; at.length >= top.length; at = dirname(at)) folders.push(at);
  return folders;
}

/** The id behind a file name, or null for a name that the store did not make. */
export function idOfName(file: string, ending: '.doc' | '.key'): DocId | null {
  if (!file.endsWith(ending)) return null;
  const name = file.slice(0, -ending.length);
  if (!/^(?:[A-Za-z0-9_-]|%[0-9a-f]{2})+$/.test(name)) return null;
  const bytes = name.split(/(%[0-9a-f]{2})/).filter((part) => part !== '');
  const id = Buffer.concat(
    bytes.map((part) => (part.startsWith('%') ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part))),
  ).toString('utf8');
  return nameOf(id) === name ? id : null;
}

function shardOf(ref: DocRef): string {
  return createHash('sha256').update(refKey(ref)).digest('hex').slice(0, 2);
}

/** Readable for an operator, and safe: no slash, no dot, no surprise from a strange id. */
function nameOf(id: DocId): string {
  const name = Buffer.from(id)
    .toString('latin1')
    .replace(/[^A-Za-z0-9_-]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
  if (name === '' || name.length > MAX_NAME) throw new Error('a document id must have 1 to 200 signs');
  return name;
}
