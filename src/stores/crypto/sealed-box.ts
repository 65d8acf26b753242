// AES-256-GCM with a fresh nonce, and data keys wrapped by the wrapping key. A box opens only with its key and its exact label.

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { KEY_BYTES, type StoreKeys } from './store-keys.ts';

const NONCE_BYTES = 12;
// Named on opening too: without it node accepts tags cut down to 4 bytes.
const TAG_BYTES = 16;

/** nonce, tag, ciphertext. `label` is authenticated and not kept inside. */
export function closeBox(key: Buffer, label: string, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(label));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Throws when the key, the label or a single bit is wrong. */
export function openBox(key: Buffer, label: string, box: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(label));
  decipher.setAuthTag(box.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(box.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
}

export const newDataKey = (): Buffer => randomBytes(KEY_BYTES);

const wrappedKey = z.strictObject({ format: z.literal(1), by: z.string(), box: z.base64() });

/** A data key as it is kept: wrapped by the active wrapping key and bound to its document. */
export function wrapDataKey(keys: StoreKeys, owner: string, dataKey: Buffer): Buffer {
  const wrapping = keys.wrapping.get(keys.active);
  if (wrapping === undefined) throw new Error('the active wrapping key is missing');
  const box = closeBox(wrapping, keyLabel(owner), dataKey).toString('base64');
  return Buffer.from(JSON.stringify({ format: 1, by: keys.active, box }));
}

export function unwrapDataKey(keys: StoreKeys, owner: string, kept: Buffer): Buffer {
  const { by, box } = wrappedKey.parse(JSON.parse(kept.toString('utf8')));
  const wrapping = keys.wrapping.get(by);
  if (wrapping === undefined) throw new Error(`the wrapping key ${by} is not in the key file`);
  return openBox(wrapping, keyLabel(owner), Buffer.from(box, 'base64'));
}

export function wrappedBy(kept: Buffer): string {
  return wrappedKey.parse(JSON.parse(kept.toString('utf8'))).by;
}

const keyLabel = (owner: string): string => `esafety/1/key/${owner}`;
