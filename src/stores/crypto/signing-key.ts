// The server's own signature, made from the audit key: nothing more has to be kept, and its open half can be printed anywhere.

import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from 'node:crypto';
import type { Signature } from '../../usecases/ports.ts';
import { KEY_BYTES, type StoreKeys } from './store-keys.ts';

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

type Keys = Pick<StoreKeys, 'audit'>;

function privateKey({ audit }: Keys): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', audit, '', 'esafety/1/sign-exports', KEY_BYTES));
  return createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
}

export function makeSigner(keys: Keys): (bytes: Uint8Array) => Signature {
  const own = privateKey(keys);
  const key = openHalf(own);
  const fingerprint = fingerprintOf(key);
  return (bytes) => ({ key, fingerprint, signature: sign(null, bytes, own).toString('base64url') });
}

/** The open half, as base64url of 32 bytes. */
export const signingKey = (keys: Keys): string => openHalf(privateKey(keys));

const openHalf = (own: KeyObject): string => createPublicKey(own).export({ format: 'jwk' }).x ?? '';

/** Short enough to be read out over the phone: eight groups of four signs. */
export const fingerprintOf = (key: string): string =>
  (createHash('sha256').update(Buffer.from(key, 'base64url')).digest('hex').slice(0, 32).match(/.{4}/g) ?? []).join(
    ' ',
  );
