// A data folder carries a file `demo` when the demo made it. Made-up and real reports never share a folder.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type DataState = 'new' | 'demo' | 'real';

const markerOf = (folder: string): string => join(folder, 'demo');

export function dataState(folder: string): DataState {
  if (existsSync(markerOf(folder))) return 'demo';
  return existsSync(join(folder, 'store.json')) || existsSync(join(folder, 'docs')) ? 'real' : 'new';
}

/** To be called by the demo's start, before the store is opened. */
export function markDemoData(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(markerOf(folder)))
    writeFileSync(markerOf(folder), 'Made by the demo. Nothing in here is real.\n', { mode: 0o600 });
}
