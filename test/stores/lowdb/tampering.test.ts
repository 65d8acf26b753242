import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { docPath, keyPath, ledgerPath } from '../../../src/stores/lowdb/layout.ts';
import { verifyAudit } from '../../../src/stores/lowdb/verify-audit.ts';
import type { PersonDoc, Store } from '../../../src/usecases/ports.ts';
import { forge } from '../../support/forge-document.ts';
import { closeTestStores, openTestStore, type TestStore } from '../../support/open-test-store.ts';
import { entry, personDoc, renamed, withEntry } from '../../support/sample-docs.ts';

afterEach(closeTestStores);

const P1 = { kind: 'person', id: 'p1' } as const;
const P2 = { kind: 'person', id: 'p2' } as const;

/** Two people, the first at version 3 with three entries; closed, so that hands can be laid on the files. */
async function someStore(): Promise<TestStore> {
  const store = await openTestStore();
  let doc = await committed(store, personDoc('p1'));
  await committed(store, personDoc('p2'));
  for (const name of ['Tess Second', 'Tess Third'])
    doc = await committed(store, withEntry(renamed(doc, name), entry('renamed')));
  await store.close();
  return store;
}

const codes = async (store: TestStore): Promise<string[]> =>
  (await verifyAudit(store.folder, store.keys)).findings.map((finding) => finding.code);

