// The only reader of process.env. A file .env in the working folder is read first; what is set outside wins over it.

import { loadEnvFile } from 'node:process';

export type Environment = Readonly<Record<string, string | undefined>>;

export function readEnvironment(envFile = '.env'): Environment {
  try {
    loadEnvFile(envFile);
  } catch (error) {
    // No such file is the usual case. One that is there and cannot be read must not be passed over in silence.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  return process.env;
}
