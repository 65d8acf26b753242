// A real store in a temporary folder with its own test keys, for everybody's tests. Close it (or let closeTestStores do it) when the test ends.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newStoreKeys, type StoreKeys } from '../../src/stores/crypto/store-keys.ts';
import { type LowdbStore, type LowdbStoreOptions, openLowdbStore } from '../../src/stores/lowdb/open-lowdb-store.ts';

export type TestStore = LowdbStore & {
  readonly folder: string;
  readonly keys: StoreKeys;
  /** Closes it and opens the same folder again. */
  readonly reopen: () => Promise<TestStore>;
  /** Closes it and removes the folder. */
  readonly dispose: () => Promise<void>;
};

const opened = new Set<TestStore>();
const made = new Set<string>();

/** Monday 23 November 2026, 09:00 UTC, unless the test brings its own clock. */
const QUIET_MORNING = Date.UTC(2026, 10, 23, 9);

export async function openTestStore(options: Partial<LowdbStoreOptions> = {}): Promise<TestStore> {
  const folder = options.folder ?? newTestFolder();
  const keys = options.keys ?? newStoreKeys();
  const clock = options.clock ?? { now: () => QUIET_MORNING };
  const store = await openLowdbStore({ ...options, folder, keys, clock });
  const test: TestStore = {
    ...store,
    folder,
    keys,
    reopen: async () => {
      opened.delete(test);
      await store.close();
      return await openTestStore({ ...options, folder, keys, clock });
    },
    dispose: async () => {
      opened.delete(test);
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  opened.add(test);
  return test;
}

/** `afterEach(closeTestStores)`: closes every test store that is still open, and removes every test folder of this file. */
export async function closeTestStores(): Promise<void> {
  for (const store of opened) await store.dispose();
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
  made.clear();
}

export function newTestFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'esafety-test-'));
  made.add(folder);
  return folder;
}
