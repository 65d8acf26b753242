import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createKeyFile, readKeyFile } from '../../../src/stores/crypto/key-file.ts';
import { openLowdbStore } from '../../../src/stores/lowdb/open-lowdb-store.ts';
import { verifyAudit } from '../../../src/stores/lowdb/verify-audit.ts';
import { newTestFolder } from '../../support/open-test-store.ts';

const folder = newTestFolder();
const keyFile = join(folder, 'keys.json');
const data = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('kill -9', () => {
  it('never loses an acknowledged commit, and the next start takes the lock over at once', async () => {
    createKeyFile(keyFile);
    const keys = readKeyFile(keyFile);
    const acked = new Map<string, number>();
    for (const lines of [1, 2, 3, 5, 8, 13, 21, 34, 55, 89]) {
      await killAfter(lines, acked);
      const store = await openLowdbStore({ folder: data, keys, clock: { now: () => 0 } });
      expect(store.problems().filter((problem) => problem.level !== 'note')).toEqual([]);
      for (const [id, version] of acked) {
        const doc = await store.read('person', id);
        expect(doc?.version).toBeGreaterThanOrEqual(version);
        expect(doc?.state.name).toBe(`name ${doc?.version}`);
      }
      await store.close();
    }
    expect(acked.size).toBeGreaterThan(20);
    expect(await verifyAudit(data, keys)).toMatchObject({ ok: true, findings: [], notes: [] });
  });
});

/** Starts the child, kills it when it has acknowledged so many commits, and notes all that it acknowledged. */
async function killAfter(lines: number, acked: Map<string, number>): Promise<void> {
  const script = join(import.meta.dirname, '../../support/commit-until-killed.ts');
  const child = spawn(process.execPath, ['--no-warnings', script, data, keyFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  let count = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [id, version] = line.split(' ');
    if (id === undefined) continue;
    acked.set(id, Math.max(acked.get(id) ?? 0, Number(version)));
    count += 1;
    if (count === lines) child.kill('SIGKILL');
  }
  expect(await ended).toBe('SIGKILL');
}
