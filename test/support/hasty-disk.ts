// A disk that never waits until anything is durable: for simulated years, in which thousands of days are written and no power fails.

import { open, writeFile } from 'node:fs/promises';
import { type Disk, nodeDisk } from '../../src/stores/lowdb/disk.ts';

export const hastyDisk: Disk = {
  ...nodeDisk,
  create: (path, data) => writeFile(path, data, { flag: 'wx', mode: 0o600 }),
  writeFrom: async (path, position, data) => {
    const file = await open(path, 'r+').catch(() => open(path, 'w+', 0o600));
    try {
      await file.truncate(position);
      await file.write(data, 0, data.length, position);
    } finally {
      await file.close();
    }
  },
  syncFolder: () => Promise.resolve(),
};
