// The thread in which one file is locked. See lock-file.ts.

import { parentPort, workerData } from 'node:worker_threads';
import { Encrypter } from 'age-encryption';
import type { LockJob } from './lock-file.ts';

/** 64 MB and a quarter of a second for each guess; with the length that a passphrase must have, more would only slow the server. */
const WORK_FACTOR = 16;

// The one sender is lock-file.ts.
const { lock, bytes } = workerData as LockJob;
const encrypter = new Encrypter();
if ('passphrase' in lock) {
  encrypter.setPassphrase(lock.passphrase);
  encrypter.setScryptWorkFactor(WORK_FACTOR);
} else encrypter.addRecipient(lock.recipient);
parentPort?.postMessage(await encrypter.encrypt(bytes));
