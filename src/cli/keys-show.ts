// `esafety keys show FILE`: the open half of the key under copies of cases. Nothing secret is printed.

import { readKeyFile } from '../stores/crypto/key-file.ts';
import { fingerprintOf, signingKey } from '../stores/crypto/signing-key.ts';
import { StoreFault } from '../stores/store-fault.ts';
import { EXIT, type ExitCode, type Io } from './command.ts';
import { sayStoreFault } from './open-data.ts';

export async function keysShow(io: Io, path: string): Promise<ExitCode> {
  try {
    const key = signingKey(readKeyFile(path));
    io.out(
      'Copies of cases that leave this server are signed. Whoever checks one compares it with this, which is no secret:\n' +
        `Fingerprint: ${fingerprintOf(key)}\n` +
        `Public key:  ${key}\n` +
        'Keep it where the school can show that it had it before: the minutes of a governors’ meeting, a letter, its website.\n',
    );
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    sayStoreFault(io, error);
    return EXIT.failed;
  }
}
