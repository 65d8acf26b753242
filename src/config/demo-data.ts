// A data folder carries a file `demo` when the demo made it (stores/lowdb/demo-marker.ts). Made-up and real reports never share one.

import { existsSync } from 'node:fs';
import { join } from 'node:path';

export type DataState = 'new' | 'demo' | 'real';

const markerOf = (folder: string): string => join(folder, 'demo');

export function dataState(folder: string): DataState {
  if (existsSync(markerOf(folder))) return 'demo';
  return existsSync(join(folder, 'store.json')) || existsSync(join(folder, 'docs')) ? 'real' : 'new';
}
