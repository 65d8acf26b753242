// Signs tokens as the Bot Framework does, and spoils them in the ways an attacker or a broken clock would.

import { createHmac, createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';

export const ISSUER = 'https://api.botframework.com';

type Claims = Readonly<Record<string, unknown>>;
export type TokenChange = {
  readonly claims?: Claims;
  readonly header?: Claims;
  /** Signed with a key that the key server does not know under this id. */
  readonly otherKey?: boolean;
};

export type Signer = {
  readonly jwks: () => object;
  readonly sign: (appId: string, serviceUrl: string, change?: TokenChange) => string;
};

/** Keys are cached by the SDK per address of the key server, so each server makes its own. */
export function createSigner(): Signer {
  const ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const unendorsed = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid: string = randomUUID();
  const jwk = (key: KeyObject, id: string, endorsements: readonly string[]): object => ({
    ...key.export({ format: 'jwk' }),
    kid: id,
    use: 'sig',
    endorsements,
  });
  return {
    jwks: () => ({
      keys: [jwk(ours.publicKey, kid, ['msteams', 'directline']), jwk(unendorsed.publicKey, 'unendorsed', ['webchat'])],
    }),
    sign: (appId, serviceUrl, change = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const header = { alg: 'RS256', typ: 'JWT', kid, ...change.header };
      const claims = {
        iss: ISSUER,
        aud: appId,
        serviceurl: serviceUrl,
        nbf: now - 60,
        exp: now + 3600,
        ...change.claims,
      };
      const head = `${encode(header)}.${encode(claims)}`;
      if (header.alg === 'none') return `${head}.`;
      if (header.alg === 'HS256') {
        const secret = ours.publicKey.export({ format: 'pem', type: 'spki' });
        return `${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`;
      }
      const key = change.otherKey ? other : header.kid === 'unendorsed' ? unendorsed : ours;
      return `${head}.${createSign('RSA-SHA256').update(head).sign(key.privateKey, 'base64url')}`;
    },
  };
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
