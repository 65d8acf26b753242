import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { newStoreKeys } from '../../../src/stores/crypto/store-keys.ts';
import { openLowdbStore } from '../../../src/stores/lowdb/open-lowdb-store.ts';
import { verifyAudit } from '../../../src/stores/lowdb/verify-audit.ts';
import type { PersonDoc, Store } from '../../../src/usecases/ports.ts';
import { type Cut, forgetfulDisk } from '../../support/forgetful-disk.ts';
import { newTestFolder } from '../../support/open-test-store.ts';
import { entry, personDoc, renamed, withEntry } from '../../support/sample-docs.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const keys = newStoreKeys();
const clock = { now: () => 0 };
/** Per document: the newest version that was acknowledged, and the name in the newest one that was tried. */
type Told = Map<string, { acked: number; tried: number }>;

async function scenario(store: Store, told: Told): Promise<void> {
  const commit = async (doc: PersonDoc): Promise<PersonDoc> => {
    const known = told.get(doc.id) ?? { acked: 0, tried: 0 };
    told.set(doc.id, { ...known, tried: doc.version + 1 });
    const result = await store.commit<'person'>(renamed(withEntry(doc, entry('step')), `name ${doc.version + 1}`));
    if (!result.ok) throw new Error(result.why);
    told.set(doc.id, { acked: result.doc.version, tried: result.doc.version });
    return result.doc;
  };
  const one = await commit(personDoc('p1'));
  const two = await commit(one);
  // Several at once, so that rounds are shared.
  await Promise.all([commit(two), commit(personDoc('p2')), commit(personDoc('p3'))]);
}

async function runUntil(steps: number): Promise<{ told: Told; steps: number; cut: (how: Cut) => string }> {
  const folder = newTestFolder();
  folders.push(folder);
  const machine = forgetfulDisk(folder, steps);
  const told: Told = new Map();
  try {
    const store = await openLowdbStore({ folder, keys, clock, disk: machine.disk });
    await scenario(store, told);
  } catch {
    // The machine went off in the middle of it.
  }
  // Commits that were still on their way when another one failed.
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  return { told, steps: machine.steps(), cut: machine.cut };
}

async function checkSurvivor(folder: string, told: Told): Promise<void> {
  folders.push(folder);
  const store = await openLowdbStore({ folder, keys, clock });
  try {
    expect(store.problems().filter((problem) => problem.level !== 'note')).toEqual([]);
    for (const [id, { acked, tried }] of told) {
      const doc = await store.read('person', id);
      const version = doc?.version ?? 0;
      expect(version).toBeGreaterThanOrEqual(acked);
      expect(version).toBeLessThanOrEqual(tried);
      if (doc === null) continue;
      expect(doc.state.name).toBe(`name ${version}`);
      expect(doc.history).toHaveLength(version + 1);
      expect((await store.commit(renamed(doc, 'after'))).ok).toBe(true);
    }
  } finally {
    await store.close();
  }
  expect((await verifyAudit(folder, keys)).findings).toEqual([]);
}

describe('a crash between any two steps on the disk', () => {
  const cuts: readonly (readonly [string, (seed: number) => Cut])[] = [
    ['of the process', () => 'process'],
    ['of the power, when nothing unsynced survives', () => 'power'],
    ['of the power, when unsynced names survive by chance', (seed) => coin(seed)],
  ];
  it.each(cuts)('%s leaves the old or the new document and every acknowledged commit', async (_, cutFor) => {
    const whole = await runUntil(Number.POSITIVE_INFINITY);
    expect(whole.steps).toBeGreaterThan(40);
    for (let steps = 0; steps <= whole.steps; steps += 1) {
      const { told, cut } = await runUntil(steps);
      await checkSurvivor(cut(cutFor(steps)), told);
    }
  });
});

/** A small repeatable coin (mulberry32). */
function coin(seed: number): () => boolean {
  let state = (seed + 1) * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return ((t ^ (t >>> 14)) & 1) === 1;
  };
}
