// What the commands that touch records need: the pack, the data folder and its keys.

import { existsSync } from 'node:fs';
import { formatFaults } from '../config/fault.ts';
import { loadSettings } from '../config/load-settings.ts';
import type { Settings } from '../config/settings.ts';
import { readKeyFile } from '../stores/crypto/key-file.ts';
import type { StoreKeys } from '../stores/crypto/store-keys.ts';
import { StoreFault } from '../stores/store-fault.ts';
import type { Io } from './command.ts';

export type Data = { readonly settings: Settings; readonly folder: string; readonly keys: StoreKeys };

/** Null when it has said on standard error what is in the way. */
export function findData(io: Io): Data | null {
  const loaded = loadSettings(io.env, 'command');
  if (!loaded.ok) {
    io.err(`The settings are not right yet:\n${formatFaults(loaded.faults)}\n`);
    return null;
  }
  const { settings } = loaded;
  if (settings.key.create && !existsSync(settings.key.file)) {
    io.err('The demo has not been started here yet, so there is nothing to work on. Run npm start once.\n');
    return null;
  }
  const keys = reportingFaults(io, () => readKeyFile(settings.key.file));
  return keys === null ? null : { settings, folder: settings.store.folder, keys };
}

function reportingFaults<T>(io: Io, work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    sayStoreFault(io, error);
    return null;
  }
}

export const sayStoreFault = (io: Io, fault: StoreFault): void => io.err(`${fault.message} ${fault.remedy}\n`);
