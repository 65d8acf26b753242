// The demo marks the folder it made. The console starts only on such a folder, and a real school never does.

import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const markerOf = (folder: string): string => join(folder, 'demo');

/** Call it before the store is opened for the first time. Refuses (false) a folder that already holds a store which no demo made. */
export function markDemo(folder: string): boolean {
  if (isDemo(folder)) return true;
  if (existsSync(join(folder, 'store.json')) || existsSync(join(folder, 'docs'))) return false;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = openSync(markerOf(folder), 'w', 0o600);
  try {
    writeSync(file, 'This folder was made by the demo. Nothing in it is real.\n');
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return true;
}

export const isDemo = (folder: string): boolean => existsSync(markerOf(folder));
