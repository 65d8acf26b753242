// The key file must exist and be readable by the server's account alone. Its content is checked where it is used.

import { type Stats, statSync } from 'node:fs';
import type { Env } from './env-schema.ts';
import type { Fault } from './fault.ts';
import type { Settings } from './settings.ts';

const PATH = 'ESAFETY_KEY_FILE';
const OTHERS = 0o077;
const EXECUTE = 0o100;

const fault = (code: string, message: string, fix: string): Fault => ({ code, path: PATH, message, fix });

export function keyFaults(settings: Settings, env: Env): readonly Fault[] {
  if (settings.key.create) return [];
  if (env.ESAFETY_KEY_FILE === undefined) {
    return [
      fault(
        'setting.no_key_file',
        'Records are kept encrypted, and there is no key.',
        'Make one with: npm run esafety -- keys create FILE. Keep a sealed copy apart from the backups, and set this to FILE.',
      ),
    ];
  }
  const stat = look(settings.key.file);
  if (stat === undefined || !stat.isFile()) {
    return [
      fault(
        'setting.key_file_missing',
        'There is no such file.',
        'Check the path. A new key cannot read old records: bring back the sealed copy if this server has run before.',
      ),
    ];
  }
  if ((stat.mode & (OTHERS | EXECUTE)) !== 0) {
    return [
      fault(
        'setting.key_file_open',
        `This file can be read or changed by others (mode 0${(stat.mode & 0o777).toString(8)}).`,
        'Run: chmod 600 on it, and think about who may have copied it.',
      ),
    ];
  }
  return [];
}

/** A folder that may not be entered looks like a file that is not there. */
function look(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
