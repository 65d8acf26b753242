// What leaves is locked for its reader alone.

import { expect, it } from '@jest/globals';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { isAgeRecipient } from '../../src/documents/age-recipient.ts';
import { lockFile } from '../../src/documents/lock-file.ts';

const SECRET = new TextEncoder().encode('Nobody else may read this.');
const PASSPHRASE = 'seven plain words nobody else would pick';

it('only the passphrase opens a file that was locked with it', async () => {
  const locked = await lockFile(SECRET, { passphrase: PASSPHRASE });
  expect(Buffer.from(locked).includes(Buffer.from(SECRET))).toBe(false);
  const right = new Decrypter();
  right.addPassphrase(PASSPHRASE);
  expect(Buffer.from(await right.decrypt(locked))).toEqual(Buffer.from(SECRET));
  const wrong = new Decrypter();
  wrong.addPassphrase(`${PASSPHRASE}s`);
  await expect(wrong.decrypt(locked)).rejects.toThrow();
});

it('a file locked to a key opens with the other half of that key, and no flipped byte goes unseen', async () => {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  expect(isAgeRecipient(recipient)).toBe(true);
  expect(isAgeRecipient(`${recipient.slice(0, -1)}b`)).toBe(false);
  expect(isAgeRecipient(identity)).toBe(false);
  const locked = await lockFile(SECRET, { recipient });
  const open = (bytes: Uint8Array) => {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return decrypter.decrypt(bytes);
  };
  expect(Buffer.from(await open(locked))).toEqual(Buffer.from(SECRET));
  for (const at of [...locked.keys()]) {
    const changed = Uint8Array.from(locked);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await expect(open(changed)).rejects.toThrow();
  }
});

it('a lock that cannot be made fails aloud, and the next one is made all the same', async () => {
  await expect(lockFile(SECRET, { recipient: 'age1nonsense' })).rejects.toThrow();
  expect((await lockFile(SECRET, { passphrase: PASSPHRASE })).length).toBeGreaterThan(SECRET.length);
});
