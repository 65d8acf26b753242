// The key file: JSON with the wrapping, audit and search keys, readable by its owner alone. Without it nothing at rest can be read.

import { closeSync, fstatSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { StoreFault } from '../store-fault.ts';
import { KEY_BYTES, newStoreKeys, type StoreKeys } from './store-keys.ts';

const KEY_FILE_FORMAT = 1;
const key = z.base64().transform((text, context) => {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== KEY_BYTES) context.addIssue({ code: 'custom', message: `a key has ${KEY_BYTES} bytes` });
  return bytes;
});
const keyFile = z
  .strictObject({
    format: z.literal(KEY_FILE_FORMAT),
    active: z.string().min(1),
    wrapping: z.record(z.string().regex(/^[A-Za-z0-9_-]{1,40}$/), key),
    audit: key,
    search: key,
  })
  .refine((file) => file.wrapping[file.active] !== undefined, 'the active key is not among the wrapping keys');

export function readKeyFile(path: string): StoreKeys {
  const text = readOwnFile(path);
  const parsed = keyFile.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new StoreFault(
      'key_file.damaged',
      'The key file is not a key file of this program, or it is damaged.',
      'Restore it from the sealed copy. A new key file cannot read the old records.',
    );
  }
  const { active, wrapping, audit, search } = parsed.data;
  return { active, wrapping: new Map(Object.entries(wrapping)), audit, search };
}

/** Makes a new key file with mode 0600. Never overwrites one. */
export function createKeyFile(path: string): StoreKeys {
  const keys = newStoreKeys();
  writeKeyFile(path, keys);
  return keys;
}

/** Adds a new active wrapping key; the older ones stay readable. The file is written to a new path, so that the old one can be kept. */
export function writeKeyFile(path: string, keys: StoreKeys): void {
  const text = JSON.stringify({
    format: KEY_FILE_FORMAT,
    active: keys.active,
    wrapping: Object.fromEntries([...keys.wrapping].map(([id, bytes]) => [id, bytes.toString('base64')])),
    audit: keys.audit.toString('base64'),
    search: keys.search.toString('base64'),
  });
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, `${text}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function readOwnFile(path: string): string {
  const file = openKeyFile(path);
  try {
    // The mode of the open file, not of the path: nobody can swap the file between the look and the read.
    if ((fstatSync(file).mode & 0o177) !== 0) {
      throw new StoreFault(
        'key_file.open_to_others',
        'The key file can be read by others on this machine.',
        'Set its mode to 0400 or 0600 (chmod 600), and consider whether the keys were copied.',
      );
    }
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
}

function openKeyFile(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw new StoreFault(
      'key_file.missing',
      'The key file cannot be opened.',
      'Check ESAFETY_KEY_FILE, and that the account that runs the server owns the file.',
      error,
    );
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