describe('the audit', () => {
  it('finds nothing wrong with a store that nobody touched', async () => {
    const store = await someStore();
    const report = await verifyAudit(store.folder, store.keys);
    expect(report).toMatchObject({ ok: true, documents: 2, entries: 4, lines: 4, findings: [], notes: [] });
  });

  it('may run beside a live server that is committing', async () => {
    const store = await openTestStore();
    const writing = (async () => {
      for (let n = 0; n < 40; n += 1) await committed(store, personDoc(`p${n}`));
    })();
    for (let n = 0; n < 3; n += 1) expect((await verifyAudit(store.folder, store.keys)).findings).toEqual([]);
    await writing;
    expect((await verifyAudit(store.folder, store.keys)).documents).toBe(40);
  });

  it('finds an entry edited by somebody who has all the keys', async () => {
    const store = await someStore();
    forge(store, P1, (doc) => ({
      ...doc,
      history: doc.history.map((one, n) => (n === 1 ? { ...one, by: 'p_other' } : one)),
    }));
    const { findings } = await verifyAudit(store.folder, store.keys);
    expect(findings).toContainEqual({ code: 'history.edited', ...P1, seq: 1 });
  });

  it.each([
    ['left out', (doc: PersonDoc) => ({ ...doc, history: doc.history.filter((_, n) => n !== 1) })],
    ['swapped', (doc: PersonDoc) => ({ ...doc, history: doc.history.toReversed() })],
    ['slipped in unsealed', (doc: PersonDoc) => withEntry(doc, entry('forged'))],
  ])('finds an entry that was %s', async (_, change) => {
    const store = await someStore();
    forge(store, P1, change);
    expect(await codes(store)).toContain('history.broken');
  });

  it('finds a history cut at its end, and a state rewritten, because the ledger remembers the content', async () => {
    for (const change of [
      (doc: PersonDoc) => ({ ...doc, history: doc.history.slice(0, 2) }),
      (doc: PersonDoc) => renamed(doc, 'X'),
    ]) {
      const store = await someStore();
      forge(store, P1, change);
      expect(await codes(store)).toEqual(['doc.not_in_ledger']);
      const again = await openTestStore({ folder: store.folder, keys: store.keys });
      await expect(again.read('person', 'p1')).rejects.toMatchObject({ code: 'doc.not_in_ledger' });
    }
  });

  it('finds a document that was taken away, and the start refuses it by name', async () => {
    const store = await someStore();
    rmSync(docPath(store.folder, P1));
    expect(await codes(store)).toEqual(['doc.missing']);
    const again = await openTestStore({ folder: store.folder, keys: store.keys });
    expect(again.problems()).toEqual([{ code: 'doc.missing', level: 'refused', ...P1 }]);
    await expect(again.read('person', 'p1')).rejects.toMatchObject({ name: 'StoreUnreadable', code: 'doc.missing' });
    await expect(again.commit(personDoc('p1'))).rejects.toMatchObject({ code: 'doc.missing' });
    expect((await again.read('person', 'p2'))?.id).toBe('p2');
  });

  it('finds a document that was put back to an older version, and the start refuses it', async () => {
    const store = await openTestStore();
    const doc = await committed(store, personDoc('p1'));
    const path = docPath(store.folder, P1);
    copyFileSync(path, `${store.folder}/aside`);
    await committed(store, renamed(doc, 'Tess Second'));
    await store.close();
    renameSync(`${store.folder}/aside`, path);
    expect(await codes(store)).toEqual(['doc.rolled_back']);
    const again = await openTestStore({ folder: store.folder, keys: store.keys });
    await expect(again.read('person', 'p1')).rejects.toMatchObject({ code: 'doc.rolled_back' });
  });

  it('finds one document put in the place of another', async () => {
    const store = await someStore();
    copyFileSync(docPath(store.folder, P1), docPath(store.folder, P2));
    expect(await codes(store)).toEqual(['doc.misplaced']);
    const again = await openTestStore({ folder: store.folder, keys: store.keys });
    expect(again.problems()).toEqual([{ code: 'doc.header_damaged', level: 'refused', ...P2 }]);
  });

  it('finds a ledger line that was changed, moved or left out', async () => {
    for (const change of [
      (lines: string[]) => lines.filter((_, n) => n !== 1),
      (lines: string[]) => [lines[1] ?? '', lines[0] ?? '', ...lines.slice(2)],
      (lines: string[]) => lines.map((line, n) => (n === 1 ? line.replace('"p2"', '"p9"') : line)),
      (lines: string[]) => lines.map((line, n) => (n === 1 ? 'not a line' : line)),
    ]) {
      const store = await someStore();
      editLedger(store, change);
      const { findings } = await verifyAudit(store.folder, store.keys);
      expect(findings).toContainEqual(expect.objectContaining({ code: 'ledger.broken' }));
      const again = await openTestStore({ folder: store.folder, keys: store.keys });
      expect(again.problems()).toContainEqual({ code: 'ledger.broken', level: 'alarm' });
    }
  });

  it('finds a ledger that was cut by more than a crash explains, or taken away, also after a start has healed it', async () => {
    for (const keep of [1, 2, 0]) {
      const store = await someStore();
      if (keep === 0) rmSync(ledgerPath(store.folder));
      else editLedger(store, (lines) => lines.slice(0, keep));
      expect(await codes(store)).toContain('ledger.cut');
      await (await openTestStore({ folder: store.folder, keys: store.keys })).close();
      expect(await codes(store)).toContain('ledger.cut');
    }
  });

  it('finds by the anchor kept outside that everything was put back to an older day', async () => {
    const store = await openTestStore();
    const doc = await committed(store, personDoc('p1'));
    const monday = `${store.folder}/monday`;
    mkdirSync(monday);
    const files = [docPath(store.folder, P1), ledgerPath(store.folder)];
    for (const [n, file] of files.entries()) copyFileSync(file, `${monday}/${n}`);
    await committed(store, renamed(doc, 'Tess Second'));
    const anchor = store.ledgerHead();
    await store.close();
    expect((await verifyAudit(store.folder, store.keys, anchor)).ok).toBe(true);
    for (const [n, file] of files.entries()) copyFileSync(`${monday}/${n}`, file);
    expect((await verifyAudit(store.folder, store.keys)).ok).toBe(true);
    const { findings } = await verifyAudit(store.folder, store.keys, anchor);
    expect(findings).toEqual([{ code: 'ledger.anchor_missed', n: anchor.n }]);
  });
});

