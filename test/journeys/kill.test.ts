import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from '@jest/globals';
import { makeWorker } from '../../src/delivery/worker.ts';
import { HOUR_MS } from '../../src/domain/shared/instant.ts';
import { createKeyFile, readKeyFile } from '../../src/stores/crypto/key-file.ts';
import { verifyAudit } from '../../src/stores/lowdb/verify-audit.ts';
import { TUESDAY_10 } from '../support/a-case.ts';
import { delivering } from '../support/deliveries.ts';
import { closeTestStores, newTestFolder, openTestStore } from '../support/open-test-store.ts';
import { openSchool } from '../support/school.ts';

const folder = newTestFolder();
const keyFile = join(folder, 'keys.json');
const data = join(folder, 'data');
const deliveries = join(folder, 'deliveries.txt');
afterAll(closeTestStores);

/** What people were told is done: `sent`, `alerted` or `accepted`, the case, and the reference they were given. */
type Told = readonly [what: string, caseId: string, ref: string];

/** Killed after so many lines: some in the first submit, some with many cases in every state. */
const KILL_AFTER = [1, 2, 3, 4, 5, 7, 9, 11, 14, 17, 21, 26, 33, 41, 50];

describe('kill -9 at any moment of submit, deliver and acknowledge', () => {
  it('loses no report that somebody was told is saved, and no alert', async () => {
    createKeyFile(keyFile);
    const keys = readKeyFile(keyFile);
    const told: Told[] = [];
    const late: string[] = [];
    for (const [round, lines] of KILL_AFTER.entries()) {
      const startAt = TUESDAY_10 + round * HOUR_MS;
      await killAfter(lines, startAt, told);
      // Half an hour later: leases and back-off are over.
      const clock = { now: () => startAt + HOUR_MS / 2 };
      const store = await openTestStore({ folder: data, keys, clock });
      expect(store.problems().filter((problem) => problem.level !== 'note')).toEqual([]);
      const school = await openSchool({ store, startAt: clock.now() });
      const messengers = [delivering((line) => void late.push(line))];
      await makeWorker(school.deps, { messengers, mailer: null }, { set: () => () => undefined }).runOnce();

      const reached = new Set([...linesOf(deliveries), ...late]);
      for (const [what, caseId, ref] of told) {
        const doc = await store.read('case', caseId);
        if (what === 'sent') expect(doc?.state).toMatchObject({ ref, submittedAt: expect.any(Number) });
        if (what === 'alerted') expect(doc?.state.phase).not.toBe('draft');
        if (what === 'accepted') expect(doc?.state.acknowledged?.by).toBe('p_dana');
      }
      // Also of those nobody was told about any more: whatever is stored as a case reaches the whole team.
      const { headers } = await store.list('case', [], { limit: 10_000 });
      for (const { id } of headers) {
        const state = (await store.read('case', id))?.state;
        if (state === undefined || state.phase === 'draft') continue;
        expect([...reached]).toContain(`case_alert p_dana ${state.ref}`);
        expect([...reached]).toContain(`case_alert p_dev ${state.ref}`);
      }
      await store.close();
    }
    expect(new Set(told.map(([what]) => what))).toEqual(new Set(['sent', 'alerted', 'accepted']));
    expect(await verifyAudit(data, keys)).toMatchObject({ ok: true, findings: [] });
  }, 120_000);
});

const linesOf = (file: string): readonly string[] => (existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []);

async function killAfter(lines: number, startAt: number, told: Told[]): Promise<void> {
  const script = join(import.meta.dirname, '../support/report-until-killed.ts');
  const child = spawn(process.execPath, ['--no-warnings', script, data, keyFile, deliveries, String(startAt)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  let count = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [what, caseId, ref] = line.split(' ');
    if (what === undefined || caseId === undefined || ref === undefined) continue;
    told.push([what, caseId, ref]);
    count += 1;
    if (count === lines) child.kill('SIGKILL');
  }
  expect(await ended).toBe('SIGKILL');
}
