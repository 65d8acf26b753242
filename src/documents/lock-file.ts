// Locks a file for one reader before it leaves, in the age format (age-encryption.org), with the library of age's own author. A
// passphrase is stretched on purpose, which takes a moment, so it is done beside the server's own thread, one file at a time.

import { Worker } from 'node:worker_threads';

/** A passphrase that the reader chose, or the reader's open age key (`age1…`). */
export type Lock = { readonly passphrase: string } | { readonly recipient: string };

export type LockJob = { readonly lock: Lock; readonly bytes: Uint8Array };

export const LOCKED_TYPE = 'application/octet-stream';

let last: Promise<unknown> = Promise.resolve();

export function lockFile(bytes: Uint8Array, lock: Lock): Promise<Uint8Array> {
  const done = last.then(() => lockNow({ bytes, lock }));
  // The next one waits for this one, however it ends.
  last = done.catch(() => undefined);
  return done;
}

function lockNow(job: LockJob): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./lock-worker.ts', import.meta.url), { workerData: job });
    worker.once('message', (locked: unknown) => {
      if (locked instanceof Uint8Array) resolve(locked);
      else reject(new Error('the file could not be locked'));
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the file could not be locked')));
  });
}