describe('a damaged document', () => {
  it.each([
    ['its body', 'doc.damaged', (bytes: Buffer) => flipped(bytes, bytes.length - 5)],
    ['its body, cut short', 'doc.damaged', (bytes: Buffer) => bytes.subarray(0, bytes.length - 9)],
    ['its header', 'doc.header_damaged', (bytes: Buffer) => flipped(bytes, 30)],
    ['all of it', 'doc.header_damaged', () => Buffer.alloc(0)],
  ])('(%s) is refused and named, and the rest goes on', async (_, code, damage) => {
    const store = await someStore();
    const path = docPath(store.folder, P1);
    writeFileSync(path, damage(readFileSync(path)));
    expect(await codes(store)).toContain(code);
    const again = await openTestStore({ folder: store.folder, keys: store.keys });
    await expect(again.read('person', 'p1')).rejects.toMatchObject({ name: 'StoreUnreadable', code });
    await expect(again.commit(personDoc('p1'))).rejects.toMatchObject({ code });
    expect(again.problems()).toEqual([{ code, level: 'refused', ...P1 }]);
    expect((await committed(again, personDoc('p3'))).version).toBe(1);
    expect((await again.read('person', 'p2'))?.id).toBe('p2');
  });

  it('that is found only when it is read no longer falls due', async () => {
    const store = await openTestStore();
    await committed(store, personDoc('p1', { dueAt: 5 }));
    await store.close();
    const path = docPath(store.folder, P1);
    writeFileSync(path, flipped(readFileSync(path), readFileSync(path).length - 5));
    const again = await openTestStore({ folder: store.folder, keys: store.keys });
    expect(await again.nextDueAt()).toBe(5);
    await expect(again.read('person', 'p1')).rejects.toMatchObject({ code: 'doc.damaged' });
    expect(await again.nextDueAt()).toBeNull();
  });

  it('whose key is gone or damaged is refused', async () => {
    for (const [code, harm] of [
      ['doc.key_missing', (path: string) => rmSync(path)],
      ['doc.key_damaged', (path: string) => writeFileSync(path, 'x')],
    ] as const) {
      const store = await someStore();
      harm(keyPath(store.folder, P1));
      expect(await codes(store)).toEqual([code]);
      const again = await openTestStore({ folder: store.folder, keys: store.keys });
      await expect(again.read('person', 'p1')).rejects.toMatchObject({ code });
    }
  });
});

describe('a ledger that a crash left behind', () => {
  it('with a torn last line is repaired, and the document whose line it was is healed and noted', async () => {
    const store = await someStore();
    const text = readFileSync(ledgerPath(store.folder), 'utf8');
    writeFileSync(ledgerPath(store.folder), text.slice(0, -20));
    const again = await openTestStore({ folder: store.folder, keys: store.keys });
    expect(again.problems()).toEqual([
      { code: 'ledger.torn', level: 'note' },
      { code: 'ledger.healed', level: 'note', ...P1 },
    ]);
    expect((await again.read('person', 'p1'))?.version).toBe(3);
    expect(await verifyAudit(store.folder, store.keys)).toMatchObject({ ok: true, notes: [] });
  });
});

function editLedger(store: TestStore, change: (lines: string[]) => string[]): void {
  const lines = readFileSync(ledgerPath(store.folder), 'utf8').trimEnd().split('\n');
  writeFileSync(ledgerPath(store.folder), `${change(lines).join('\n')}\n`);
}

function flipped(bytes: Buffer, place: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[place] = (copy[place] ?? 0) ^ 1;
  return copy;
}

async function committed(store: Store, doc: PersonDoc): Promise<PersonDoc> {
  const result = await store.commit<'person'>(doc);
  if (!result.ok) throw new Error(result.why);
  return result.doc;
}
