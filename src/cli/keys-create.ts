// `esafety keys create FILE`

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createKeyFile } from '../stores/crypto/key-file.ts';
import { EXIT, type ExitCode, type Io } from './command.ts';

export async function keysCreate(io: Io, path: string): Promise<ExitCode> {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
    io.err(`${path} is a folder. Name the file that is to be made in it, such as ${join(path, 'esafety.key')}\n`);
    return EXIT.failed;
  }
  try {
    createKeyFile(path);
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    io.err(
      exists
        ? `${path} exists already and was left as it is: without it, what it encrypted can never be read again.\n`
        : `${path} could not be written. Check that the folder exists and that you may write there.\n`,
    );
    return EXIT.failed;
  }
  io.out(
    `${path} was made; only you can read it.\n` +
      'Copy it now to a sealed place apart from the backups. If it is lost, no report can be read again.\n' +
      `Then set ESAFETY_KEY_FILE=${path}\n`,
  );
  return EXIT.done;
}
